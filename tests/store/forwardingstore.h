// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/auditstore.h"

namespace bulkhead::test {

//! Another store, for tests that change or count some of what it is asked.
class ForwardingStore : public AuditStore
{
public:
    explicit ForwardingStore(AuditStore &store)
        : m_store(store)
    {
    }

    Result<AuditAppended> append(const std::string &nonce, const Make &make, const SignHead &sign) override { return m_store.append(nonce, make, sign); }
    Result<std::optional<AuditAppended>> settle(const std::string &nonce) override { return m_store.settle(nonce); }
    Result<std::uint64_t> size() override { return m_store.size(); }
    Result<std::optional<AuditRow>> entry(std::uint64_t seq) override { return m_store.entry(seq); }
    Result<void> readEntries(std::uint64_t from, const std::function<bool(const AuditRow &)> &visit) override { return m_store.readEntries(from, visit); }
    Result<void> readColumns(std::uint64_t from, const std::function<bool(std::uint64_t, const AuditColumns &)> &visit) override
    {
        return m_store.readColumns(from, visit);
    }
    Result<std::vector<std::string>> decisions(std::uint64_t from) override { return m_store.decisions(from); }
    Result<AuditContents> contents(std::size_t noteLimit) override { return m_store.contents(noteLimit); }
    Result<std::string> lastNote() override { return m_store.lastNote(); }
    Result<std::optional<Digest>> node(const audit::NodeId &id) override { return m_store.node(id); }

private:
    AuditStore &m_store;
};

} // namespace bulkhead::test
