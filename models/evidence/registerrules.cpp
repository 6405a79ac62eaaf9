// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/registerrules.h"

#include <algorithm>

namespace bulkhead::evidence {

using namespace Qt::StringLiterals;

namespace {

const std::string *textAt(const JsonValue::Object &detail, std::string_view key)
{
    const auto found = detail.find(key);
    return found == detail.end() ? nullptr : found->second.string();
}

std::vector<std::string> textsAt(const JsonValue::Object &detail, std::string_view key)
{
    std::vector<std::string> texts;
    const auto found = detail.find(key);
    const JsonValue::Array *array = found == detail.end() ? nullptr : found->second.array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
        if (const std::string *text = (*array)[i].string())
            texts.push_back(*text);
    }
    return texts;
}

//! Roles that an action takes: those of the log's rules (models/audit/actionrules.cpp), asked once more.
const std::vector<std::string_view> *rolesFor(std::string_view action)
{
    static const std::map<std::string_view, std::vector<std::string_view>> roles = {
        {"evidence.add", {"engineer", "admin"}},
        {"evidence.withdraw", {"engineer", "admin"}},
        {"attest.sign", {"admin"}},
        {"attest.countersign", {"admin", "approver"}},
        {"attest.withdraw", {"admin"}},
        {"exception.request", {"engineer", "admin", "approver"}},
        {"exception.approve", {"approver"}},
        {"exception.reject", {"approver"}},
        {"exception.revoke", {"approver", "admin"}},
    };
    const auto found = roles.find(action);
    return found == roles.end() ? nullptr : &found->second;
}

bool isId(std::string_view id)
{
    return id.size() == 32 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString notThere(std::string_view what)
{
    return u"there is no such %1; `%1 list` shows those there are"_s.arg(QLatin1StringView(what.data(), static_cast<qsizetype>(what.size())));
}

bool meet(const std::vector<std::string> &some, const std::vector<std::string> &others)
{
    return std::any_of(some.begin(), some.end(), [&](const std::string &one) { return std::binary_search(others.begin(), others.end(), one); });
}

} // namespace

PersonChange::PersonChange(const JsonValue::Object &detail)
{
    const std::string *name = textAt(detail, "person");
    person = name == nullptr ? std::string() : foldedName(text(*name));
    hasKey = textAt(detail, "public") != nullptr;
    granted = textsAt(detail, "roles");
    const std::vector<std::string> more = textsAt(detail, "grant");
    granted.insert(granted.end(), more.begin(), more.end());
    revoked = textsAt(detail, "revoke");
}

std::string foldedName(const QString &name)
{
    std::string folded = name.toStdString();
    for (char &c : folded)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return folded;
}

RegisterRules::RegisterRules(const Register &records, const RecordEvent &event)
    : m_records(records)
    , m_event(event)
{
}

QString RegisterRules::whyNot() const
{
    if (m_event.phase != "whole")
        return u"it is not done in one entry"_s;
    if (m_event.action.starts_with("person."))
        return whyNotPerson();
    if (isAction("estate.accept"))
        return whyNotPolicy();
    if (isAction("exception.void"))
        return whyNotVoid();
    if (QString why = whyNotActor(); !why.isEmpty())
        return why;
    const bool isNew = isAction("evidence.add") || isAction("attest.sign") || isAction("exception.request");
    return isNew ? whyNotNew() : whyNotMore();
}

//! The log has checked this too; here it keeps a register true that is given something else than a log.
QString RegisterRules::whyNotActor() const
{
    const std::vector<std::string_view> *roles = rolesFor(m_event.action);
    if (roles == nullptr)
        return u"%1 is no action on evidence, attestations or exceptions"_s.arg(text(m_event.action));
    const std::string role = m_event.role.toStdString();
    const std::string name = role.substr(0, role.find(':'));
    const std::string scope = name.size() == role.size() ? std::string() : role.substr(name.size() + 1);
    const bool isNamed = std::find(roles->begin(), roles->end(), name) != roles->end();
    if (m_event.person.isEmpty() || !isNamed || (!scope.empty() && scope != m_event.environment))
        return u"it is not signed by somebody who may do it there; ask somebody with the role %1"_s.arg(QString::fromStdString(std::string(roles->front())));
    const auto rights = m_records.m_rights.find(foldedName(m_event.person));
    const bool isKnown = rights != m_records.m_rights.end() && rights->second.roleFrom.contains(role);
    if (!m_records.m_rights.empty() && !isKnown)
        return u"%1 does not hold the role %2; ask an admin"_s.arg(m_event.person, m_event.role);
    return {};
}

QString RegisterRules::whyNotPerson() const
{
    const PersonChange change(m_event.detail);
    const bool isThere = m_records.m_rights.contains(change.person);
    const bool isAdd = isAction("person.add");
    if (change.person.empty() || m_event.person.isEmpty() || isAdd == isThere)
        return u"it is about nobody, or about somebody who is there already or not there"_s;
    return isAdd || isAction("person.change") || isAction("person.retire") ? QString() : u"it is no action on people"_s;
}

//! The log has checked what loosens and who may accept it.
QString RegisterRules::whyNotPolicy() const
{
    const auto rights = m_records.m_rights.find(foldedName(m_event.person));
    const bool isKnown = rights != m_records.m_rights.end() && rights->second.roleFrom.contains(m_event.role.toStdString());
    return isKnown && (m_event.role == u"admin"_s || m_event.role == u"approver"_s) ? QString() : u"it is not signed by somebody who may accept a policy; ask an admin"_s;
}

//! Somebody, or a group whose people are on record: a name that nobody answers to would let anybody approve what is their own.
QString RegisterRules::whyNotOwner(const QString &owner) const
{
    if (m_records.m_rights.empty() || m_records.m_rights.contains(foldedName(owner)) || m_records.isGroup(owner))
        return {};
    return u"there is no person and no group %1 to answer for it; name a person, or a group of the accepted estate file"_s.arg(owner);
}

QString RegisterRules::whyNotApproval(const Exception &exception) const
{
    const Exception *earlier = exception.renews.empty() ? nullptr : m_records.findException(exception.renews);
    Signer signer = this->signer();
    for (const Exception *one : {&exception, earlier}) {
        if (one == nullptr)
            continue;
        const auto members = m_records.m_groups.membersSince(one->owner, one->seq);
        if (!members && !m_records.m_rights.contains(foldedName(one->owner)))
            return u"who belongs to %1, which owns it, is not on record; have the estate file accepted anew, or ask for it with another owner"_s.arg(one->owner);
        for (const std::string &member : members ? *members : std::set<std::string>())
            signer.owners.append(text(member));
    }
    const QString why = whyNotApproved(exception, earlier, signer, needed(exception), m_event.at);
    return why.isEmpty() ? whyNotSealed(digestOf(exception)) : why;
}

bool RegisterRules::isTaken(const std::string &id) const
{
    const auto has = [&id](const auto &records) { return std::any_of(records.begin(), records.end(), [&id](const auto &record) { return record.id == id; }); };
    return has(m_records.m_evidence) || has(m_records.m_attestations) || has(m_records.m_exceptions);
}

QString RegisterRules::whyNotPlace(const PairScope &pair) const
{
    return environmentOf(pair) == m_event.environment ? QString() : u"its entry names another environment than the production of its pair"_s;
}

QString RegisterRules::whyNotSealed(const std::string &digest) const
{
    const std::string *sealed = textAt(m_event.detail, "digest");
    return sealed != nullptr && *sealed == digest ? QString() : u"what was signed is not what was asked for; look at it again"_s;
}

bool RegisterRules::hasReason() const
{
    const std::string *reason = textAt(m_event.detail, "reason");
    return reason != nullptr && !text(*reason).trimmed().isEmpty();
}

const isolation::Control *RegisterRules::control(const std::string &id) const
{
    return m_records.m_catalogue.find(text(id));
}

int RegisterRules::needed(const Exception &exception) const
{
    const isolation::Control *known = control(exception.control);
    return known == nullptr ? approvalsNeeded(isolation::Severity::Critical) : approvalsNeeded(known->severity);
}

Signer RegisterRules::signer() const
{
    Signer signer;
    signer.name = m_event.person;
    const auto rights = m_records.m_rights.find(foldedName(m_event.person));
    if (rights == m_records.m_rights.end())
        return signer;
    signer.from.append(rights->second.keyFrom);
    const auto role = rights->second.roleFrom.find(m_event.role.toStdString());
    if (role != rights->second.roleFrom.end())
        signer.from.append(role->second);
    return signer;
}

QString RegisterRules::whyNotNew() const
{
    if (!isId(m_event.record) || isTaken(m_event.record))
        return u"its id is not 32 hex digits, or taken; give it another"_s;
    QString malformed = u"a member of its detail is missing or of another type"_s;
    if (isAction("evidence.add")) {
        const auto evidence = evidenceFrom(m_event.detail);
        if (!evidence)
            return malformed;
        const QString why = whyNotEvidence(*evidence, control(evidence->control), m_event.at);
        return why.isEmpty() ? whyNotPlace(evidence->pair) : why;
    }
    if (isAction("attest.sign")) {
        const auto attestation = attestationFrom(m_event.detail);
        return attestation ? whyNotAttestation(*attestation) : malformed;
    }
    auto exception = exceptionFrom(m_event.detail);
    if (!exception)
        return malformed;
    exception->requester = m_event.person;
    return whyNotException(*exception);
}

QString RegisterRules::whyNotAttestation(const Attestation &attestation) const
{
    if (QString why = whyNotAttested(attestation, control(attestation.control), m_event.at); !why.isEmpty())
        return why;
    for (std::size_t i = 0; i < attestation.evidence.size(); ++i) {
        const Evidence *evidence = m_records.findEvidence(attestation.evidence[i]);
        if (evidence == nullptr || evidence->id != attestation.evidence[i] || evidence->digest != attestation.digests[i])
            return u"evidence %1 is not there with that digest; `evidence list` shows what is"_s.arg(text(attestation.evidence[i]));
        if (evidence->isWithdrawn || evidence->expiresAt <= m_event.at)
            return u"evidence %1 is withdrawn or has expired; bring in new evidence first"_s.arg(text(evidence->id.substr(0, 8)));
        if (!evidence->pair.covers(attestation.pair.sandbox, attestation.pair.production))
            return u"evidence %1 is of another pair"_s.arg(text(evidence->id.substr(0, 8)));
    }
    return whyNotPlace(attestation.pair);
}

QString RegisterRules::whyNotException(const Exception &exception) const
{
    if (QString why = whyNotRequested(exception, control(exception.control), m_event.at); !why.isEmpty())
        return why;
    if (QString why = whyNotOwner(exception.owner); !why.isEmpty())
        return why;
    for (const std::string &id : exception.compensating) {
        if (control(id) == nullptr)
            return u"there is no control %1 that could make up for it; `isolation check` lists those there are"_s.arg(text(id));
    }
    if (!exception.renews.empty()) {
        const Exception *earlier = m_records.findException(exception.renews);
        if (earlier == nullptr || earlier->id != exception.renews)
            return notThere("exception");
        QString why = whyNotRenewed(exception, *earlier, m_records.renewalOf(earlier->id) != nullptr);
        if (!why.isEmpty())
            return why;
    }
    for (const Exception &other : m_records.m_exceptions) {
        if (QString why = other.id == exception.renews ? QString() : whyNotAgain(exception, other); !why.isEmpty())
            return why;
    }
    return whyNotPlace(exception.pair);
}

//! One exception at a time for a finding, and after it only its renewal: else a new one every month would be a renewal without end.
QString RegisterRules::whyNotAgain(const Exception &exception, const Exception &other) const
{
    if (other.control != exception.control || other.pair != exception.pair || !meet(exception.fingerprints, other.fingerprints))
        return {};
    const QString name = text(other.id.substr(0, 8));
    const Exception now = asOf(other, m_event.at);
    if (now.state == Exception::State::Requested || now.state == Exception::State::Active)
        return u"exception %1 is about one of these findings already; renew or revoke that one"_s.arg(name);
    const bool isCutShort = now.state == Exception::State::Revoked || now.state == Exception::State::Void;
    const UtcTime end = isCutShort ? std::min(now.endedAt, now.expires) : now.expires;
    if (!now.wasInForce() || m_event.at >= end + closedFor)
        return {};
    const bool isClosed = !other.renews.empty() || m_records.renewalOf(other.id) != nullptr;
    return isClosed ? u"one of these findings was accepted by exception %1 and its renewal, and that goes once; remedy it"_s.arg(name)
                    : u"one of these findings was accepted before; renew exception %1, and ask for the others by themselves"_s.arg(name);
}

QString RegisterRules::whyNotMore() const
{
    if (isAction("evidence.withdraw")) {
        const Evidence *evidence = m_records.findEvidence(m_event.record);
        if (evidence == nullptr || evidence->id != m_event.record)
            return notThere("evidence");
        if (evidence->isWithdrawn || !hasReason())
            return u"it is withdrawn already, or no reason is given; say why"_s;
        return whyNotPlace(evidence->pair);
    }
    if (isAction("attest.countersign") || isAction("attest.withdraw")) {
        const Attestation *attestation = m_records.findAttestation(m_event.record);
        if (attestation == nullptr || attestation->id != m_event.record)
            return notThere("attestation");
        if (isAction("attest.withdraw") && (attestation->isWithdrawn || !hasReason()))
            return u"it is withdrawn already, or no reason is given; say why"_s;
        const bool isSecond = isAction("attest.countersign");
        const QString why = isSecond ? whyNotCounterSigned(*attestation, signer(), m_event.at) : QString();
        const QString unlike = isSecond && why.isEmpty() ? whyNotSealed(digestOf(*attestation)) : why;
        return unlike.isEmpty() ? whyNotPlace(attestation->pair) : unlike;
    }
    const Exception *exception = m_records.findException(m_event.record);
    if (exception == nullptr || exception->id != m_event.record)
        return notThere("exception");
    if (QString why = whyNotPlace(exception->pair); !why.isEmpty())
        return why;
    if (!isAction("exception.approve"))
        return whyNotEnd(*exception);
    return whyNotApproval(*exception);
}

//! A check finds it and nobody signs it: all that it can do is take an acceptance away.
QString RegisterRules::whyNotVoid() const
{
    const Exception *exception = m_records.findException(m_event.record);
    if (exception == nullptr || exception->id != m_event.record)
        return notThere("exception");
    if (!m_event.person.isEmpty())
        return u"a check finds that an exception is void, and nobody decides it; revoke it"_s;
    const bool isBegun = !isYetToCome(exception->start, exception->recordedAt, m_event.at);
    if (exception->state != Exception::State::Active || !isBegun || m_event.at >= exception->expires)
        return u"it is not in force, so it cannot become void"_s;
    if (!lapseFrom(m_event.detail, *exception))
        return u"it does not say which of the controls that make up for it did not pass"_s;
    return whyNotPlace(exception->pair);
}

QString RegisterRules::whyNotEnd(const Exception &exception) const
{
    const bool isRequested = exception.state == Exception::State::Requested;
    if (isAction("exception.reject") && !isRequested)
        return u"only an exception that was asked for can be rejected; revoke it if it is active"_s;
    if (!isRequested && exception.state != Exception::State::Active)
        return u"it has ended already"_s;
    return hasReason() ? QString() : u"no reason is given; say why"_s;
}

void RegisterRules::move(Exception &exception) const
{
    if (isAction("exception.approve")) {
        exception.approvals.push_back({m_event.person, m_event.at, m_event.seq});
        if (static_cast<int>(exception.approvals.size()) < needed(exception))
            return;
        exception.state = Exception::State::Active;
        exception.activeSince = m_event.at;
        return;
    }
    if (isAction("exception.void")) {
        exception.lapse = *lapseFrom(m_event.detail, exception);
        exception.lapse.seq = m_event.seq;
        exception.state = Exception::State::Void;
        exception.endedAt = m_event.at;
        exception.endedBecause = u"%1, which makes up for it, did not pass: %2 in snapshot %3"_s.arg(
            text(exception.lapse.control), text(std::string(toWire(exception.lapse.verdict))).replace(u'_', u' ')).arg(exception.lapse.snapshot);
        return;
    }
    const std::string *reason = textAt(m_event.detail, "reason");
    exception.state = isAction("exception.reject") ? Exception::State::Rejected : Exception::State::Revoked;
    exception.endedAt = m_event.at;
    exception.endedBy = m_event.person;
    exception.endedBecause = reason == nullptr ? QString() : text(*reason);
}

} // namespace bulkhead::evidence
