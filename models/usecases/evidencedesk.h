// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "evidence/register.h"
#include "usecases/openfindings.h"
#include "usecases/recordkeeper.h"

namespace bulkhead {

//! What somebody attests. `until` without a value: as long as the control's severity allows.
struct AttestationWish
{
    std::string control;
    evidence::PairScope pair;
    std::vector<std::string> scope; //!< ids of catalog rows
    QString statement;
    UtcTime until{};
    QStringList evidence; //!< ids, or unambiguous beginnings of them
    QStringList tested{}; //!< of a test report: ids of controls of which it tested exactly the path
};

//! What somebody wants accepted. `expires` without a value: as long as is usual for the control.
struct ExceptionWish
{
    evidence::PairScope pair;
    QStringList fingerprints; //!< whole, or unambiguous beginnings of at least 8 digits; all of one control
    QString reason, owner, ticket, risk;
    QStringList compensating; //!< ids of controls
    UtcTime start{}, expires{}, review{}; //!< start without a value: now
};

//! Everything that people decide about evidence, attestations and exceptions, and what the log says of them. Every verb checks all its rules here, whoever
//! calls, and is an entry signed by the person who acts. One object per thread; calls block. Errors are those of AuditTrail, NotFound for a record that is not
//! there, Refused with what a rule of evidence/rules.h says.
class EvidenceDesk
{
public:
    EvidenceDesk(AuditTrail &trail, EstateConfig estate, isolation::ControlCatalogue controls, std::shared_ptr<const Clock> clock);

    //! The records as the log says now.
    Result<RecordKeeper::Records> records();
    // One record by its id or a beginning of at least 4 digits.
    Result<evidence::Evidence> findEvidence(const QString &id);
    Result<evidence::Attestation> findAttestation(const QString &id);
    Result<evidence::Exception> findException(const QString &id);

    //! The evidence as it would be added, or why it would not be; records nothing.
    Result<evidence::Evidence> checkEvidence(const evidence::Evidence &evidence) const;
    //! Id, people and times of entries are given here; without an expiry it gets the usual one.
    Result<evidence::Evidence> addEvidence(const evidence::Evidence &evidence, const Acting &who);
    Result<evidence::Evidence> withdrawEvidence(const QString &id, const QString &reason, const Acting &who);
    Result<evidence::Attestation> attest(const AttestationWish &wish, const Acting &who);
    Result<evidence::Attestation> counterSign(const QString &id, const Acting &who);
    Result<evidence::Attestation> withdrawAttestation(const QString &id, const QString &reason, const Acting &who);
    //! `findings`: those that exist on the pair now.
    Result<evidence::Exception> requestException(const ExceptionWish &wish, const std::vector<OpenFinding> &findings, const Acting &who);
    Result<evidence::Exception> approveException(const QString &id, const Acting &who);
    Result<evidence::Exception> rejectException(const QString &id, const QString &reason, const Acting &who);
    Result<evidence::Exception> revokeException(const QString &id, const QString &reason, const Acting &who);
    //! Asks for the one time that an exception may go on, for those of its findings that are still there; somebody more senior approves it. `reason` empty: the same.
    Result<evidence::Exception> renewException(const QString &id, UtcTime expires, const QString &reason, const std::vector<OpenFinding> &findings, const Acting &who);

    [[nodiscard]] AuditTrail &trail() const { return m_trail; }
    [[nodiscard]] const EstateConfig &estate() const { return m_estate; }
    [[nodiscard]] const isolation::ControlCatalogue &controls() const { return m_controls; }
    [[nodiscard]] UtcTime now() const { return m_clock->now(); }

private:
    //! Records what may be: rights first, then the rules.
    Result<void> record(const char *action, const char *kind, const std::string &id, const evidence::PairScope &pair, JsonValue::Object detail, const Acting &who);
    Result<std::string> roleOf(const AuditDraft &draft, const Acting &who);
    //! With the usual expiry if it names none; of a pair that the estate has.
    Result<evidence::Evidence> withTerm(evidence::Evidence evidence) const;
    Result<void> knownPair(const evidence::PairScope &pair) const;
    Result<QString> ownerOf(const QString &name);
    Result<std::vector<std::string>> testedOf(const AttestationWish &wish, const std::vector<std::string> &evidence);

    AuditTrail &m_trail;
    EstateConfig m_estate;
    isolation::ControlCatalogue m_controls;
    std::shared_ptr<const Clock> m_clock;
    RecordKeeper m_keeper;
};

} // namespace bulkhead
