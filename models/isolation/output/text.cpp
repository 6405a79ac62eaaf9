// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/output/report.h"

#include <algorithm>
#include <array>

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

//! Adds `text`, broken at spaces so that no line is longer than `width`; further lines are indented alike.
void addWrapped(std::string &out, std::string_view first, std::string_view text, int width)
{
    const std::size_t indent = first.size();
    std::string line(first);
    bool empty = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (!empty && line.size() + 1 + word.size() > static_cast<std::size_t>(width)) {
            out += line + '\n';
            line.assign(indent, ' ');
            empty = true;
        }
        if (!empty)
            line += ' ';
        line.append(word);
        empty = false;
        at = end + 1;
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
        m_out += result.sandbox.text().toStdString() + " / " + result.production.text().toStdString() + ": "
            + words(result.score.status);
        if (result.score.status != Status::Isolated)
            m_out += ", weakest layer: " + words(result.score.weakest);
        m_out += "\n  " + figures(result.score.figures) + "\n\n";
        for (int i = 0; i < layerCount; ++i)
            writeLayer(pair, static_cast<Layer>(i));
        if (pair.hasEarlierRun)
            m_out += std::to_string(newCount(pair)) + " new since the run before, " + std::to_string(pair.resolved.size())
                + " resolved\n\n";
    }

    static std::int64_t newCount(const PairReport &pair)
    {
        return std::count_if(pair.lives.begin(), pair.lives.end(), [](const auto &life) { return life.second.isNew; });
    }

    void writeLayer(const PairReport &pair, Layer layer)
    {
        const LayerScore &score = pair.result.layer(layer);
        m_out += words(layer) + ": " + words(score.status);
        if (score.isPartlyAttested)
            m_out += " (partly attested)";
        m_out += ", " + figures(score.figures) + '\n';
        for (const Control &control : m_report.catalogue->controls()) {
            const ControlResult *result = pair.result.find(control.id.toStdString());
            if (control.layer == layer && result != nullptr)
                writeControl(control, *result);
        }
        m_out += '\n';
    }

    void writeControl(const Control &control, const ControlResult &result)
    {
        std::string head = "  " + std::string(toWire(result.verdict));
        head.resize(std::max<std::size_t>(head.size() + 1, 18), ' ');
        head += control.id.toStdString() + "  ";
        const bool says = result.verdict == Verdict::Fail || result.verdict == Verdict::Warn;
        addWrapped(m_out, head, says ? control.title.toStdString() : control.title.toStdString() + ": " + reasonOf(result),
                   m_width);
        if (!says)
            return;
        std::size_t shownUnits = 0;
        for (const UnitResult &unit : result.units) {
            if (unit.verdict != result.verdict || ++shownUnits > mostFindings)
                continue;
            addWrapped(m_out, "      - ", sentence(unit) + (unit.isSticky ? " (not verified again)" : ""), m_width);
            for (const auto &[side, fact] : {std::pair{"sandbox", &unit.sandbox}, std::pair{"production", &unit.production}}) {
                if (fact->isSet())
                    addWrapped(m_out, std::string("        ") + side + ": ", shown(*fact), m_width);
            }
        }
        if (shownUnits > mostFindings)
            m_out += "      … and " + std::to_string(shownUnits - mostFindings) + " more\n";
        const auto worst = std::find_if(result.units.begin(), result.units.end(),
                                        [&](const UnitResult &unit) { return unit.verdict == result.verdict; });
        addWrapped(m_out, "      do: ", remedyOf(m_report, control, *worst).toStdString(), m_width);
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
