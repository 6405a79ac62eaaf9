// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/records.h"
#include "isolation/control.h"

#include <chrono>

namespace bulkhead::evidence {

// The rules of controls.md 1.0.5, each pure. A `whyNot…` is empty if it may be, else it says what is wrong and what to do. `control` is the record's control
// in the catalogue, nullptr if it is not there. Names of people are compared in ASCII lower case.

using Days = std::chrono::days;
[[nodiscard]] Days longestAttestation(isolation::Severity severity); //!< 90 critical, 180 high, 365 others
//! Longest time from start to expiry: the control's exceptionDays; 0: it allows none.
[[nodiscard]] Days longestException(const isolation::Control &control);
//! Unless somebody says otherwise: 30 critical, 90 high, 180 others, never more than the longest.
[[nodiscard]] Days usualException(const isolation::Control &control);
//! Until when evidence read at that moment decides, unless its envelope says less: 7 days, never more than the control's time to live.
[[nodiscard]] UtcTime usualExpiry(UtcTime finishedAt, const isolation::Control &control);
//! The latest expiry that its envelope may name.
[[nodiscard]] UtcTime latestExpiry(UtcTime finishedAt, const isolation::Control &control);
[[nodiscard]] int approvalsNeeded(isolation::Severity severity); //!< 2 for critical, else 1
[[nodiscard]] bool needsCounterSignature(isolation::Severity severity); //!< critical

//! How far the clocks of those who collect, sign and judge may differ.
inline constexpr std::chrono::minutes clockSkew{5};
//! A term that was to begin later has not begun. One that began with its entry has, even if what is judged was read a little before.
[[nodiscard]] constexpr bool isYetToCome(UtcTime from, UtcTime recordedAt, UtcTime now) { return now < from && from > recordedAt + clockSkew; }

//! The most findings that one exception may name before it is too broad.
inline constexpr std::size_t broadFindings = 20;
//! How long after its end an accepted finding can only be accepted again as the renewal of that exception.
inline constexpr Days closedFor{365};

[[nodiscard]] QString whyNotEvidence(const Evidence &evidence, const isolation::Control *control, UtcTime now);
[[nodiscard]] QString whyNotAttested(const Attestation &attestation, const isolation::Control *control, UtcTime now);
[[nodiscard]] QString whyNotRequested(const Exception &exception, const isolation::Control *control, UtcTime now);
//! Renewals: one only, of an exception that was in force, for the same control and pair and none but its findings.
[[nodiscard]] QString whyNotRenewed(const Exception &renewal, const Exception &earlier, bool hasRenewal);

//! Who wants to sign second, by the log's people.
struct Signer
{
    QString name;
    QStringList from; //!< who gave them the key in use and the role that they act under
    QStringList owners; //!< of an exception: who belongs to the group that owns it, or owned the one that it renews
};
//! Somebody else than the attestor, and not made by them: as for the second signature under a looser policy.
[[nodiscard]] QString whyNotCounterSigned(const Attestation &attestation, const Signer &signer, UtcTime now);
//! Neither requester nor owner nor of the group that owns it, nor made by one of them, and not twice. `earlier`: what it renews, or nullptr: who asked for or owned that does not sign its
//! renewal, and one of those who do has to be more senior, which is: has not approved the earlier one. `needed`: approvals.
[[nodiscard]] QString whyNotApproved(const Exception &exception, const Exception *earlier, const Signer &signer, int needed, UtcTime now);
//! The control of which an attestation is a test report, and may name paths that were tested.
inline constexpr std::string_view testReport = "GOV-08";
//! How old a test may be, by the end that its evidence names, to stand in for a probe.
inline constexpr Days longestTest{90};
//! Whether a test report of exactly its path may stand in for the control: a critical one that a probe decides. Nothing else may (controls.md 2.2).
[[nodiscard]] bool mayBeTested(const isolation::Control &control);
//! The unit by which the evidence behind a test report says that a control's path was tested: "path:IDN-07".
[[nodiscard]] std::string pathUnit(std::string_view control);

//! Whether an attestation can decide the control at all: not where a machine does, nor a critical one that a probe decides.
[[nodiscard]] bool mayBeAttested(const isolation::Control &control);

} // namespace bulkhead::evidence
