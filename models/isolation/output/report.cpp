// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/output/report.h"

#include <algorithm>
#include <chrono>

namespace bulkhead::isolation {

namespace {

QString kindOf(const CheckReport &report, const FactRef &fact)
{
    if (report.facts == nullptr || fact.gateway.isEmpty())
        return {};
    const auto &gateways = report.facts->gateways;
    const auto found = std::find_if(gateways.begin(), gateways.end(),
                                    [&fact](const GatewayFacts &gateway) { return gateway.id == fact.gateway; });
    return found == gateways.end() ? QString() : QString::fromStdString(found->product);
}

} // namespace

QString remedyOf(const CheckReport &report, const Control &control, const UnitResult &unit)
{
    const QString production = kindOf(report, unit.production);
    return control.remedy(production.isEmpty() ? kindOf(report, unit.sandbox) : production);
}

const AcceptedFinding *acceptedBy(const PairReport &pair, std::string_view control, const UnitResult &unit)
{
    if (pair.accepted.empty() || (unit.verdict != Verdict::Fail && unit.verdict != Verdict::Warn))
        return nullptr;
    const auto found = pair.accepted.find(findingFingerprint(control, unit.unit));
    return found == pair.accepted.end() ? nullptr : &found->second;
}

std::string acceptedWords(const AcceptedFinding &accepted)
{
    return "accepted until " + isoTime(accepted.until).substr(0, 10) + " (exception " + accepted.exception.substr(0, 8) + ")";
}

bool standsIn(const ControlResult &control)
{
    const Control *known = ControlCatalogue::builtIn().find(QString::fromStdString(control.control));
    return control.isSupplied && control.assurance == Assurance::A1 && known != nullptr && known->method == Method::Probe && known->severity == Severity::Critical;
}

std::string reasonOf(const ControlResult &control)
{
    const auto worst = std::find_if(control.units.begin(), control.units.end(),
                                    [&control](const UnitResult &unit) { return unit.verdict == control.verdict; });
    if (worst == control.units.end() && standsIn(control))
        return "A signed test report of exactly this path stands in for the probe (assurance A1): all " + std::to_string(control.counts[Verdict::Pass]) + " pass";
    if (worst == control.units.end())
        return "All " + std::to_string(control.counts[Verdict::Pass]) + " pass";
    std::string text = sentence(*worst);
    const std::int64_t same = control.counts[control.verdict];
    if (same > 1)
        text += " (and " + std::to_string(same - 1) + " more)";
    return text;
}

std::array<std::string_view, 9> shownParts(std::string_view gateway, const FactRef &fact)
{
    const auto before = [](std::string_view separator, const std::string &text) { return text.empty() ? std::string_view() : separator; };
    const std::string &name = fact.name.empty() ? fact.id : fact.name;
    return {gateway, before(" ", fact.kind), fact.kind, before(" ", name), name, before(", ", fact.field), fact.field, before(": ", fact.value), fact.value};
}

void appendShown(std::string &out, std::string_view gateway, const FactRef &fact)
{
    for (const std::string_view part : shownParts(gateway, fact))
        out.append(part);
}

std::string shown(const FactRef &fact)
{
    std::string text;
    appendShown(text, fact.gateway.text().toStdString(), fact);
    return text;
}

QString plain(std::string_view wire)
{
    return QString::fromUtf8(wire.data(), qsizetype(wire.size())).replace(QLatin1Char('_'), QLatin1Char(' '));
}

std::string harmless(std::string_view text)
{
    QString result = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    for (QChar &c : result) {
        const ushort code = c.unicode();
        const bool turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
        if (code == '\n' || code == '\t')
            c = QLatin1Char(' ');
        else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || turns)
            c = QChar(QChar::ReplacementCharacter);
    }
    return result.toStdString();
}

QString pairName(const PairResult &pair)
{
    return pair.sandbox.text() + QLatin1Char('/') + pair.production.text();
}

std::string isoTime(UtcTime time)
{
    // Written out: large tables have four of them in a row, and QDateTime takes a thousand instructions for each.
    using namespace std::chrono;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<seconds>(time) - day);
    const int year = static_cast<int>(date.year());
    std::string text = "0000-00-00T00:00:00Z";
    if (year < 1 || year > 9999)
        return {};
    const auto put = [&text](std::size_t end, unsigned number) {
        for (; number > 0; number /= 10)
            text[--end] = static_cast<char>('0' + number % 10);
    };
    put(4, static_cast<unsigned>(year));
    put(7, static_cast<unsigned>(date.month()));
    put(10, static_cast<unsigned>(date.day()));
    put(13, static_cast<unsigned>(clock.hours().count()));
    put(16, static_cast<unsigned>(clock.minutes().count()));
    put(19, static_cast<unsigned>(clock.seconds().count()));
    return text;
}

} // namespace bulkhead::isolation
