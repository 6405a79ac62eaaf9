// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportwords.h"

#include <array>
#include <cstdio>

namespace bulkhead::reports {

namespace {

using std::chrono::days;
using std::chrono::floor;

constexpr std::array<std::string_view, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                     "July",    "August",   "September", "October", "November", "December"};

struct Day
{
    int year = 0;
    unsigned month = 1, day = 1;
};

Day dayOf(UtcTime time)
{
    const std::chrono::year_month_day date(floor<days>(time));
    return {int(date.year()), unsigned(date.month()), unsigned(date.day())};
}

std::string monthWord(const Day &day)
{
    return std::string(months[day.month - 1]);
}

bool isMidnight(UtcTime time)
{
    return floor<days>(time) == time;
}

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

char upper(char letter)
{
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

} // namespace

std::string wordOf(isolation::Layer layer)
{
    static constexpr std::array<std::string_view, isolation::layerCount> words
        = {"Infrastructure", "Identity", "Data", "Policies", "CI/CD", "Observability", "Governance"};
    return std::string(words[static_cast<std::size_t>(layer)]);
}

std::string wordOf(isolation::Status status)
{
    static constexpr std::array<std::string_view, 5> words = {"Isolated", "Weak", "Unproven", "Not assessed", "Not isolated"};
    return std::string(words[static_cast<std::size_t>(status)]);
}

std::string wordOf(isolation::Verdict verdict)
{
    static constexpr std::array<std::string_view, isolation::verdictCount> words = {"Not applicable", "Pass", "Warn", "Unknown", "Fail"};
    return std::string(words[static_cast<std::size_t>(verdict)]);
}

std::string wordOf(isolation::Severity severity)
{
    static constexpr std::array<std::string_view, 4> words = {"Low", "Medium", "High", "Critical"};
    return std::string(words[static_cast<std::size_t>(severity)]);
}

std::string wordOf(isolation::Method method)
{
    static constexpr std::array<std::string_view, 4> words = {"By machine", "By probe", "By evidence", "By attestation"};
    return std::string(words[static_cast<std::size_t>(method)]);
}

std::string wordOf(promotion::State state)
{
    static constexpr std::array<std::string_view, promotion::stateCount> words
        = {"Draft", "Awaiting approval", "Approved", "Rejected", "Expired", "Void", "Executing", "Applied", "Failed", "Rolled back"};
    return std::string(words[static_cast<std::size_t>(state)]);
}

std::string wordOf(RequirementResult::State state)
{
    static constexpr std::array<std::string_view, 7> words = {"Pass", "Pass, attested", "Warn", "Unknown", "Fail", "Not applicable", "No control"};
    return std::string(words[static_cast<std::size_t>(state)]);
}

std::string wordOf(evidence::Exception::State state)
{
    static constexpr std::array<std::string_view, 6> words = {"Asked for", "In force", "Rejected", "Revoked", "Expired", "Void"};
    return std::string(words[static_cast<std::size_t>(state)]);
}

Tone toneOf(isolation::Verdict verdict)
{
    static constexpr std::array<Tone, isolation::verdictCount> tones = {Tone::NotApplicable, Tone::Pass, Tone::Warn, Tone::Unknown, Tone::Fail};
    return tones[static_cast<std::size_t>(verdict)];
}

Tone toneOf(isolation::Status status)
{
    static constexpr std::array<Tone, 5> tones = {Tone::Pass, Tone::Warn, Tone::Unknown, Tone::Unknown, Tone::Fail};
    return tones[static_cast<std::size_t>(status)];
}

Tone toneOf(RequirementResult::State state)
{
    static constexpr std::array<Tone, 7> tones = {Tone::Pass, Tone::Attested, Tone::Warn, Tone::Unknown, Tone::Fail, Tone::NotApplicable, Tone::NotApplicable};
    return tones[static_cast<std::size_t>(state)];
}

Cell verdictCell(const isolation::ControlResult &result)
{
    if (result.verdict == isolation::Verdict::Pass && result.assurance == isolation::Assurance::A1)
        return {isolation::standsIn(result) ? "Pass, by a test" : "Pass, attested", Tone::Attested, false};
    return {wordOf(result.verdict), toneOf(result.verdict), false};
}

std::string dayWord(UtcTime time)
{
    if (time == UtcTime{})
        return std::string(noFigure);
    const Day day = dayOf(time);
    return std::to_string(day.day) + ' ' + monthWord(day) + ' ' + std::to_string(day.year);
}

std::string momentWord(UtcTime time)
{
    if (time == UtcTime{})
        return std::string(noFigure);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time - floor<days>(time)).count();
    std::array<char, 32> clock{};
    std::snprintf(clock.data(), clock.size(), ", %02d:%02d UTC", int(minutes / 60), int(minutes % 60));
    return dayWord(time) + clock.data();
}

std::string periodWord(const Period &period)
{
    if (period.until <= period.from)
        return std::string(noFigure);
    if (!isMidnight(period.from) || !isMidnight(period.until))
        return "from " + momentWord(period.from) + " until " + momentWord(period.until);
    const UtcTime lastMoment = period.until - std::chrono::milliseconds(1);
    const Day first = dayOf(period.from), last = dayOf(lastMoment);
    if (first.year != last.year)
        return dayWord(period.from) + " to " + dayWord(lastMoment);
    if (first.month != last.month)
        return std::to_string(first.day) + ' ' + monthWord(first) + " to " + dayWord(lastMoment);
    return first.day == last.day ? dayWord(lastMoment) : std::to_string(first.day) + " to " + dayWord(lastMoment);
}

std::string ageWord(std::chrono::milliseconds age)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(age).count();
    if (minutes < 1)
        return "less than a minute";
    if (minutes < 60)
        return countWord(minutes, "minute", "minutes");
    if (minutes < 48 * 60) {
        const std::string hours = countWord(minutes / 60, "hour", "hours");
        return minutes % 60 == 0 ? hours : hours + ' ' + countWord(minutes % 60, "minute", "minutes");
    }
    return countWord(minutes / (24 * 60), "day", "days");
}

std::string numberWord(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t sign = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > sign + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string percentWord(std::optional<int> figure)
{
    return figure ? std::to_string(*figure) + " %" : std::string(noFigure);
}

std::string bytesWord(std::int64_t bytes)
{
    static constexpr std::array<std::string_view, 4> units = {"kB", "MB", "GB", "TB"};
    if (bytes < 1000)
        return countWord(bytes, "byte", "bytes");
    std::int64_t tenths = bytes / 100;
    std::size_t unit = 0;
    for (; tenths >= 10000 && unit + 1 < units.size(); ++unit)
        tenths /= 1000;
    return numberWord(tenths / 10) + '.' + std::to_string(tenths % 10) + ' ' + std::string(units[unit]);
}

std::string countWord(std::int64_t number, std::string_view one, std::string_view several)
{
    return numberWord(number) + ' ' + std::string(number == 1 ? one : several);
}

std::string listWord(const std::vector<std::string> &items, std::string_view none)
{
    if (items.empty())
        return std::string(none);
    std::string text = items.front();
    for (std::size_t i = 1; i < items.size(); ++i)
        text += (i + 1 == items.size() ? " and " : ", ") + items[i];
    return text;
}

std::string listWord(const QStringList &items, std::string_view none)
{
    std::vector<std::string> texts;
    texts.reserve(static_cast<std::size_t>(items.size()));
    for (const QString &item : items)
        texts.push_back(item.toStdString());
    return listWord(texts, none);
}

std::string shortListWord(const std::vector<std::string> &items, std::size_t most)
{
    if (items.size() <= most)
        return listWord(items);
    std::vector<std::string> some(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(most));
    some.push_back(numberWord(static_cast<std::int64_t>(items.size() - most)) + " more");
    return listWord(some);
}

std::string sentenceOf(std::string text)
{
    const bool hasEnd = text.empty() || text.back() == '.' || text.back() == '!' || text.back() == '?';
    return hasEnd ? text : text + '.';
}

std::string lowerFirst(std::string text)
{
    // A word in capitals is a name ("CI/CD", "INF-01") and stays.
    const bool isName = text.size() > 1 && text[1] != lower(text[1]);
    if (!text.empty() && !isName)
        text.front() = lower(text.front());
    return text;
}

std::string upperFirst(std::string text)
{
    if (!text.empty())
        text.front() = upper(text.front());
    return text;
}

std::string orNone(std::string text)
{
    return text.empty() ? std::string(noFigure) : text;
}

std::string orNone(const QString &text)
{
    return orNone(text.toStdString());
}

std::string pairWord(const isolation::PairResult &pair)
{
    return pair.sandbox.text().toStdString() + " and " + pair.production.text().toStdString();
}

std::string shortId(std::string_view id)
{
    return std::string(id.substr(0, 8));
}

} // namespace bulkhead::reports
