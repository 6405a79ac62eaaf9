// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rows/preparedrows.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead {

//! Rows of the audit log's table, packed: what many entries share stands once, in a group, so that a row is sixteen bytes. Filled once in the
//! order of the log and finished, then read only.
class AuditRows
{
public:
    //! Of the whole log; numbers of words are positions in it.
    using Words = std::shared_ptr<const std::vector<std::string>>;

    //! What entries have in common.
    struct Group
    {
        std::uint32_t who = 0; //!< word, as the next three
        std::uint16_t action = 0, objectKind = 0, environment = 0;
        std::uint8_t phase = 0; //!< as the log numbers them
        bool isSigned = false;
        friend bool operator==(const Group &, const Group &) = default;
    };
    struct Row
    {
        std::int64_t at = 0;      //!< milliseconds since 1970, UTC
        std::uint32_t object = 0; //!< see `object`
        std::uint32_t group = 0;
    };
    //! What a group's entries did, as it is shown: to be found and sorted by.
    using Spoken = std::function<std::string(const Group &)>;

    AuditRows(Words words, Spoken spoken);
    AuditRows()
        : AuditRows(std::make_shared<const std::vector<std::string>>(), nullptr)
    {
    }

    void reserve(std::size_t rows);
    //! In the order of ascending seq.
    void add(std::uint64_t seq, std::int64_t at, std::uint32_t objectWord, const Group &group);
    //! After the last row.
    void finish();

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] const Row &row(std::uint32_t index) const { return m_rows[index]; }
    [[nodiscard]] const Group &groupOf(std::uint32_t index) const { return m_groups[m_rows[index].group]; }
    [[nodiscard]] const std::vector<Group> &groups() const { return m_groups; }
    //! What it did, as it is shown.
    [[nodiscard]] const std::string &spoken(std::uint32_t group) const { return m_spoken[group]; }
    [[nodiscard]] const std::string &word(std::uint32_t number) const { return (*m_words)[number]; }
    [[nodiscard]] std::size_t objectCount() const { return m_objects.size(); }
    [[nodiscard]] const std::string &object(std::uint32_t object) const { return word(m_objects[object]); }

    [[nodiscard]] std::uint64_t seq(std::uint32_t index) const { return m_seqs.empty() ? index + std::uint64_t(1) : m_seqs[index]; }
    //! The row of an entry, or `noRow`.
    [[nodiscard]] std::uint32_t find(std::uint64_t seq) const;

    //! What a table is narrowed to.
    struct Question
    {
        std::vector<std::string> words;      //!< in lower case; all of them, each in any text of the entry or its number
        std::vector<std::uint8_t> groups;    //!< per group whether it fits; empty: all do
        std::int64_t since = std::numeric_limits<std::int64_t>::min(), until = std::numeric_limits<std::int64_t>::max(); //!< until: not any more
    };
    [[nodiscard]] RowSet matching(const Question &question) const;

private:
    using Marks = std::vector<std::uint8_t>; //!< a bit for each of up to eight words
    [[nodiscard]] std::uint32_t objectAt(std::size_t position, std::uint32_t object) const;
    void markObjects(std::string_view word, std::uint8_t bit, Marks &marks) const;
    void markGroups(std::string_view word, std::uint8_t bit, Marks &marks) const;
    void keepWords(RowSet &rows, const std::vector<std::string> &words) const;

    Words m_words;
    Spoken m_speak;
    std::vector<Row> m_rows;
    std::vector<std::uint64_t> m_seqs;            //!< only of a log with gaps
    std::vector<Group> m_groups;
    std::vector<std::string> m_spoken, m_groupTexts; //!< texts: what is searched, in lower case
    std::vector<std::uint32_t> m_objects;         //!< words
    std::string m_objectText;                     //!< of all objects, in lower case, each with an end; then a margin
    std::vector<std::size_t> m_objectBegins{0};
    struct GroupHash
    {
        std::size_t operator()(const Group &group) const;
    };
    std::unordered_map<Group, std::uint32_t, GroupHash> m_groupOf; //!< this and the next only until all rows are there
    std::vector<std::uint32_t> m_objectOf;                         //!< by word
};

//! By what the table can be sorted. Among equal ones the newest comes first.
struct AuditSort
{
    enum class By : std::uint8_t { Entry, When, Who, What, On, Signed };
    By by = By::Entry;
    bool descending = true;
    friend bool operator==(const AuditSort &, const AuditSort &) = default;
};
[[nodiscard]] RowList sortedRows(const AuditRows &rows, const AuditSort &sort);

//! Where each row of `from` is in `to`, by seq; `noRow` if it is not.
[[nodiscard]] RowList newPositions(const AuditRows &from, const AuditRows &to);

} // namespace bulkhead
