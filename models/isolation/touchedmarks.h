// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/factschange.h"

namespace bulkhead::isolation {

//! Marked items of one list, in both moments: what is marked in one is marked in the other.
class Marks
{
public:
    explicit Marks(const ListChange &list)
        : m_list(&list)
        , m_was(list.newOf.size(), false)
        , m_is(list.oldOf.size(), false)
    {
    }

    void markChanged()
    {
        for (const std::uint32_t old : m_list->changedOld)
            markWas(old);
        for (const std::uint32_t fresh : m_list->changedNew)
            markIs(fresh);
    }
    void markWas(std::uint32_t old)
    {
        m_was[old] = true;
        if (m_list->newOf[old] != noIndex)
            m_is[m_list->newOf[old]] = true;
    }
    void markIs(std::uint32_t fresh)
    {
        m_is[fresh] = true;
        if (m_list->oldOf[fresh] != noIndex)
            m_was[m_list->oldOf[fresh]] = true;
    }
    void markAll()
    {
        m_was.assign(m_was.size(), true);
        m_is.assign(m_is.size(), true);
    }
    void add(const Marks &other)
    {
        for (std::size_t i = 0; i < m_was.size(); ++i)
            m_was[i] = m_was[i] || other.m_was[i];
        for (std::size_t i = 0; i < m_is.size(); ++i)
            m_is[i] = m_is[i] || other.m_is[i];
    }
    [[nodiscard]] std::size_t countBefore() const { return m_was.size(); }
    [[nodiscard]] std::size_t countNow() const { return m_is.size(); }
    [[nodiscard]] bool was(std::uint32_t old) const { return m_was[old]; }
    [[nodiscard]] bool is(std::uint32_t fresh) const { return m_is[fresh]; }
    //! Is it one thing in both moments that says the same? noIndex: nothing.
    [[nodiscard]] bool isSteady(std::uint32_t old, std::uint32_t fresh) const
    {
        if (old == noIndex || fresh == noIndex)
            return old == fresh;
        return m_list->newOf[old] == fresh && !m_is[fresh];
    }

private:
    const ListChange *m_list;
    std::vector<bool> m_was, m_is;
};

//! One of the two moments, with how marks are set in its numbers.
struct Moment
{
    const PairFacts &facts;
    bool isNow;

    [[nodiscard]] const EstateFacts &estate() const { return facts.estate(); }
    [[nodiscard]] const std::vector<std::uint32_t> &changedOf(const ListChange &list) const { return isNow ? list.changedNew : list.changedOld; }
    [[nodiscard]] bool isMarked(const Marks &marks, std::uint32_t item) const
    {
        return isNow ? marks.is(item) : marks.was(item);
    }
    [[nodiscard]] std::size_t count(const Marks &marks) const { return isNow ? marks.countNow() : marks.countBefore(); }
    void mark(Marks &marks, std::uint32_t item) const { isNow ? marks.markIs(item) : marks.markWas(item); }
};

} // namespace bulkhead::isolation
