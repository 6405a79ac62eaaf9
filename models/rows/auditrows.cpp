// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/auditrows.h"

#include "core/jsonreader.h"
#include "rows/textsearch.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <unordered_map>

namespace bulkhead {

namespace {

using By = AuditSort::By;

constexpr char partEnd = '\x1f';
constexpr std::size_t wordsAtOnce = 8; // a bit each in a byte

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! The number that a word of digits alone is; 0 for any other.
std::uint64_t numberOf(std::string_view word)
{
    constexpr std::size_t mostDigits = 18;
    if (word.empty() || word.front() == '0' || word.size() > mostDigits || !std::all_of(word.begin(), word.end(), isDigit))
        return 0;
    return std::accumulate(word.begin(), word.end(), std::uint64_t(0),
                           [](std::uint64_t number, char digit) { return number * 10 + static_cast<unsigned>(digit - '0'); });
}

//! Many texts in one piece of memory.
class Texts
{
public:
    [[nodiscard]] std::size_t size() const { return m_begins.size() - 1; }
    [[nodiscard]] std::string_view operator[](std::size_t index) const
    {
        return std::string_view(m_all).substr(m_begins[index], m_begins[index + 1] - m_begins[index]);
    }
    [[nodiscard]] std::string &last() { return m_all; } //!< the text that `end` ends
    void end() { m_begins.push_back(m_all.size()); }

private:
    std::string m_all;
    std::vector<std::size_t> m_begins{0};
};

//! Bytes that compare as people order names: numbers in the text by their value ("P-9" before "P-10").
void appendNatural(std::string &key, std::string_view text)
{
    const std::string folded = foldedCase(text);
    for (std::size_t at = 0; at < folded.size();) {
        if (!isDigit(folded[at])) {
            key += folded[at++];
            continue;
        }
        std::size_t end = at;
        while (end < folded.size() && isDigit(folded[end]))
            ++end;
        while (at + 1 < end && folded[at] == '0')
            ++at;
        const std::size_t size = end - at; // longer numbers are greater
        key += static_cast<char>('0' + std::min<std::size_t>(size, 9));
        if (size > 9)
            key += static_cast<char>('9' + std::min<std::size_t>(size - 9, 60));
        key.append(folded, at, size);
        at = end;
    }
}

//! Eight bytes of a text from a place on, so that numbers compare as the texts do; 0 behind its end.
std::uint64_t chunkOf(std::string_view text, std::size_t place)
{
    std::uint64_t chunk = 0;
    for (std::size_t i = place; i < place + sizeof chunk; ++i)
        chunk = chunk << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return chunk;
}

struct Keyed
{
    std::uint64_t chunk = 0;
    std::uint32_t text = 0;
};

constexpr std::size_t deepest = 256; //!< bytes that are looked at eight at a time; texts that are alike so far are compared whole

void rankWhole(const Texts &texts, std::span<Keyed> range, std::uint32_t &rank, std::vector<std::uint32_t> &ranks)
{
    std::sort(range.begin(), range.end(), [&texts](const Keyed &a, const Keyed &b) { return texts[a.text] < texts[b.text]; });
    for (std::size_t i = 0; i < range.size(); ++i) {
        if (i > 0 && texts[range[i].text] != texts[range[i - 1].text])
            ++rank;
        ranks[range[i].text] = rank;
    }
    ++rank;
}

//! Sorts by eight bytes at a time: where texts begin alike, their next ones decide. Gives each its rank; equal ones share it.
void rankRange(const Texts &texts, std::span<Keyed> range, std::size_t place, std::uint32_t &rank, std::vector<std::uint32_t> &ranks)
{
    std::sort(range.begin(), range.end(), [](const Keyed &a, const Keyed &b) { return a.chunk < b.chunk; });
    for (std::size_t first = 0; first < range.size();) {
        std::size_t last = first + 1;
        while (last < range.size() && range[last].chunk == range[first].chunk)
            ++last;
        const std::span<Keyed> alike = range.subspan(first, last - first);
        std::uint64_t more = 0; // no text goes on with zeros
        for (std::size_t i = 0; alike.size() > 1 && i < alike.size(); ++i) {
            alike[i].chunk = chunkOf(texts[alike[i].text], place + sizeof more);
            more |= alike[i].chunk;
        }
        if (more != 0 && place >= deepest) {
            rankWhole(texts, alike, rank, ranks);
        } else if (more != 0) {
            rankRange(texts, alike, place + sizeof more, rank, ranks);
        } else {
            for (const Keyed &one : alike)
                ranks[one.text] = rank;
            ++rank;
        }
        first = last;
    }
}

//! The place of each text among all of them in their order.
std::vector<std::uint32_t> ranksOf(const Texts &texts)
{
    std::vector<Keyed> keyed(texts.size());
    for (std::uint32_t i = 0; i < keyed.size(); ++i)
        keyed[i] = {chunkOf(texts[i], 0), i};
    std::vector<std::uint32_t> ranks(texts.size());
    std::uint32_t rank = 0;
    rankRange(texts, keyed, 0, rank, ranks);
    return ranks;
}

void appendGroupKey(std::string &key, const AuditRows &rows, std::uint32_t group, By by)
{
    const AuditRows::Group &one = rows.groups()[group];
    if (by == By::What) {
        key += foldedCase(rows.spoken(group));
        return;
    }
    if (by == By::Who) {
        appendNatural(key, rows.word(one.who));
        key += partEnd;
    }
    key += one.isSigned ? '0' : '1';
}

//! Of each group or object, by which its entries are sorted.
std::vector<std::uint32_t> ranksFor(const AuditRows &rows, By by)
{
    Texts keys;
    const std::size_t count = by == By::On ? rows.objects().size() : rows.groups().size();
    for (std::uint32_t i = 0; i < count; ++i) {
        if (by == By::On)
            appendNatural(keys.last(), rows.word(rows.objects()[i]));
        else
            appendGroupKey(keys.last(), rows, i, by);
        keys.end();
    }
    return ranksOf(keys);
}

//! Counts how many rows come before each rank, then gives each row its place: the newest of a rank first.
RowList sortedByRank(const AuditRows &rows, const AuditSort &sort)
{
    const std::vector<std::uint32_t> ranks = ranksFor(rows, sort.by);
    const std::uint32_t last = ranks.empty() ? 0 : *std::max_element(ranks.begin(), ranks.end());
    const auto rankOf = [&](std::uint32_t row) {
        const std::uint32_t rank = ranks[sort.by == By::On ? rows.objectOf(row) : rows.groupOf(row)];
        return sort.descending ? last - rank : rank;
    };
    std::vector<std::uint32_t> places(std::size_t(last) + 2);
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        ++places[rankOf(row) + 1];
    std::partial_sum(places.begin(), places.end(), places.begin());
    RowList order(rows.size());
    for (auto row = static_cast<std::uint32_t>(rows.size()); row-- > 0;)
        order[places[rankOf(row)]++] = row;
    return order;
}

RowList sortedByTime(const AuditRows &rows, bool descending)
{
    RowList order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    if (descending)
        std::reverse(order.begin(), order.end());
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        const qint64 first = rows.line(a).at, second = rows.line(b).at;
        return first != second ? (first < second) != descending : a > b;
    };
    if (!std::is_sorted(order.begin(), order.end(), before)) // a clock nearly always goes on
        std::sort(order.begin(), order.end(), before);
    return order;
}

//! Gives groups their numbers.
struct GroupHash
{
    std::size_t operator()(const AuditRows::Group &group) const
    {
        std::uint64_t hash = group.who;
        for (const std::uint64_t part : {std::uint64_t(group.action), std::uint64_t(group.objectKind), std::uint64_t(group.environment),
                                         static_cast<std::uint64_t>(group.phase) << 1U | (group.isSigned ? 1U : 0U)})
            hash = (hash ^ part) * 0x9e3779b97f4a7c15ULL;
        return static_cast<std::size_t>(hash ^ hash >> 32U);
    }
};

} // namespace

AuditRows::AuditRows(std::shared_ptr<const AuditList> list, const Spoken &spoken)
    : m_list(std::move(list))
{
    std::unordered_map<Group, std::uint32_t, GroupHash> groups;
    RowList objects(m_list->words.size(), noRow); // by word
    m_group.reserve(m_list->lines.size());
    m_object.reserve(m_list->lines.size());
    for (const AuditLine &line : m_list->lines) {
        const Group group{line.who, line.action, line.objectKind, line.environment, line.phase, line.isSigned};
        const auto [known, isNew] = groups.try_emplace(group, static_cast<std::uint32_t>(m_groups.size()));
        if (isNew)
            addGroup(group, spoken);
        std::uint32_t &object = objects[line.objectId];
        if (object == noRow) {
            object = static_cast<std::uint32_t>(m_objects.size());
            addObject(line.objectId);
        }
        m_group.push_back(known->second);
        m_object.push_back(object);
    }
    m_objectText.append(searchMargin, '\0');
    m_objects.shrink_to_fit();
    m_objectText.shrink_to_fit();
    m_objectBegins.shrink_to_fit();
}

void AuditRows::addGroup(const Group &group, const Spoken &spoken)
{
    m_groups.push_back(group);
    m_spoken.push_back(spoken ? spoken(word(group.action), group.phase) : word(group.action));
    std::string text;
    for (const std::string &part : {word(group.who), word(group.action), m_spoken.back(), word(group.objectKind), word(group.environment)})
        text += foldedCase(part) + partEnd;
    m_groupTexts.push_back(std::move(text));
}

void AuditRows::addObject(std::uint32_t object)
{
    m_objects.push_back(object);
    m_objectText += foldedCase(word(object));
    m_objectText += partEnd;
    m_objectBegins.push_back(m_objectText.size());
}

std::uint32_t AuditRows::find(std::uint64_t seq) const
{
    const std::vector<std::uint64_t> &seqs = m_list->seqs;
    if (seqs.empty())
        return seq >= 1 && seq <= size() ? static_cast<std::uint32_t>(seq - 1) : noRow;
    const auto at = std::lower_bound(seqs.begin(), seqs.end(), seq);
    return at != seqs.end() && *at == seq ? static_cast<std::uint32_t>(at - seqs.begin()) : noRow;
}

//! The object whose text has the position, at or after `object`. Hits come close to each other or far apart: doubles the step, then halves it.
std::uint32_t AuditRows::objectAt(std::size_t position, std::uint32_t object) const
{
    std::uint32_t step = 1;
    while (object + step < m_objects.size() && m_objectBegins[object + step] <= position) {
        object += step;
        step *= 2;
    }
    for (; step > 0; step /= 2) {
        if (object + step < m_objects.size() && m_objectBegins[object + step] <= position)
            object += step;
    }
    return object;
}

void AuditRows::markObjects(std::string_view word, std::uint8_t bit, Marks &marks) const
{
    inParts(static_cast<std::uint32_t>(m_objects.size()), [&](std::uint32_t begin, std::uint32_t end) {
        const char *const text = m_objectText.data();
        const char *const last = text + m_objectBegins[end];
        std::uint32_t object = begin;
        for (const char *at = text + m_objectBegins[begin]; at < last; at = text + m_objectBegins[object + 1]) {
            at = findWord(at, last, word);
            if (at == nullptr)
                return;
            object = objectAt(static_cast<std::size_t>(at - text), object);
            marks[object] |= bit;
        }
    });
}

void AuditRows::markGroups(std::string_view word, std::uint8_t bit, Marks &marks) const
{
    for (std::size_t group = 0; group < m_groupTexts.size(); ++group) {
        if (m_groupTexts[group].find(word) != std::string::npos)
            marks[group] |= bit;
    }
}

//! Up to eight words, each found in what the entry shares with others, in its object, or as its number.
void AuditRows::keepWords(RowSet &rows, const std::vector<std::string> &words) const
{
    const RowSet among = rows;
    Marks objects(m_objects.size()), groups(m_groups.size());
    std::uint8_t all = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto bit = static_cast<std::uint8_t>(1U << i);
        all |= bit;
        markObjects(words[i], bit, objects);
        markGroups(words[i], bit, groups);
    }
    const auto marksOf = [&](std::uint32_t row) { return groups[m_group[row]] | objects[m_object[row]]; };
    inParts(rows.size(), [&](std::uint32_t begin, std::uint32_t end) {
        rows.keepIf(begin, end, [&](std::uint32_t row) { return marksOf(row) == all; });
    });
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint32_t row = find(numberOf(words[i]));
        if (row != noRow && among.contains(row) && (marksOf(row) | 1U << i) == all)
            rows.insert(row);
    }
}

RowSet AuditRows::matching(const Question &question) const
{
    RowSet rows = RowSet::all(size());
    for (std::size_t begin = 0; begin < question.words.size(); begin += wordsAtOnce) {
        const std::size_t end = std::min(begin + wordsAtOnce, question.words.size());
        keepWords(rows, {question.words.begin() + std::ptrdiff_t(begin), question.words.begin() + std::ptrdiff_t(end)});
    }
    const bool isTimed = question.since != Question().since || question.until != Question().until;
    if (question.groups.empty() && !isTimed)
        return rows;
    inParts(rows.size(), [&](std::uint32_t begin, std::uint32_t end) {
        rows.keepIf(begin, end, [&](std::uint32_t row) {
            if (!question.groups.empty() && question.groups[m_group[row]] == 0)
                return false;
            return !isTimed || (line(row).at >= question.since && line(row).at < question.until);
        });
    });
    return rows;
}

RowList sortedRows(const AuditRows &rows, const AuditSort &sort)
{
    if (sort.by == By::When)
        return sortedByTime(rows, sort.descending);
    if (sort.by != By::Entry)
        return sortedByRank(rows, sort);
    RowList order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    if (sort.descending)
        std::reverse(order.begin(), order.end());
    return order;
}

RowList newPositions(const AuditRows &from, const AuditRows &to)
{
    RowList result(from.size(), noRow);
    std::uint32_t at = 0;
    for (std::uint32_t row = 0; row < from.size(); ++row) { // both ascend
        while (at < to.size() && to.seq(at) < from.seq(row))
            ++at;
        if (at < to.size() && to.seq(at) == from.seq(row))
            result[row] = at;
    }
    return result;
}

} // namespace bulkhead
