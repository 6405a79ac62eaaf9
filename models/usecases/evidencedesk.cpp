// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/evidencedesk.h"

#include "evidence/detail.h"
#include "evidence/rules.h"
#include "usecases/randomid.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace evidence;

namespace {

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Error refused(const QString &what, const QString &hint = {})
{
    return Error{.kind = Error::Kind::Refused, .place = {}, .what = what, .hint = hint, .retryAfter = {}};
}

//! The rules say what is wrong and what to do in one text.
Error ruledOut(const QString &why)
{
    const qsizetype end = why.indexOf(u"; "_s);
    return end < 0 ? refused(why) : refused(why.left(end), why.mid(end + 2));
}

Error notFound(const QString &kind, const QString &id, const QString &list)
{
    return Error{.kind = Error::Kind::NotFound, .place = kind, .what = u"there is no %1 \"%2\", or several begin like that"_s.arg(kind, id),
                 .hint = u"see bulkheadctl "_s + list, .retryAfter = {}};
}

Error usage(const QString &place, const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Usage, .place = place, .what = what, .hint = hint, .retryAfter = {}};
}

constexpr qsizetype fewestDigits = 8; //!< of the beginning of a fingerprint

//! The finding that a whole fingerprint or a beginning names.
Result<OpenFinding> findingNamed(const QString &word, const std::vector<OpenFinding> &findings)
{
    const std::string begin = word.toLower().toStdString();
    const OpenFinding *found = nullptr;
    for (const OpenFinding &finding : findings) {
        if (!finding.fingerprint.starts_with(begin))
            continue;
        if (found != nullptr && found->fingerprint != finding.fingerprint)
            return usage(u"FINGERPRINT"_s, u"several findings begin with \"%1\""_s.arg(word), u"write more of it"_s);
        found = &finding;
    }
    if (word.size() < fewestDigits)
        return usage(u"FINGERPRINT"_s, u"\"%1\" is too short for a fingerprint"_s.arg(word), u"write at least %1 digits"_s.arg(fewestDigits));
    if (found == nullptr) {
        return Error{.kind = Error::Kind::NotFound, .place = u"FINGERPRINT"_s, .what = u"there is no finding \"%1\" on this pair now"_s.arg(word),
                     .hint = u"isolation check --json shows the fingerprints; only findings that exist can be accepted"_s, .retryAfter = {}};
    }
    return *found;
}

//! The findings that the words name, all of one control.
Result<std::vector<OpenFinding>> findingsNamed(const QStringList &words, const std::vector<OpenFinding> &findings)
{
    std::vector<OpenFinding> named;
    for (const QString &word : words) {
        const auto one = findingNamed(word.trimmed(), findings);
        if (!one)
            return one.error();
        if (!named.empty() && named.front().control != one->control) {
            return usage(u"FINGERPRINT"_s, u"the findings are of %1 and of %2"_s.arg(shown(named.front().control), shown(one->control)),
                         u"an exception is for one control: ask for one each"_s);
        }
        named.push_back(*one);
    }
    return named;
}

std::vector<std::string> sortedOnce(std::vector<std::string> texts)
{
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

std::vector<std::string> idsOf(const QStringList &controls)
{
    std::vector<std::string> ids;
    for (const QString &control : controls)
        ids.push_back(control.trimmed().toUpper().toStdString());
    return sortedOnce(std::move(ids));
}

} // namespace

EvidenceDesk::EvidenceDesk(AuditTrail &trail, EstateConfig estate, isolation::ControlCatalogue controls, std::shared_ptr<const Clock> clock)
    : m_trail(trail)
    , m_estate(std::move(estate))
    , m_controls(std::move(controls))
    , m_clock(std::move(clock))
{
}

Result<RecordKeeper::Records> EvidenceDesk::records()
{
    return m_keeper.now(m_trail, m_controls);
}

Result<Evidence> EvidenceDesk::findEvidence(const QString &id)
{
    const auto records = this->records();
    if (!records)
        return records.error();
    const Evidence *found = (*records)->findEvidence(id.toStdString());
    return found != nullptr ? Result<Evidence>(*found) : notFound(u"evidence"_s, id, u"evidence list"_s);
}

Result<Attestation> EvidenceDesk::findAttestation(const QString &id)
{
    const auto records = this->records();
    if (!records)
        return records.error();
    const Attestation *found = (*records)->findAttestation(id.toStdString());
    return found != nullptr ? Result<Attestation>(*found) : notFound(u"attestation"_s, id, u"attest list"_s);
}

Result<Exception> EvidenceDesk::findException(const QString &id)
{
    const auto records = this->records();
    if (!records)
        return records.error();
    const Exception *found = (*records)->findException(id.toStdString());
    return found != nullptr ? Result<Exception>(*found) : notFound(u"exception"_s, id, u"exception list"_s);
}

Result<std::string> EvidenceDesk::roleOf(const AuditDraft &draft, const Acting &who)
{
    if (const auto may = m_trail.check(draft, who); !may)
        return may.error();
    const auto state = m_trail.state();
    if (!state)
        return state.error();
    return state->roleFor(who.person.toStdString(), draft.action, draft.environment, false, who.asRole.toStdString());
}

Result<void> EvidenceDesk::record(const char *action, const char *kind, const std::string &id, const PairScope &pair, JsonValue::Object detail, const Acting &who)
{
    AuditDraft draft;
    draft.action = action;
    draft.objectKind = kind;
    draft.objectId = id;
    draft.environment = environmentOf(pair);
    draft.detail = std::move(detail);
    const auto role = roleOf(draft, who);
    if (!role)
        return role.error();
    const auto before = records();
    const auto store = m_trail.store();
    const auto size = before && store ? (*store)->size() : Result<std::uint64_t>(before ? store.error() : before.error());
    if (!size)
        return size.error();
    RecordEvent event{.seq = *size + 1, .at = now(), .action = action, .phase = "whole", .person = who.person, .role = QString::fromStdString(*role),
                      .record = id, .environment = draft.environment, .detail = draft.detail};
    if (const QString why = (*before)->whyNot(event); !why.isEmpty())
        return ruledOut(why);
    const auto seq = m_trail.record(draft, who);
    if (!seq)
        return seq.error();
    const auto after = records();
    if (!after)
        return after.error();
    for (const Refused &one : (*after)->refused()) { // somebody else was quicker
        if (one.seq == *seq)
            return ruledOut(one.why);
    }
    return {};
}

Result<void> EvidenceDesk::knownPair(const PairScope &pair) const
{
    if (m_estate.pairs.contains({pair.sandbox, pair.production}))
        return {};
    QStringList known;
    for (const auto &[sandbox, production] : m_estate.pairs)
        known.append(sandbox.text() + u':' + production.text());
    return usage(u"--pair"_s, u"the estate has no pair \"%1:%2\""_s.arg(pair.sandbox.text(), pair.production.text()), u"it has "_s + known.join(u", "_s));
}

Result<Evidence> EvidenceDesk::withTerm(Evidence evidence) const
{
    if (!evidence.pair.isAll()) {
        if (const auto known = knownPair(evidence.pair); !known)
            return known.error();
    }
    const isolation::Control *control = m_controls.find(QString::fromStdString(evidence.control));
    if (control != nullptr && evidence.expiresAt == UtcTime{} && evidence.finishedAt != UtcTime{})
        evidence.expiresAt = usualExpiry(evidence.finishedAt, *control);
    return evidence;
}

Result<Evidence> EvidenceDesk::checkEvidence(const Evidence &evidence) const
{
    auto whole = withTerm(evidence);
    if (!whole)
        return whole.error();
    const QString why = whyNotEvidence(*whole, m_controls.find(QString::fromStdString(evidence.control)), now());
    return why.isEmpty() ? std::move(whole) : Result<Evidence>(ruledOut(why));
}

Result<Evidence> EvidenceDesk::addEvidence(const Evidence &evidence, const Acting &who)
{
    auto whole = withTerm(evidence);
    if (!whole)
        return whole.error();
    whole->id = randomId();
    const auto recorded = record("evidence.add", "evidence", whole->id, whole->pair, detailOf(*whole), who);
    return recorded ? findEvidence(QString::fromStdString(whole->id)) : recorded.error();
}

Result<Evidence> EvidenceDesk::withdrawEvidence(const QString &id, const QString &reason, const Acting &who)
{
    const auto found = findEvidence(id);
    if (!found)
        return found.error();
    const auto recorded = record("evidence.withdraw", "evidence", found->id, found->pair, reasonDetail(reason.trimmed()), who);
    return recorded ? findEvidence(QString::fromStdString(found->id)) : recorded.error();
}

//! The paths that a test report names, if they are of controls that one may stand in for and its evidence speaks of each.
Result<std::vector<std::string>> EvidenceDesk::testedOf(const AttestationWish &wish, const std::vector<std::string> &evidence)
{
    std::vector<std::string> tested;
    const auto known = wish.tested.isEmpty() ? Result<RecordKeeper::Records>(RecordKeeper::Records()) : records();
    if (!known)
        return known.error();
    for (const QString &name : wish.tested) {
        const QString id = name.trimmed().toUpper();
        const isolation::Control *control = m_controls.find(id);
        if (control == nullptr || !mayBeTested(*control))
            return refused(u"%1 is no critical control that a probe decides, so no test report stands in for it"_s.arg(id), u"name IDN-07 or DAT-07"_s);
        const bool isSaid = std::any_of(evidence.begin(), evidence.end(), [&](const std::string &one) {
            const Evidence *report = (*known)->findEvidence(one);
            const auto &units = report->units;
            return report->control == testReport && std::any_of(units.begin(), units.end(), [&](const EvidenceUnit &unit) { return unit.unit == pathUnit(control->id.toStdString()); });
        });
        if (!isSaid) {
            return refused(u"the evidence says nothing of the path of %1"_s.arg(id),
                           u"name evidence on %1 that has a unit \"%2\""_s.arg(shown(testReport), shown(pathUnit(control->id.toStdString()))));
        }
        tested.push_back(control->id.toStdString());
    }
    return sortedOnce(tested);
}

Result<Attestation> EvidenceDesk::attest(const AttestationWish &wish, const Acting &who)
{
    if (const auto known = knownPair(wish.pair); !known)
        return known.error();
    Attestation attestation;
    for (const QString &id : wish.evidence) {
        const auto found = findEvidence(id);
        if (!found)
            return found.error();
        const bool isThere = std::find(attestation.evidence.begin(), attestation.evidence.end(), found->id) != attestation.evidence.end();
        if (isThere)
            continue;
        attestation.evidence.push_back(found->id);
        attestation.digests.push_back(found->digest);
    }
    auto tested = testedOf(wish, attestation.evidence);
    if (!tested)
        return tested.error();
    attestation.tested = std::move(*tested);
    attestation.id = randomId();
    attestation.control = wish.control;
    attestation.pair = wish.pair;
    attestation.scope = sortedOnce(wish.scope);
    attestation.statement = wish.statement.trimmed().toStdString();
    attestation.statementDigest = digestOfStatement(attestation.statement);
    attestation.validFrom = now();
    attestation.validUntil = wish.until;
    if (const isolation::Control *control = m_controls.find(QString::fromStdString(wish.control)); control != nullptr && wish.until == UtcTime{})
        attestation.validUntil = now() + longestAttestation(control->severity);
    const auto recorded = record("attest.sign", "attestation", attestation.id, attestation.pair, detailOf(attestation), who);
    return recorded ? findAttestation(QString::fromStdString(attestation.id)) : recorded.error();
}

Result<Attestation> EvidenceDesk::counterSign(const QString &id, const Acting &who)
{
    const auto found = findAttestation(id);
    if (!found)
        return found.error();
    const auto recorded = record("attest.countersign", "attestation", found->id, found->pair, sealOf(*found), who);
    return recorded ? findAttestation(QString::fromStdString(found->id)) : recorded.error();
}

Result<Attestation> EvidenceDesk::withdrawAttestation(const QString &id, const QString &reason, const Acting &who)
{
    const auto found = findAttestation(id);
    if (!found)
        return found.error();
    const auto recorded = record("attest.withdraw", "attestation", found->id, found->pair, reasonDetail(reason.trimmed()), who);
    return recorded ? findAttestation(QString::fromStdString(found->id)) : recorded.error();
}

//! An owner has to be somebody: a name that nobody answers to would let anybody approve what is their own.
Result<QString> EvidenceDesk::ownerOf(const QString &name)
{
    if (name.trimmed().isEmpty())
        return usage(u"--owner"_s, u"it is not said who owns the risk"_s, u"name a person: --owner NAME"_s);
    const auto state = m_trail.state();
    if (!state)
        return state.error();
    const audit::PersonRow *person = state->person(name.trimmed().toStdString());
    if (person != nullptr && person->until == 0)
        return QString::fromStdString(person->name);
    const auto records = this->records();
    if (!records)
        return records.error();
    if ((*records)->isGroup(name.trimmed()))
        return name.trimmed();
    const bool isInFile = m_estate.groups.contains(name.trimmed());
    return usage(u"--owner"_s, u"there is no person and no group %1"_s.arg(name.trimmed()),
                 isInFile ? u"the estate file names the group, and that is not accepted yet: estate accept"_s
                          : u"person list shows people; groups are those of the accepted estate file, with somebody in them"_s);
}

Result<Exception> EvidenceDesk::requestException(const ExceptionWish &wish, const std::vector<OpenFinding> &findings, const Acting &who)
{
    if (const auto known = knownPair(wish.pair); !known)
        return known.error();
    const auto named = findingsNamed(wish.fingerprints, findings);
    if (!named)
        return named.error();
    if (named->empty())
        return usage(u"FINGERPRINT"_s, u"no finding is named"_s, u"isolation check --json shows the fingerprints"_s);
    const auto owner = ownerOf(wish.owner);
    if (!owner)
        return owner.error();
    Exception exception;
    exception.id = randomId();
    exception.control = named->front().control;
    exception.ruleVersion = named->front().ruleVersion;
    exception.pair = wish.pair;
    for (const OpenFinding &finding : *named)
        exception.fingerprints.push_back(finding.fingerprint);
    exception.fingerprints = sortedOnce(std::move(exception.fingerprints));
    exception.reason = wish.reason.trimmed();
    exception.owner = *owner;
    exception.ticket = wish.ticket.trimmed();
    exception.risk = wish.risk.trimmed().toLower();
    exception.compensating = idsOf(wish.compensating);
    exception.start = wish.start == UtcTime{} ? now() : wish.start;
    exception.expires = wish.expires;
    exception.review = wish.review;
    const isolation::Control *control = m_controls.find(QString::fromStdString(exception.control));
    if (control != nullptr && exception.expires == UtcTime{})
        exception.expires = exception.start + usualException(*control);
    const auto recorded = record("exception.request", "exception", exception.id, exception.pair, detailOf(exception), who);
    return recorded ? findException(QString::fromStdString(exception.id)) : recorded.error();
}

Result<Exception> EvidenceDesk::approveException(const QString &id, const Acting &who)
{
    const auto found = findException(id);
    if (!found)
        return found.error();
    const auto recorded = record("exception.approve", "exception", found->id, found->pair, sealOf(*found), who);
    return recorded ? findException(QString::fromStdString(found->id)) : recorded.error();
}

Result<Exception> EvidenceDesk::rejectException(const QString &id, const QString &reason, const Acting &who)
{
    const auto found = findException(id);
    if (!found)
        return found.error();
    const auto recorded = record("exception.reject", "exception", found->id, found->pair, reasonDetail(reason.trimmed()), who);
    return recorded ? findException(QString::fromStdString(found->id)) : recorded.error();
}

Result<Exception> EvidenceDesk::revokeException(const QString &id, const QString &reason, const Acting &who)
{
    const auto found = findException(id);
    if (!found)
        return found.error();
    const auto recorded = record("exception.revoke", "exception", found->id, found->pair, reasonDetail(reason.trimmed()), who);
    return recorded ? findException(QString::fromStdString(found->id)) : recorded.error();
}

Result<Exception> EvidenceDesk::renewException(const QString &id, UtcTime expires, const QString &reason, const std::vector<OpenFinding> &findings, const Acting &who)
{
    const auto found = findException(id);
    if (!found)
        return found.error();
    Exception renewal;
    renewal.id = randomId();
    renewal.control = found->control;
    renewal.pair = found->pair;
    for (const OpenFinding &finding : findings) { // what is mended needs no exception any more
        const bool isMeant = std::find(found->fingerprints.begin(), found->fingerprints.end(), finding.fingerprint) != found->fingerprints.end();
        if (!isMeant)
            continue;
        renewal.fingerprints.push_back(finding.fingerprint);
        renewal.ruleVersion = finding.ruleVersion;
    }
    if (renewal.fingerprints.empty())
        return refused(u"none of its findings is there any more, so there is nothing to accept"_s, u"revoke it with exception revoke"_s);
    renewal.fingerprints = sortedOnce(std::move(renewal.fingerprints));
    renewal.reason = reason.trimmed().isEmpty() ? found->reason : reason.trimmed();
    renewal.owner = found->owner;
    renewal.ticket = found->ticket;
    renewal.risk = found->risk;
    renewal.compensating = found->compensating;
    renewal.start = now();
    renewal.expires = expires;
    renewal.renews = found->id;
    if (const isolation::Control *control = m_controls.find(QString::fromStdString(renewal.control)); control != nullptr && expires == UtcTime{})
        renewal.expires = renewal.start + usualException(*control);
    const auto recorded = record("exception.request", "exception", renewal.id, renewal.pair, detailOf(renewal), who);
    return recorded ? findException(QString::fromStdString(renewal.id)) : recorded.error();
}

} // namespace bulkhead
