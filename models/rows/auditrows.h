// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rows/auditlines.h"
#include "rows/preparedrows.h"

#include <functional>
#include <limits>
#include <memory>
#include <string_view>

namespace bulkhead {

//! A log's list made ready for its table: what many entries share stands once, in a group, and objects are numbered, so that narrowing and
//! sorting look at eight bytes of an entry. Immutable, shared between threads; takes long to make for a log of a million entries.
class AuditRows
{
public:
    //! What entries have in common. Numbers of words are positions in the list's words.
    struct Group
    {
        std::uint32_t who = 0;
        std::uint16_t action = 0, objectKind = 0, environment = 0;
        audit::Phase phase = audit::Phase::Whole;
        bool isSigned = false;
        friend bool operator==(const Group &, const Group &) = default;
    };
    //! How an action is called where it is shown: it is found and sorted by that. Without, as the log calls it.
    using Spoken = std::function<std::string(const std::string &action, audit::Phase phase)>;

    explicit AuditRows(std::shared_ptr<const AuditList> list = std::make_shared<const AuditList>(), const Spoken &spoken = {});

    [[nodiscard]] std::size_t size() const { return m_group.size(); }
    [[nodiscard]] const AuditList &list() const { return *m_list; }
    [[nodiscard]] const AuditLine &line(std::uint32_t row) const { return m_list->lines[row]; }
    [[nodiscard]] std::uint64_t seq(std::uint32_t row) const { return m_list->seqAt(row); }
    [[nodiscard]] const std::string &word(std::uint32_t number) const { return m_list->words[number]; }
    //! The row of an entry, or `noRow`.
    [[nodiscard]] std::uint32_t find(std::uint64_t seq) const;

    [[nodiscard]] const std::vector<Group> &groups() const { return m_groups; }
    [[nodiscard]] std::uint32_t groupOf(std::uint32_t row) const { return m_group[row]; }
    //! What its entries did, as it is shown.
    [[nodiscard]] const std::string &spoken(std::uint32_t group) const { return m_spoken[group]; }
    //! Words that are objects, each once.
    [[nodiscard]] const std::vector<std::uint32_t> &objects() const { return m_objects; }
    [[nodiscard]] std::uint32_t objectOf(std::uint32_t row) const { return m_object[row]; }

    //! What a table is narrowed to.
    struct Question
    {
        std::vector<std::string> words;   //!< in lower case; all of them, each in any text of the entry or its number
        std::vector<std::uint8_t> groups; //!< per group whether it fits; empty: all do
        qint64 since = std::numeric_limits<qint64>::min(), until = std::numeric_limits<qint64>::max(); //!< until: not any more
    };
    [[nodiscard]] RowSet matching(const Question &question) const;

private:
    using Marks = std::vector<std::uint8_t>; //!< a bit for each of up to eight words

    void addGroup(const Group &group, const Spoken &spoken);
    void addObject(std::uint32_t word);
    [[nodiscard]] std::uint32_t objectAt(std::size_t position, std::uint32_t object) const;
    void markObjects(std::string_view word, std::uint8_t bit, Marks &marks) const;
    void markGroups(std::string_view word, std::uint8_t bit, Marks &marks) const;
    void keepWords(RowSet &rows, const std::vector<std::string> &words) const;

    std::shared_ptr<const AuditList> m_list;
    std::vector<std::uint32_t> m_group, m_object;    //!< of each row
    std::vector<Group> m_groups;
    std::vector<std::string> m_spoken, m_groupTexts; //!< texts: what is searched, in lower case
    std::vector<std::uint32_t> m_objects;
    std::string m_objectText;                        //!< of all objects, in lower case, each with an end; then a margin
    std::vector<std::size_t> m_objectBegins{0};
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
