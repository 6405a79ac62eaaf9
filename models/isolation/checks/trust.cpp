// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/trust.h"

#include "isolation/checks/across.h"

#include <QtGlobal>

#include <algorithm>

namespace bulkhead::isolation {

namespace {

// %1 is the validator, %2 the policy of the other side, %3 the issuer, key or authority.
const Reason sameKey{"IDN-03.same-key", QT_TRANSLATE_NOOP("Isolation", "%1 and %2 trust one verification key, %3")};
const Reason openAnchor{"IDN-03.same-client-authority",
                        QT_TRANSLATE_NOOP("Isolation", "%1 lets in every client certificate of authority %3, which "
                                                       "%2 trusts too")};
const Reason noAudience{"IDN-03.no-audience",
                        QT_TRANSLATE_NOOP("Isolation", "%1 trusts issuer %3 without an audience, and %2 trusts it "
                                                       "too")};
const Reason sameAudience{"IDN-03.same-audience",
                          QT_TRANSLATE_NOOP("Isolation", "%1 and %2 trust one issuer and demand one audience: %3")};
const Reason granted{"IDN-03.granted",
                     QT_TRANSLATE_NOOP("Isolation", "A client of %2 is granted what %1 demands: %3")};
const Reason audienceNotTold{"IDN-03.audience-not-told",
                             QT_TRANSLATE_NOOP("Isolation", "%1 and %2 trust issuer %3, and the audiences of one are "
                                                            "not known")};
const Reason grantsNotTold{"IDN-03.grants-not-told",
                           QT_TRANSLATE_NOOP("Isolation", "%1 and %2 trust issuer %3, and what it grants to clients "
                                                          "is not known")};
const Reason elsewhere{"IDN-03.elsewhere",
                       QT_TRANSLATE_NOOP("Isolation", "Somebody behind %1 decides which tokens are good")};
const Reason notTold{"IDN-03.trust-not-told", QT_TRANSLATE_NOOP("Isolation", "What %1 trusts could not be read")};
const Reason sharedIssuer{"IDN-03.shared-issuer",
                          QT_TRANSLATE_NOOP("Isolation", "%1 and %2 trust issuer %3; only the audience holds them "
                                                         "apart")};
const Reason sharedAuthority{"IDN-03.shared-authority",
                             QT_TRANSLATE_NOOP("Isolation", "%1 and %2 trust authority %3; only the subject holds "
                                                            "them apart")};
const Reason keysUnread{"IDN-03.keys-unread",
                        QT_TRANSLATE_NOOP("Isolation", "The issuers of %1 are its own, but its verification keys "
                                                       "were not read")};

std::string valueOf(const std::string &key)
{
    return key.substr(key.find('/') + 1);
}

Acceptance found(Acceptance::Kind kind, const Reason &reason, const KeyMatch &match)
{
    return {kind, &reason, valueOf(match.key), match.item};
}

//! Is a demanded scope or audience granted to a client of the other side?
KeyMatch grantedAcross(const PairFacts &facts, const TokenTrust &trust, Side foreign)
{
    Keys keys;
    for (const std::string &issuer : trust.issuers.value) {
        for (const auto *demanded : {&trust.audiences, &trust.scopes}) {
            if (!demanded->isKnown())
                continue;
            for (const std::string &one : demanded->value)
                keys.push_back("client-scope/" + issuer + '|' + one);
        }
    }
    return policyMatch(facts, keys, {"client-scope/"}, foreign);
}

Acceptance ofSharedIssuer(const PairFacts &facts, const TokenTrust &trust, const KeyMatch &shared, Side foreign)
{
    const std::string issuer = valueOf(shared.key);
    if (policyUnder(facts, "client-granted/" + issuer, foreign) == noIndex)
        return found(Acceptance::Kind::Unknown, grantsNotTold, shared);
    const auto &accepted = facts.estate().declared.sharedIssuers;
    const bool isAccepted = std::find(accepted.begin(), accepted.end(), issuer) != accepted.end();
    if (!isAccepted)
        return found(Acceptance::Kind::Separated, sharedIssuer, shared);
    if (!trust.keys.isDecided())
        return {Acceptance::Kind::Separated, &keysUnread, issuer, shared.item};
    return {};
}

Acceptance ofIssuers(const PairFacts &facts, const TokenTrust &trust, const Keys &keys, Side foreign)
{
    using Kind = Acceptance::Kind;
    const KeyMatch shared = policyMatch(facts, keys, {"issuer/"}, foreign);
    if (!shared.isThere())
        return trust.keys.isDecided() ? Acceptance{} : Acceptance{Kind::Separated, &keysUnread, {}, noIndex};
    if (trust.audiences.state == FactState::KnownEmpty)
        return found(Kind::Proven, noAudience, shared);
    if (const KeyMatch one = policyMatch(facts, keys, {"issuer-audience/"}, foreign); one.isThere())
        return found(Kind::Proven, sameAudience, one);
    if (const KeyMatch one = grantedAcross(facts, trust, foreign); one.isThere())
        return found(Kind::Proven, granted, one);
    const std::string issuer = valueOf(shared.key);
    const bool told = trust.audiences.isKnown() && policyUnder(facts, "issuer-any/" + issuer, foreign) == noIndex
        && policyUnder(facts, "issuer-unknown/" + issuer, foreign) == noIndex;
    if (!told)
        return found(Kind::Unknown, audienceNotTold, shared);
    return ofSharedIssuer(facts, trust, shared, foreign);
}

} // namespace

bool isValidator(const PolicyFacts &policy)
{
    return policy.enabled && policy.meaning.trust.has_value();
}

bool trustsCredentials(const PolicyFacts &policy)
{
    const auto &trust = policy.meaning.trust;
    return trust && !policy.meaning.credentialKinds.empty() && !trust->keys.isDecided() && !trust->issuers.isKnown();
}

Acceptance acceptance(const PairFacts &facts, std::uint32_t validator, Side side)
{
    using Kind = Acceptance::Kind;
    const PolicyFacts &policy = facts.estate().policies[validator];
    const TokenTrust &trust = *policy.meaning.trust;
    const Keys keys = keysOf(policy);
    const Side foreign = other(side);
    if (const KeyMatch one = policyMatch(facts, keys, {"key/"}, foreign); one.isThere())
        return found(Kind::Proven, sameKey, one);
    const KeyMatch authority = policyMatch(facts, keys, {"client-authority/"}, foreign);
    if (authority.isThere() && !trust.restrictsSubject)
        return found(Kind::Proven, openAnchor, authority);
    const Acceptance issuers = trust.issuers.isKnown() ? ofIssuers(facts, trust, keys, foreign) : Acceptance{};
    if (issuers.kind == Kind::Proven)
        return issuers;
    if (trust.elsewhere || policy.meaning.opaque)
        return {Kind::Unknown, &elsewhere, {}, noIndex};
    const bool isTold = trust.issuers.isDecided() || trust.keys.isKnown() || trust.clientAuthorities.isKnown();
    if (!isTold && !trustsCredentials(policy))
        return {Kind::Unknown, &notTold, {}, noIndex};
    if (issuers.kind == Kind::Nothing && authority.isThere())
        return found(Kind::Separated, sharedAuthority, authority);
    return issuers;
}

} // namespace bulkhead::isolation
