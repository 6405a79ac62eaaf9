// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/rules.h"

#include "core/jsonvalue.h"
#include "evidence/detail.h"

#include <algorithm>

namespace bulkhead::evidence {

using namespace Qt::StringLiterals;
using isolation::Control;
using isolation::Method;
using isolation::Severity;

namespace {

constexpr Days usualEvidence{7};
//! How far from its entry a term may begin.
constexpr Days longestAgo{1}, longestAhead{30};
constexpr std::size_t mostUnits = 5'000, mostNames = 20'000, mostFindings = 1'000;
//! An entry of the log is at most 1 MiB.
constexpr std::size_t mostBytes = 900U * 1024;

QString day(UtcTime time)
{
    const std::chrono::year_month_day date{std::chrono::floor<Days>(time)};
    return u"%1-%2-%3"_s.arg(int(date.year()), 4, 10, QChar(u'0'))
        .arg(unsigned(date.month()), 2, 10, QChar(u'0'))
        .arg(unsigned(date.day()), 2, 10, QChar(u'0'));
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

bool isHex(std::string_view id, std::size_t digits)
{
    return id.size() == digits
        && std::all_of(id.begin(), id.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

//! Sorted, and none twice.
bool isSet(const std::vector<std::string> &texts)
{
    return std::adjacent_find(texts.begin(), texts.end(), std::greater_equal<>()) == texts.end();
}

//! Letters, digits, ".", "_" and "-" of ASCII: no owner can look like a person and be none.
bool isName(const QString &name)
{
    const auto isPlain = [](QChar c) { return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'.' || c == u'_' || c == u'-'); };
    return !name.isEmpty() && name.size() <= 64 && name.front().isLetterOrNumber() && std::all_of(name.begin(), name.end(), isPlain);
}

QString whyNotControl(const std::string &id, const Control *control)
{
    if (control != nullptr)
        return {};
    return u"there is no control %1; `isolation check` lists those there are"_s.arg(text(id));
}

QString whyNotOnePair(const PairScope &pair)
{
    if (!pair.sandbox.isEmpty() && !pair.production.isEmpty() && pair.sandbox != pair.production)
        return {};
    return u"it names no pair of environments; name one sandbox and one production"_s;
}

QString whyNotTerm(UtcTime from, UtcTime until, Days longest, UtcTime now)
{
    if (from < now - longestAgo || from > now + longestAhead)
        return u"it would begin on %1; let it begin now, or within %2 days"_s.arg(day(from)).arg(longestAhead.count());
    if (until <= from)
        return u"it ends before it begins; name a later end"_s;
    if (until <= now)
        return u"it ended on %1; name a later end"_s.arg(day(until));
    if (until - from > longest)
        return u"it would last longer than the %1 days that are allowed; let it end by %2"_s.arg(longest.count()).arg(day(from + longest));
    return {};
}

QString whyNotUnits(const std::vector<EvidenceUnit> &units)
{
    std::vector<std::string> names;
    names.reserve(units.size());
    for (const EvidenceUnit &unit : units)
        names.push_back(unit.unit);
    std::sort(names.begin(), names.end());
    if (names.empty())
        return u"it says nothing of any unit; name at least one with its verdict"_s;
    if (names.front().empty() || !isSet(names))
        return u"a unit has no name, or two have the same; give each a name of its own"_s;
    if (names.size() > mostUnits)
        return u"it has more than %1 units; split it"_s.arg(mostUnits);
    return {};
}

QString whyNotEnvelope(const Evidence &evidence)
{
    if (evidence.source.empty() || evidence.collector.empty() || evidence.query.empty())
        return u"its envelope has no source, collector or query; say where it was read, what read it and what exactly was asked"_s;
    if (!isHex(evidence.digest, 64))
        return u"its envelope has no SHA-256 of the raw bytes; add it"_s;
    if (evidence.expected < -1 || evidence.received < 0 || evidence.pages < 0 || evidence.bytes < 0)
        return u"its envelope has a count below 0; correct it"_s;
    return {};
}

QString whyNotSize(const JsonValue::Object &detail)
{
    std::string bytes;
    appendCanonical(bytes, detail);
    return bytes.size() > mostBytes ? u"it is larger than the %1 KiB that an entry of the log takes; split it"_s.arg(mostBytes / 1024) : QString();
}

//! Of several reasons the first that there is.
template<typename... Texts>
QString firstOf(const Texts &...texts)
{
    QString first;
    ((first = first.isEmpty() ? QString(texts) : first), ...);
    return first;
}

bool isBarred(const QString &person, const Exception &exception)
{
    return isSamePerson(person, exception.requester) || isSamePerson(person, exception.owner);
}

bool hasApproved(const QString &person, const Exception &exception)
{
    return std::any_of(exception.approvals.begin(), exception.approvals.end(),
                       [&](const Exception::Approval &approval) { return isSamePerson(approval.person, person); });
}

bool isFrom(const Signer &signer, const QString &person)
{
    return std::any_of(signer.from.begin(), signer.from.end(), [&](const QString &from) { return isSamePerson(from, person); });
}

//! One of those who sign a renewal has to be new: is this the last place, and nobody new yet?
bool lacksSenior(const Exception &exception, const Exception &earlier, const Signer &signer, int needed)
{
    const bool hasNew = std::any_of(exception.approvals.begin(), exception.approvals.end(),
                                    [&](const Exception::Approval &approval) { return !hasApproved(approval.person, earlier); });
    return !hasNew && hasApproved(signer.name, earlier) && static_cast<int>(exception.approvals.size()) + 1 >= needed;
}

} // namespace

Days longestAttestation(Severity severity)
{
    return Days(severity == Severity::Critical ? 90 : severity == Severity::High ? 180 : 365);
}

Days longestException(const Control &control)
{
    return Days(control.exceptionDays);
}

Days usualException(const Control &control)
{
    const Days usual(control.severity == Severity::Critical ? 30 : control.severity == Severity::High ? 90 : 180);
    return std::min(usual, longestException(control));
}

UtcTime usualExpiry(UtcTime finishedAt, const Control &control)
{
    return std::min<UtcTime>(finishedAt + usualEvidence, latestExpiry(finishedAt, control));
}

UtcTime latestExpiry(UtcTime finishedAt, const Control &control)
{
    return finishedAt + control.timeToLive;
}

int approvalsNeeded(Severity severity)
{
    return severity == Severity::Critical ? 2 : 1;
}

bool needsCounterSignature(Severity severity)
{
    return severity == Severity::Critical;
}

bool mayBeAttested(const Control &control)
{
    const bool isPrimary = control.method == Method::Evidence || control.method == Method::Attestation;
    return isPrimary || (control.severity != Severity::Critical && control.also.contains(Method::Attestation));
}

bool mayBeTested(const Control &control)
{
    return control.method == Method::Probe && control.severity == Severity::Critical;
}

std::string pathUnit(std::string_view control)
{
    return "path:" + std::string(control);
}

QString whyNotEvidence(const Evidence &evidence, const Control *control, UtcTime now)
{
    if (QString why = firstOf(whyNotControl(evidence.control, control), evidence.pair.isAll() ? QString() : whyNotOnePair(evidence.pair),
                                    whyNotEnvelope(evidence), whyNotUnits(evidence.units));
        !why.isEmpty())
        return why;
    if (evidence.startedAt > evidence.finishedAt || evidence.finishedAt > now + clockSkew)
        return u"its envelope says that it was read in the future, or ended before it began; correct the times"_s;
    if (evidence.expiresAt <= evidence.finishedAt || evidence.expiresAt > latestExpiry(evidence.finishedAt, *control))
        return u"evidence on %1 lasts until %2 at most; name an earlier expiry"_s.arg(control->id, day(latestExpiry(evidence.finishedAt, *control)));
    if (evidence.expiresAt <= now)
        return u"it expired on %1; read it again"_s.arg(day(evidence.expiresAt));
    return whyNotSize(detailOf(evidence));
}

QString whyNotAttested(const Attestation &attestation, const Control *control, UtcTime now)
{
    if (QString why = firstOf(whyNotControl(attestation.control, control), whyNotOnePair(attestation.pair)); !why.isEmpty())
        return why;
    if (!mayBeAttested(*control))
        return u"%1 is not decided by an attestation; it takes what a machine reads"_s.arg(control->id);
    if (attestation.scope.empty() || attestation.scope.front().empty() || !isSet(attestation.scope) || attestation.scope.size() > mostNames)
        return u"its scope is empty or names an API twice; name each API that it covers once"_s;
    if (!attestation.tested.empty() && attestation.control != testReport)
        return u"only a test report (%1) names paths that were tested; leave them out"_s.arg(text(testReport));
    if (attestation.tested.size() > mostNames || !isSet(attestation.tested))
        return u"it names a tested path twice; name each once"_s;
    if (text(attestation.statement).trimmed().isEmpty() || attestation.statementDigest != digestOfStatement(attestation.statement))
        return u"it has no statement, or one with another digest; say in words what is attested"_s;
    std::vector<std::string> evidence = attestation.evidence;
    std::sort(evidence.begin(), evidence.end());
    if (!isSet(evidence) || attestation.digests.size() != attestation.evidence.size())
        return u"it names evidence twice, or without its digest; name each once with its digest"_s;
    return firstOf(whyNotTerm(attestation.validFrom, attestation.validUntil, longestAttestation(control->severity), now),
                   whyNotSize(detailOf(attestation)));
}

QString whyNotRequested(const Exception &exception, const Control *control, UtcTime now)
{
    if (QString why = firstOf(whyNotControl(exception.control, control), whyNotOnePair(exception.pair)); !why.isEmpty())
        return why;
    if (longestException(*control).count() == 0)
        return u"%1 allows no exception; remedy the finding"_s.arg(control->id);
    const auto isFingerprint = [](const std::string &fingerprint) { return isHex(fingerprint, 32); };
    const std::vector<std::string> &findings = exception.fingerprints;
    if (findings.empty() || findings.size() > mostFindings || !isSet(findings) || !std::all_of(findings.begin(), findings.end(), isFingerprint))
        return u"it does not name findings exactly; name each once by its whole fingerprint, 32 hex digits"_s;
    if (exception.requester.isEmpty() || exception.reason.trimmed().isEmpty())
        return u"nobody asks for it, or no reason is given; sign it and say why the finding is to be accepted"_s;
    if (!isName(exception.owner))
        return u"it has no owner; name the person or team that answers for it, in letters, digits, \".\", \"_\" and \"-\""_s;
    if (!QStringList{u"low"_s, u"medium"_s, u"high"_s, u"critical"_s}.contains(exception.risk))
        return u"its risk is not rated; say low, medium, high or critical"_s;
    if (QString why = whyNotTerm(exception.start, exception.expires, longestException(*control), now); !why.isEmpty())
        return why;
    if (exception.review != UtcTime{} && (exception.review < exception.start || exception.review > exception.expires))
        return u"it would be reviewed outside its term; name a day between %1 and %2"_s.arg(day(exception.start), day(exception.expires));
    return whyNotSize(detailOf(exception));
}

QString whyNotRenewed(const Exception &renewal, const Exception &earlier, bool hasRenewal)
{
    if (!earlier.wasInForce())
        return u"exception %1 was never in force; ask for a new one"_s.arg(text(earlier.id.substr(0, 8)));
    if (hasRenewal || !earlier.renews.empty())
        return u"exception %1 has been renewed, and that goes once; remedy the finding"_s.arg(text(earlier.id.substr(0, 8)));
    if (renewal.control != earlier.control || renewal.pair != earlier.pair)
        return u"exception %1 is of another control or pair; ask for a new one"_s.arg(text(earlier.id.substr(0, 8)));
    if (!std::includes(earlier.fingerprints.begin(), earlier.fingerprints.end(), renewal.fingerprints.begin(), renewal.fingerprints.end()))
        return u"a renewal takes no more findings in; ask for the new ones by themselves"_s;
    return {};
}

QString whyNotCounterSigned(const Attestation &attestation, const Signer &signer, UtcTime now)
{
    if (attestation.isWithdrawn || now >= attestation.validUntil)
        return u"the attestation is withdrawn or over; make a new one"_s;
    if (!attestation.counterSigner.isEmpty())
        return u"%1 has counter-signed it already"_s.arg(attestation.counterSigner);
    if (signer.name.isEmpty() || isSamePerson(signer.name, attestation.attestor))
        return u"who attests does not counter-sign; ask somebody else"_s;
    if (isFrom(signer, attestation.attestor))
        return u"%1 has key or role from %2, who attests; ask somebody else"_s.arg(signer.name, attestation.attestor);
    return {};
}

QString whyNotApproved(const Exception &exception, const Exception *earlier, const Signer &signer, int needed, UtcTime now)
{
    if (exception.state != Exception::State::Requested)
        return u"the exception is %1; only one that was asked for can be approved"_s.arg(text(toWire(exception.state)));
    if (now >= exception.expires)
        return u"its time was over on %1; ask for a new one"_s.arg(day(exception.expires));
    if (signer.name.isEmpty() || isBarred(signer.name, exception))
        return u"who asked for an exception or owns it does not approve it; ask somebody else"_s;
    for (const QString &maker : {exception.requester, exception.owner}) {
        if (isFrom(signer, maker))
            return u"%1 has key or role from %2, who asked for it or owns it; ask somebody else"_s.arg(signer.name, maker);
    }
    for (const QString &owner : signer.owners) {
        if (isSamePerson(signer.name, owner))
            return u"%1 belongs to the group that owns it; ask somebody else"_s.arg(signer.name);
        if (isFrom(signer, owner))
            return u"%1 has key or role from %2, who belongs to the group that owns it; ask somebody else"_s.arg(signer.name, owner);
    }
    if (hasApproved(signer.name, exception))
        return u"%1 has approved it already; it needs another person"_s.arg(signer.name);
    if (earlier != nullptr && isBarred(signer.name, *earlier))
        return u"who asked for or owned the exception that it renews does not approve the renewal; ask somebody else"_s;
    if (earlier != nullptr && lacksSenior(exception, *earlier, signer, needed))
        return u"a renewal needs the signature of somebody who has not approved the first; ask somebody else"_s;
    return {};
}

} // namespace bulkhead::evidence
