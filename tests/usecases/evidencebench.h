// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/stepclock.h"
#include "usecases/auditcast.h"
#include "usecases/checkisolation.h"
#include "usecases/evidencedesk.h"
#include "usecases/factsestate.h"

#include <QTemporaryDir>

namespace bulkhead::test {

//! Two Kongs whose sandbox calls production's target, a log with people and a clock that is moved. Ada and di are admins; eng engineers; bo, fay and gil approve; cy audits. All have key
//! and role from ada.
class EvidenceBench
{
public:
    EvidenceBench();

    [[nodiscard]] static Acting person(const QString &name);
    [[nodiscard]] static evidence::PairScope pair();
    //! Complete evidence, read now, of these verdicts by unit.
    [[nodiscard]] evidence::Evidence evidenceOn(const std::string &control, std::vector<evidence::EvidenceUnit> units) const;
    //! A request for the first fail of a control that nothing is wrong with.
    [[nodiscard]] ExceptionWish wishFor(const std::string &control);
    [[nodiscard]] Result<evidence::Exception> request(const ExceptionWish &wish, const Acting &who = person(QStringLiteral("eng")));
    //! Asked for and approved by bo and fay, as far as that is needed.
    [[nodiscard]] evidence::Exception approved(const std::string &control);

    //! Reads everything anew and judges it with what the log says, building on the check before as the console does.
    std::shared_ptr<const IsolationView> judge(bool isInFull = false);
    //! The same for some controls alone; nothing is kept.
    std::shared_ptr<const IsolationView> judgeOnly(const QList<QString> &controls);
    [[nodiscard]] const isolation::ControlResult &result(const std::string &control) const;
    [[nodiscard]] std::vector<OpenFinding> findings() const { return openFindings(*last, pair()); }

    std::unique_ptr<QTemporaryDir> folder;
    AuditBench audit;
    std::shared_ptr<StepClock> clock = std::make_shared<StepClock>();
    FactsEstate estate;
    std::unique_ptr<AuditTrail> trail;
    std::unique_ptr<EvidenceDesk> desk;
    std::shared_ptr<const IsolationView> last;
    decltype(IsolationOptions::recordVoid) recordVoid; //!< of `judge`; writes in the log

private:
    std::shared_ptr<const CatalogView> read();

    std::unique_ptr<Store> m_store;
    RecordKeeper m_keeper;
    SnapshotId m_snapshot = 0;
};

} // namespace bulkhead::test
