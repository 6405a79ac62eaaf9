// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/output/report.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead::isolation {

namespace {

constexpr std::size_t mostFindings = 10; // of one control; --json has all

std::string percent(std::optional<int> value)
{
    return value ? std::to_string(*value) + " %" : "–";
}

std::string figures(const Figures &figures)
{
    return "proven " + percent(figures.proven) + " (possible " + percent(figures.possible) + "), coverage "
        + percent(figures.coverage) + ", machine-proven " + percent(figures.machineProven);
}

//! Words as a person writes them.
std::string words(Status status)
{
    static constexpr std::array<const char *, 5> names = {"isolated", "weak", "unproven", "not assessed", "NOT ISOLATED"};
    return names[static_cast<std::size_t>(status)];
}

std::string words(Layer layer)
{
    static constexpr std::array<const char *, layerCount> names
        = {"Infrastructure", "Identity", "Data", "Policies", "CI/CD", "Observability", "Governance"};
    return names[static_cast<std::size_t>(layer)];
}

//! Columns that UTF-8 text takes: what continues a character takes none.
std::size_t columnsOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

//! How many bytes the first columns of the text are.
std::size_t bytesOf(std::string_view text, std::size_t columns)
{
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const bool isNext = (text[at] & 0xc0) != 0x80;
        if (isNext && columns == 0)
            break;
        columns -= isNext ? 1 : 0;
    }
    return at;
}

//! Adds `text` behind `first`, broken at spaces, and within words that are longer than a line, so that no line is longer
//! than `width`; further lines are indented alike.
void addWrapped(std::string &out, std::string_view first, std::string_view text, int width)
{
    const std::string safe = harmless(text);
    const std::string_view rest = safe;
    const auto most = static_cast<std::size_t>(width);
    std::string line(first);
    bool empty = true;
    const auto breakLine = [&] {
        out += line + '\n';
        line.assign(columnsOf(first), ' ');
        empty = true;
    };
    for (std::size_t at = 0; at < rest.size();) {
        const std::size_t end = std::min(rest.find(' ', at), rest.size());
        std::string_view word = rest.substr(at, end - at);
        at = end + 1;
        if (!empty && columnsOf(line) + 1 + columnsOf(word) > most)
            breakLine();
        if (!empty)
            line += ' ';
        while (columnsOf(line) + columnsOf(word) > most) {
            const std::size_t part = bytesOf(word, most - columnsOf(line));
            line.append(word.substr(0, part));
            word.remove_prefix(part);
            breakLine();
        }
        line.append(word);
        empty = false;
    }
    out += line + '\n';
}

class Writer
{
public:
    Writer(const CheckReport &report, int width)
        : m_report(report)
        , m_width(std::max(width, 60))
    {
    }

    std::string write()
    {
        for (const PairReport &pair : m_report.pairs)
            writePair(pair);
        for (const UnreadGateway &one : m_report.unread)
            addWrapped(m_out, "Not read: ", one.error.toText().toStdString(), m_width);
        return std::move(m_out);
    }

private:
    void writePair(const PairReport &pair)
    {
        const PairResult &result = pair.result;
        std::string head = result.sandbox.text().toStdString() + " / " + result.production.text().toStdString() + ": "
            + words(result.score.status);
        if (result.score.status != Status::Isolated)
            head += ", weakest layer: " + words(result.score.weakest);
        addWrapped(m_out, {}, head, m_width);
        addWrapped(m_out, "  ", figures(result.score.figures), m_width);
        m_out += '\n';
        for (int i = 0; i < layerCount; ++i)
            writeLayer(pair, static_cast<Layer>(i));
        writeExceptions(pair);
        if (pair.hasEarlierRun)
            m_out += std::to_string(newCount(pair)) + " new since the run before, " + std::to_string(pair.resolved.size())
                + " resolved\n\n";
    }

    void writeExceptions(const PairReport &pair)
    {
        if (pair.exceptions.empty())
            return;
        m_out += "Exceptions:\n";
        for (const ExceptionNote &note : pair.exceptions)
            addWrapped(m_out, "  - ", note.exception.substr(0, 8) + " (" + note.control + "): " + note.message, m_width);
        m_out += '\n';
    }

    //! ", 2 findings accepted until 2026-12-12"; empty if there is none in the layer.
    [[nodiscard]] std::string acceptedOf(const PairReport &pair, Layer layer) const
    {
        std::int64_t count = 0;
        UtcTime first = UtcTime::max();
        for (const Control &control : m_report.catalogue->controls()) {
            const ControlResult *result = control.layer == layer ? pair.result.find(control.id.toStdString()) : nullptr;
            if (result == nullptr)
                continue;
            for (const UnitResult &unit : result->units) {
                if (const AcceptedFinding *accepted = acceptedBy(pair, result->control, unit)) {
                    ++count;
                    first = std::min(first, accepted->until);
                }
            }
        }
        if (count == 0)
            return {};
        return ", " + std::to_string(count) + (count == 1 ? " finding" : " findings") + " accepted until " + isoTime(first).substr(0, 10);
    }

    static std::int64_t newCount(const PairReport &pair)
    {
        return std::count_if(pair.lives.begin(), pair.lives.end(), [](const auto &life) { return life.second.isNew; });
    }

    void writeLayer(const PairReport &pair, Layer layer)
    {
        const LayerScore &score = pair.result.layer(layer);
        const std::string suffix = score.isPartlyAttested ? " (partly attested)" : "";
        addWrapped(m_out, {}, words(layer) + ": " + words(score.status) + suffix + ", " + figures(score.figures) + acceptedOf(pair, layer), m_width);
        for (const Control &control : m_report.catalogue->controls()) {
            const ControlResult *result = pair.result.find(control.id.toStdString());
            if (control.layer == layer && result != nullptr)
                writeControl(pair, control, *result);
        }
        m_out += '\n';
    }

    void writeControl(const PairReport &pair, const Control &control, const ControlResult &result)
    {
        std::string head = "  " + verdictWords(pair, result);
        head.resize(std::max<std::size_t>(head.size() + 1, 18), ' ');
        head += control.id.toStdString() + "  ";
        const bool says = result.verdict == Verdict::Fail || result.verdict == Verdict::Warn;
        addWrapped(m_out, head, says ? control.title.toStdString() : control.title.toStdString() + ": " + reasonOf(result),
                   m_width);
        if (!says)
            return;
        const auto findings = distinctUnits(result);
        for (std::size_t i = 0; i < std::min(findings.size(), mostFindings); ++i)
            writeFinding(pair, result, *findings[i]);
        if (findings.size() > mostFindings)
            m_out += "      … and " + std::to_string(findings.size() - mostFindings) + " more\n";
        addWrapped(m_out, "      do: ", remedyOf(m_report, control, *findings.front()).toStdString(), m_width);
    }

    //! "fail", "fail, accepted until 2026-12-12" if that goes for all of it, "pass (attested)".
    static std::string verdictWords(const PairReport &pair, const ControlResult &result)
    {
        const std::string word(toWire(result.verdict));
        if (result.isSupplied && result.verdict == Verdict::Pass && result.assurance == Assurance::A1)
            return word + " (attested)";
        UtcTime first = UtcTime::max();
        for (const UnitResult &unit : result.units) {
            if (unit.verdict != result.verdict)
                continue;
            const AcceptedFinding *accepted = acceptedBy(pair, result.control, unit);
            if (accepted == nullptr)
                return word;
            first = std::min(first, accepted->until);
        }
        return first == UtcTime::max() ? word : word + ", accepted until " + isoTime(first).substr(0, 10);
    }

    void writeFinding(const PairReport &pair, const ControlResult &result, const UnitResult &unit)
    {
        const AcceptedFinding *accepted = acceptedBy(pair, result.control, unit);
        const std::string suffix = accepted == nullptr ? std::string() : "; " + acceptedWords(*accepted);
        addWrapped(m_out, "      - ", sentence(unit) + life(pair, findingFingerprint(result.control, unit.unit), unit) + suffix, m_width);
        for (const auto &[side, fact] : {std::pair{"sandbox", &unit.sandbox}, std::pair{"production", &unit.production}}) {
            if (fact->isSet())
                addWrapped(m_out, std::string("        ") + side + ": ", shown(*fact), m_width);
        }
    }

    //! The units behind the verdict. What is found from either side is told once.
    static std::vector<const UnitResult *> distinctUnits(const ControlResult &result)
    {
        std::vector<const UnitResult *> units;
        std::set<std::string> told;
        for (const UnitResult &unit : result.units) {
            if (unit.verdict != result.verdict)
                continue;
            const bool bothSides = unit.sandbox.isSet() && unit.production.isSet();
            if (!bothSides || told.insert(placeOf(unit.sandbox) + '\n' + placeOf(unit.production)).second)
                units.push_back(&unit);
        }
        return units;
    }

    static std::string placeOf(const FactRef &fact)
    {
        return fact.gateway.text().toStdString() + '\n' + fact.kind + '\n' + fact.id + '\n' + fact.field;
    }

    static std::string life(const PairReport &pair, const std::string &fingerprint, const UnitResult &unit)
    {
        if (unit.isSticky)
            return " (not verified again)";
        const auto known = pair.lives.find(fingerprint);
        if (known == pair.lives.end() || !pair.hasEarlierRun)
            return {};
        if (known->second.isReopened)
            return known->second.isNew ? " (new, was resolved before)" : " (was resolved before)";
        return known->second.isNew ? " (new)" : " (since " + isoTime(known->second.sinceAt).substr(0, 10) + ")";
    }

    const CheckReport &m_report;
    int m_width;
    std::string m_out;
};

} // namespace

std::string toText(const CheckReport &report, int width)
{
    return Writer(report, width).write();
}

} // namespace bulkhead::isolation
