// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"
#include "usecases/evidencedesk.h"
#include "usecases/makereport.h"
#include "usecases/promotionbench.h"

namespace bulkhead::test {

//! A promotion bench with a store of snapshots: "source" is the sandbox "sbx", "target" the production "prd". Cy is an auditor. The clock goes on with every deed.
class ReportBench
{
public:
    ReportBench();

    //! APIs by name: the host that the sandbox calls, and the one that production calls.
    using Hosts = std::map<std::string, std::pair<std::string, std::string>>;
    //! Reads both gateways; those in `failing` cannot be read.
    SnapshotId sync(const Hosts &hosts, const QStringList &failing = {});
    //! As the console checks what is there now: with records, and the run is kept.
    std::shared_ptr<const IsolationView> check();
    //! The same question to the newest snapshot at its own moment, nothing kept: what a report has to agree with.
    std::shared_ptr<const IsolationView> checkAtItsMoment();
    //! Asked for by eng, approved by those named.
    std::string promote(const QStringList &approvers, const QString &api = QStringLiteral("orders"));
    //! Accepts a fail of the newest check until it ends; one and two approve. Its id.
    std::string accept(const std::string &control);

    [[nodiscard]] ReportQuestion question() const;
    [[nodiscard]] Result<std::shared_ptr<const MadeReport>> make(const ReportQuestion &question);
    //! Every form, one behind the other, with its name; the bundle too.
    [[nodiscard]] std::map<std::string, std::string> forms(const MadeReport &made);
    [[nodiscard]] AuditStore &log() { return **bench.trail->store(); }
    [[nodiscard]] ReportGround ground() { return {*store, log(), bench.config, {}}; }
    void later(std::chrono::milliseconds time) { bench.clock->time += time; }

    PromotionBench bench;
    std::unique_ptr<Store> store;
    std::unique_ptr<EvidenceDesk> evidence;
    UtcTime begin{};
};

} // namespace bulkhead::test
