// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/stepclock.h"
#include "usecases/auditcast.h"
#include "usecases/promotionrun.h"

#include <QTemporaryDir>

#include <map>
#include <memory>
#include <set>

namespace bulkhead::test {

//! A gateway that is a map of objects, and counts what is written to it.
class MapGateway final : public GatewayEditor
{
public:
    using Objects = std::map<std::string, JsonValue>;
    struct State
    {
        Objects objects;
        int writes = 0;
        std::set<int> failing; //!< which writes fail with nothing written
    };

    explicit MapGateway(State &state)
        : m_state(state)
    {
    }
    [[nodiscard]] promotion::StepGuard guard() const override { return promotion::StepGuard::Compare; }
    QCoro::Task<Result<promotion::NativeClosure>> closure(std::vector<std::string> deployments) override;
    [[nodiscard]] Result<promotion::NativeObject> placed(promotion::NativeObject mapped) const override { return mapped; }
    QCoro::Task<Result<StepSight>> look(promotion::PlanStep step) override { co_return sightOf(step); }
    QCoro::Task<Result<void>> write(promotion::PlanStep step) override;
    void cancel() override { }

private:
    [[nodiscard]] StepSight sightOf(const promotion::PlanStep &step) const;
    State &m_state;
};

class MapOpener final : public EditorOpener
{
public:
    QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig config, Access access) override;
    MapGateway::State source, target;
    int writers = 0; //!< how often the credential for writing was asked for
};

//! A store with people, a clock that is moved, and an API that waits to go from "sbx" to "prd" (two approvals) or to "tst" (one). Ada is the admin, eng and eng2 are engineers, one, two and
//! three approvers, eve an approver who wrote the API.
class PromotionBench
{
public:
    explicit PromotionBench(int objects = 6);

    [[nodiscard]] static EstateConfig estate();
    [[nodiscard]] static Acting person(const QString &name);
    //! The plan of what is there now; of any API the same objects.
    [[nodiscard]] promotion::Plan plan(const QString &to = QStringLiteral("prd"), const QString &api = QStringLiteral("orders"));
    [[nodiscard]] Result<promotion::Request> ask(const QString &to = QStringLiteral("prd"), const QString &api = QStringLiteral("orders"));
    [[nodiscard]] RunParts parts();
    //! As after a restart of the program.
    void reopen();
    //! A record must be: the test's own.
    void must(const AuditDraft &draft, const Acting &who);

    std::unique_ptr<QTemporaryDir> folder;
    AuditBench audit;
    std::shared_ptr<StepClock> clock = std::make_shared<StepClock>();
    EstateConfig config = estate();
    MapOpener opener;
    std::unique_ptr<AuditTrail> trail;
    std::unique_ptr<PromotionDesk> desk;
    std::set<QString> locked;
};

} // namespace bulkhead::test
