// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/findings.h"

#include <functional>
#include <unordered_map>

namespace bulkhead::contracts {

//! Compares schemas that operations use. Each pair of schemas is judged once in each direction, however many operations use it
//! and however it leads back to itself. Not for several threads at once; the contracts outlive it.
class SchemaComparison
{
public:
    using Handle = std::uint32_t;
    //! One finding, how the pair was reached from where the visit began, and whether its direction is clear.
    using Visit = std::function<void(const QStringList &way, Direction direction, const SchemaFinding &finding, bool isUnclear)>;

    SchemaComparison(const Contract &base, const Contract &revision);

    //! `noSchema` is a schema that anything satisfies.
    [[nodiscard]] Handle compare(SchemaId base, SchemaId revision, Direction direction);
    //! After the last `compare`, before the first `visit`.
    void settle();
    //! Every finding below once, on the shortest way.
    void visit(Handle handle, const Visit &visit);
    //! Not everything was followed: too many pairs, or too many ways to the same ones.
    [[nodiscard]] bool isCut() const { return m_isCut || m_base.isCut() || m_revision.isCut(); }

private:
    struct Edge
    {
        QString step;
        Handle to = 0;
        bool isUnclear = false;
    };
    struct Node
    {
        FlatId base = 0, revision = 0;
        Direction direction = Direction::Request;
        bool isDirty = false;      //!< it or something below has a finding
        bool isUnresolved = false; //!< a part of it is not known, so nothing is certain
        std::vector<SchemaFinding> findings;
        std::vector<Edge> edges;
    };
    [[nodiscard]] Handle handleOf(FlatId base, FlatId revision, Direction direction);
    void judge(Handle handle);

    Flattener m_base, m_revision;
    std::unordered_map<std::uint64_t, Handle> m_known; //!< by both ids and the direction
    std::vector<Node> m_nodes;
    std::size_t m_judged = 0;
    std::int64_t m_steps = 0;
    bool m_isCut = false;
};

} // namespace bulkhead::contracts
