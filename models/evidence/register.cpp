// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/register.h"

#include "evidence/registerrules.h"

#include <algorithm>

namespace bulkhead::evidence {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t shortestBeginning = 4;

//! The record with that id, or the only one whose id begins so.
template<typename Record>
const Record *findIn(const std::vector<Record> &records, std::string_view id)
{
    const Record *found = nullptr;
    for (const Record &record : records) {
        if (record.id == id)
            return &record;
        if (id.size() < shortestBeginning || !std::string_view(record.id).starts_with(id))
            continue;
        if (found != nullptr)
            return nullptr;
        found = &record;
    }
    return found;
}

template<typename Record>
Record *sameIn(std::vector<Record> &records, const std::string &id)
{
    const auto found = std::find_if(records.begin(), records.end(), [&](const Record &record) { return record.id == id; });
    return found == records.end() ? nullptr : &*found;
}

QString reasonIn(const JsonValue::Object &detail)
{
    const auto found = detail.find("reason");
    const std::string *text = found == detail.end() ? nullptr : found->second.string();
    return text == nullptr ? QString() : QString::fromStdString(*text);
}

} // namespace

Register::Register()
    : Register(isolation::ControlCatalogue::builtIn())
{
}

Register::Register(const isolation::ControlCatalogue &catalogue)
    : m_catalogue(catalogue)
{
}

bool Register::concerns(std::string_view action)
{
    return action.starts_with("evidence.") || action.starts_with("attest.") || action.starts_with("exception.") || action.starts_with("person.")
        || action == "estate.accept";
}

QString Register::whyNot(const RecordEvent &event) const
{
    return RegisterRules(*this, event).whyNot();
}

bool Register::take(const RecordEvent &event)
{
    const QString why = event.seq <= m_last ? u"it comes after a later entry; give the oldest first"_s : whyNot(event);
    if (!why.isEmpty()) {
        m_refused.push_back({event.seq, event.action, event.record, why});
        return false;
    }
    m_last = event.seq;
    if (event.action == "person.add" || event.action == "estate.accept")
        m_groups.take(event.seq, event.detail);
    if (event.action.starts_with("person."))
        takePerson(event);
    else if (event.action == "estate.accept")
        return true;
    else if (event.action == "evidence.add" || event.action == "attest.sign" || event.action == "exception.request")
        takeNew(event);
    else
        takeMore(event);
    return true;
}

void Register::takeNew(const RecordEvent &event)
{
    if (event.action == "evidence.add") {
        Evidence &evidence = m_evidence.emplace_back(*evidenceFrom(event.detail));
        evidence.id = event.record;
        evidence.collectedBy = event.person;
        evidence.recordedAt = event.at;
        evidence.seq = event.seq;
    } else if (event.action == "attest.sign") {
        Attestation &attestation = m_attestations.emplace_back(*attestationFrom(event.detail));
        attestation.id = event.record;
        attestation.attestor = event.person;
        attestation.role = event.role;
        attestation.recordedAt = event.at;
        attestation.seq = event.seq;
    } else {
        Exception &exception = m_exceptions.emplace_back(*exceptionFrom(event.detail));
        exception.id = event.record;
        exception.requester = event.person;
        exception.recordedAt = event.at;
        exception.seq = event.seq;
    }
}

void Register::takeMore(const RecordEvent &event)
{
    if (Evidence *evidence = sameIn(m_evidence, event.record)) {
        evidence->isWithdrawn = true;
    } else if (Attestation *attestation = sameIn(m_attestations, event.record)) {
        const bool isSecond = event.action == "attest.countersign";
        attestation->isWithdrawn = !isSecond;
        (isSecond ? attestation->counterSigner : attestation->withdrawnBy) = event.person;
        attestation->counterSignedAt = isSecond ? event.at : attestation->counterSignedAt;
        attestation->counterSeq = isSecond ? event.seq : attestation->counterSeq;
        attestation->withdrawnBecause = reasonIn(event.detail);
    } else if (Exception *exception = sameIn(m_exceptions, event.record)) {
        RegisterRules(*this, event).move(*exception);
    }
}

void Register::takePerson(const RecordEvent &event)
{
    const PersonChange change(event.detail);
    if (event.action == "person.retire") {
        m_rights.erase(change.person);
        return;
    }
    Rights &rights = m_rights[change.person];
    if (change.hasKey)
        rights.keyFrom = event.person;
    for (const std::string &role : change.revoked)
        rights.roleFrom.erase(role);
    for (const std::string &role : change.granted)
        rights.roleFrom[role] = event.person;
}

const Evidence *Register::findEvidence(std::string_view id) const
{
    return findIn(m_evidence, id);
}

const Attestation *Register::findAttestation(std::string_view id) const
{
    return findIn(m_attestations, id);
}

const Exception *Register::findException(std::string_view id) const
{
    return findIn(m_exceptions, id);
}

const Exception *Register::renewalOf(std::string_view id) const
{
    const auto found = std::find_if(m_exceptions.begin(), m_exceptions.end(), [&](const Exception &exception) {
        return exception.renews == id && exception.state != Exception::State::Rejected;
    });
    return found == m_exceptions.end() ? nullptr : &*found;
}

bool Register::isGrantedBy(const QString &granter, const QString &person, const QString &role) const
{
    const auto found = m_rights.find(foldedName(person));
    if (found == m_rights.end())
        return false;
    const auto from = found->second.roleFrom.find(role.toStdString());
    return isSamePerson(found->second.keyFrom, granter) || (from != found->second.roleFrom.end() && isSamePerson(from->second, granter));
}

bool Register::isOfOwner(const QString &person, const Exception &exception) const
{
    const auto members = m_groups.membersSince(exception.owner, exception.seq);
    return members && members->contains(foldedName(person));
}

Exception asOf(Exception exception, UtcTime now)
{
    const bool isOpen = exception.state == Exception::State::Requested || exception.state == Exception::State::Active;
    if (isOpen && exception.expires <= now)
        exception.state = Exception::State::Expired;
    return exception;
}

} // namespace bulkhead::evidence
