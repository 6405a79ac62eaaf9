// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/jsonvalue.h"
#include "evidence/ownergroups.h"
#include "evidence/records.h"
#include "isolation/control.h"

#include <map>

namespace bulkhead::evidence {

//! An entry of the log that speaks of evidence, an attestation, an exception, a person or the policy. Records are what these entries say; any table of them is a cache.
struct RecordEvent
{
    std::uint64_t seq = 0; //!< ascending; one that is not above the last is refused
    UtcTime at{};
    std::string action;    //!< "exception.approve"
    std::string phase;     //!< "whole"; all others are refused
    QString person, role;  //!< who signed, and the role they acted under: "approver:production"
    std::string record;    //!< id of the object, 32 hex digits
    std::string environment;
    JsonValue::Object detail; //!< as evidence/detail.h says
};

//! An entry that was not taken.
struct Refused
{
    std::uint64_t seq = 0;
    std::string action, record;
    QString why; //!< what is wrong, and what to do
};

//! Replays entries, the oldest first. Refuses what the rules refuse (evidence/rules.h), so that no order of entries leads round them. The rules are those of
//! the catalogue as it is now: what a control no longer allows is not taken any more. To know whose key or role came from whom, and who belongs to a group that owns
//! an exception, it has to be given the entries of people and of the accepted policy too: `concerns` says which. Not thread-safe.
class Register
{
public:
    Register(); //!< with the catalogue that comes with the product
    explicit Register(const isolation::ControlCatalogue &catalogue);

    //! Whether entries with this action are to be given: evidence.*, attest.*, exception.*, person.* and estate.accept.
    [[nodiscard]] static bool concerns(std::string_view action);
    //! Whether it was taken. One that is not changes nothing but `refused`.
    bool take(const RecordEvent &event);
    //! Why `take` would refuse it and what to do, in plain words; empty if it would not. The engine asks this before it appends.
    [[nodiscard]] QString whyNot(const RecordEvent &event) const;

    // In the order of the entries. What a pointer or reference shows is good until the next `take`.
    [[nodiscard]] const std::vector<Evidence> &evidence() const { return m_evidence; }
    [[nodiscard]] const std::vector<Attestation> &attestations() const { return m_attestations; }
    [[nodiscard]] const std::vector<Exception> &exceptions() const { return m_exceptions; }
    [[nodiscard]] const std::vector<Refused> &refused() const { return m_refused; }
    //! By id, or by a beginning of at least 4 digits that only one has; else nullptr.
    [[nodiscard]] const Evidence *findEvidence(std::string_view id) const;
    [[nodiscard]] const Attestation *findAttestation(std::string_view id) const;
    [[nodiscard]] const Exception *findException(std::string_view id) const;
    //! The renewal of an exception that was not rejected, or nullptr.
    [[nodiscard]] const Exception *renewalOf(std::string_view id) const;

    [[nodiscard]] const isolation::ControlCatalogue &catalogue() const { return m_catalogue; }
    //! Whether `granter` gave `person` their key in use, or this role of theirs.
    [[nodiscard]] bool isGrantedBy(const QString &granter, const QString &person, const QString &role) const;
    //! Whether it can own an exception as a group: the accepted policy names it, and somebody in it.
    [[nodiscard]] bool isGroup(const QString &name) const { return m_groups.has(name); }
    //! Whether somebody has belonged to the group that owns an exception since that was asked for. False if a person owns it.
    [[nodiscard]] bool isOfOwner(const QString &person, const Exception &exception) const;

private:
    friend class RegisterRules;
    struct Rights
    {
        QString keyFrom;                //!< who gave them the key in use
        std::map<std::string, QString> roleFrom; //!< by role: who gave it
    };
    void takeNew(const RecordEvent &event);
    void takeMore(const RecordEvent &event);
    void takePerson(const RecordEvent &event);

    isolation::ControlCatalogue m_catalogue;
    std::vector<Evidence> m_evidence;
    std::vector<Attestation> m_attestations;
    std::vector<Exception> m_exceptions;
    std::vector<Refused> m_refused;
    OwnerGroups m_groups;
    std::map<std::string, Rights> m_rights; //!< by name in ASCII lower case
    std::uint64_t m_last = 0;               //!< seq
};

//! An exception as it stands at a moment: one that waits or is active and whose time is over has expired then, though no entry says so.
[[nodiscard]] Exception asOf(Exception exception, UtcTime now);

} // namespace bulkhead::evidence
