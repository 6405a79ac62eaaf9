// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/samplereport.h"

#include "core/digest.h"

#include <array>

namespace bulkhead::reports::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const evidence::PairScope mainPair{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)};

std::string idOf(const std::string &what)
{
    return toHex(sha256(what)).substr(0, 32);
}

std::vector<std::string> failsOf(const isolation::PairResult &pair, const std::string &control)
{
    std::vector<std::string> fingerprints;
    for (const isolation::UnitResult &unit : pair.find(control)->units) {
        if (unit.verdict == isolation::Verdict::Fail)
            fingerprints.push_back(isolation::findingFingerprint(control, unit.unit));
    }
    return fingerprints;
}

std::string firstFailing(const isolation::PairResult &pair)
{
    for (const isolation::ControlResult &control : pair.controls) {
        if (control.verdict == isolation::Verdict::Fail)
            return control.control;
    }
    return {};
}

evidence::Exception exceptionOf(const SampleReport &sample, evidence::Exception::State state, const std::string &planted)
{
    const isolation::PairResult &pair = sample.check.pairs.front().result;
    const int number = static_cast<int>(state);
    evidence::Exception one;
    one.id = idOf("exception " + std::to_string(number));
    one.control = firstFailing(pair);
    one.pair = mainPair;
    one.fingerprints = {failsOf(pair, one.control).front()};
    if (state != evidence::Exception::State::Active)
        one.fingerprints = {idOf("a finding that is gone " + std::to_string(number))};
    one.reason = u"The new cluster comes in spring, until then we watch it"_s + QString::fromStdString(planted);
    one.owner = u"mara"_s;
    one.ticket = u"CHG-%1"_s.arg(4100 + number);
    one.risk = u"high"_s;
    one.compensating = {"INF-05", "GOV-01"};
    one.start = sample.check.at - 240h - number * 24h;
    one.expires = one.start + 480h;
    one.review = one.start + 240h;
    one.requester = u"eve"_s;
    one.recordedAt = one.start - 4h;
    one.seq = 300 + static_cast<std::uint64_t>(number) * 3;
    one.state = state;
    if (state != evidence::Exception::State::Requested && state != evidence::Exception::State::Rejected)
        one.approvals = {{u"leonor"_s, one.start - 2h, one.seq + 1}, {u"bo"_s, one.start - 1h, one.seq + 2}};
    if (state > evidence::Exception::State::Active) {
        one.endedAt = sample.check.at - 20h;
        one.endedBy = u"leonor"_s;
        one.endedBecause = u"It is not needed any more"_s + QString::fromStdString(planted);
    }
    return one;
}

promotion::Request requestOf(const SampleReport &sample, promotion::State state, const std::string &planted)
{
    const int number = static_cast<int>(state);
    promotion::Request one;
    one.id = idOf("promotion " + std::to_string(number));
    one.digest = toHex(sha256("plan " + std::to_string(number)));
    one.api = u"id-of-api-%1"_s.arg(number);
    one.apiName = u"api-%1"_s.arg(number) + QString::fromStdString(planted);
    one.requester = u"eve"_s;
    one.reason = u"Version 2 of the contract"_s + QString::fromStdString(planted);
    one.from = mainPair.sandbox;
    one.to = mainPair.production;
    one.requestedAt = sample.check.at - 600h + number * 40h;
    one.expires = one.requestedAt + 72h;
    one.movedAt = one.requestedAt + 5h;
    one.state = state;
    one.seq = 100 + static_cast<std::uint64_t>(number) * 10;
    if (state == promotion::State::Approved || state >= promotion::State::Executing)
        one.approvals = {{u"leonor"_s, one.seq + 1, one.requestedAt + 1h}, {u"bo"_s, one.seq + 2, one.requestedAt + 2h, u"cy"_s}};
    if (state == promotion::State::Rejected) {
        one.remarks = {{promotion::Remark::Kind::Reject, u"leonor"_s, u"The limits are too wide"_s + QString::fromStdString(planted), -1, one.movedAt, one.seq + 1}};
        one.note = one.remarks.front().text;
    }
    if (state == promotion::State::Void || state == promotion::State::Failed)
        one.note = u"The target changed meanwhile"_s;
    if (state >= promotion::State::Executing) {
        one.startedBy = one.seq + 3;
        one.runs = {{one.requestedAt + 3h, state == promotion::State::Executing ? UtcTime{} : one.requestedAt + 4h, false, state >= promotion::State::Applied && state != promotion::State::Failed}};
    }
    if (state == promotion::State::RolledBack)
        one.runs.append({one.requestedAt + 9h, one.requestedAt + 10h, true, true});
    if (state == promotion::State::Applied || state == promotion::State::RolledBack)
        one.appliedAt = one.requestedAt + 4h;
    return one;
}

//! The loud one, with a gate waived and a review that came late.
promotion::Request brokenGlass(const SampleReport &sample, const std::string &planted)
{
    promotion::Request one = requestOf(sample, promotion::State::Applied, planted);
    one.id = idOf("broken glass");
    one.requestedAt = sample.check.at - 60h;
    one.appliedAt = one.movedAt = one.requestedAt + 1h;
    one.runs = {{one.requestedAt, one.appliedAt, false, true}};
    one.approvals.clear();
    one.isBroken = true;
    one.seq = 400;
    one.broken = promotion::BrokenGlass{u"eve"_s, u"Payments stood still"_s + QString::fromStdString(planted), one.requestedAt, one.requestedAt + 24h,
                                        {{u"leonor"_s, u"It was needed"_s, one.requestedAt + 30h, 404}}};
    one.needsWaivers = {u"contract"_s};
    one.waivers = {{"contract", u"bo"_s, u"The field was never used"_s, {u"response-property-removed at GET /orders"_s}, one.requestedAt, 402}};
    return one;
}

AttestationRow attestationOf(const SampleReport &sample, const std::string &control, int number, const std::string &planted)
{
    AttestationRow row;
    evidence::Attestation &one = row.attestation;
    one.id = idOf("attestation " + std::to_string(number));
    one.control = control;
    one.pair = mainPair;
    one.scope = {"id-of-api-0", "id-of-api-1"};
    one.statement = "We looked at both environments and they hold apart" + planted;
    one.statementDigest = toHex(sha256(one.statement));
    one.evidence = {idOf("evidence 0")};
    one.validFrom = sample.check.at - 100h;
    one.validUntil = one.validFrom + 24h * 90;
    one.attestor = u"mara"_s;
    one.role = u"admin"_s;
    one.recordedAt = one.validFrom;
    one.seq = 500 + static_cast<std::uint64_t>(number) * 2;
    row.isInForce = true;
    return row;
}

} // namespace

void addExceptions(SampleReport &sample, const std::string &planted)
{
    using State = evidence::Exception::State;
    for (const State state : {State::Requested, State::Active, State::Rejected, State::Revoked, State::Expired, State::Void}) {
        ExceptionRow row;
        row.exception = exceptionOf(sample, state, planted);
        row.ageDays = static_cast<int>((sample.check.at - row.exception.start) / 24h);
        row.compensating = {{"INF-05", isolation::Verdict::Pass}, {"GOV-01", isolation::Verdict::Warn}};
        if (state == State::Active)
            row.findings = {"One node serves both sides" + planted};
        else if (state == State::Expired)
            row.problems = {u"expired"_s};
        else if (state == State::Void)
            row.problems = {u"void because INF-05 stopped passing"_s};
        sample.report.exceptions.push_back(std::move(row));
    }
    sample.report.exceptions[1].problems = {u"too broad: it accepts a finding of each gateway"_s};
}

void addAttestations(SampleReport &sample, const std::string &planted)
{
    auto &rows = sample.report.attestations;
    rows.push_back(attestationOf(sample, "GOV-08", 0, planted));
    rows.back().attestation.counterSigner = u"leonor"_s;
    rows.back().attestation.counterSignedAt = sample.check.at - 90h;
    rows.back().attestation.counterSeq = 501;
    rows.back().uncovered = {u"api-2"_s + QString::fromStdString(planted)};
    rows.push_back(attestationOf(sample, "DAT-01", 1, planted));
    rows.back().isInForce = false;
    rows.back().whyNot = u"waits for a counter-signature"_s;
    rows.push_back(attestationOf(sample, "OBS-04", 2, planted));
    rows.back().attestation.validUntil = sample.check.at - 1h;
    rows.back().isInForce = false;
    rows.back().whyNot = u"expired"_s;
    rows.push_back(attestationOf(sample, "GOV-09", 3, planted));
    rows.back().attestation.isWithdrawn = true;
    rows.back().attestation.withdrawnBy = u"mara"_s;
    rows.back().attestation.withdrawnBecause = u"A reviewer left"_s + QString::fromStdString(planted);
    rows.back().isInForce = false;
    rows.back().whyNot = u"withdrawn"_s;
}

void addEvidence(SampleReport &sample, const std::string &planted)
{
    for (int number = 0; number < 3; ++number) {
        EvidenceRow row;
        evidence::Evidence &one = row.evidence;
        one.id = idOf("evidence " + std::to_string(number));
        one.control = number == 2 ? "DAT-04" : "INF-03";
        one.pair = number == 0 ? evidence::PairScope{} : mainPair;
        one.source = "network controller of the bank" + planted;
        one.collector = "bulkhead 0.1";
        one.query = "GET /networks?page=1" + planted;
        one.startedAt = sample.check.at - 50h;
        one.finishedAt = one.startedAt + 1h;
        one.expiresAt = one.startedAt + (number == 1 ? 24h : 168h);
        one.expected = number == 2 ? -1 : 12;
        one.received = number == 1 ? 11 : 12;
        one.pages = 1;
        one.digest = toHex(sha256("raw " + std::to_string(number)));
        one.bytes = 4'096 + number;
        one.keptAt = number == 0 ? "/evidence/networks.json" + planted : std::string();
        one.redactions = {"tokens"};
        one.units = {{"network:vpc-1" + planted, isolation::Verdict::Pass, "no way to production"}, {"network:vpc-2", isolation::Verdict::Fail, "a peering leads to production"}};
        one.collectedBy = u"mara"_s;
        one.recordedAt = one.finishedAt;
        one.seq = 450 + static_cast<std::uint64_t>(number);
        one.isWithdrawn = number == 2;
        row.isFresh = number == 0;
        sample.report.evidence.push_back(std::move(row));
    }
}

void addPromotions(SampleReport &sample, const std::string &planted)
{
    for (int state = 0; state < promotion::stateCount; ++state)
        sample.report.promotions.push_back(requestOf(sample, static_cast<promotion::State>(state), planted));
    sample.report.promotions.push_back(brokenGlass(sample, planted));
}

void addChanges(SampleReport &sample, const std::string &planted)
{
    UnrequestedChange change;
    change.gateway = sample.facts.gateways.back().id;
    change.environment = mainPair.production;
    change.kind = "service";
    change.nativeId = "svc-1";
    change.api = "api-1" + planted;
    change.fields = {"host", "port" + planted};
    change.after = sample.check.at - 30h;
    change.at = sample.check.at - 29h;
    change.snapshot = 11;
    sample.report.changes.push_back(change);
    change.api.clear();
    change.nativeId = "svc-2";
    sample.report.changes.push_back(change);
}

void addChain(SampleReport &sample)
{
    ChainResult &chain = sample.report.chain;
    chain.isOk = true;
    chain.isAnchored = true;
    chain.size = 512;
    chain.anchoredUntil = 500;
    chain.log = "bulkhead.example/" + idOf("log");
    chain.root = "rZ1dF8qXJ0m6oN4bq0gkq3v3j4n8dE9wq1aC5xkzv2I=";
    chain.key = "bulkhead.example+1a2b3c4d+AZ0fQ7s0";
    for (const std::uint64_t seq : {101, 304, 501}) {
        ChainResult::Proof proof;
        proof.seq = seq;
        proof.what = "approval at entry " + std::to_string(seq);
        proof.leaf = toHex(sha256("leaf " + std::to_string(seq)));
        for (int level = 0; level < 9; ++level)
            proof.path.push_back(toHex(sha256("node " + std::to_string(seq) + ' ' + std::to_string(level))));
        chain.proofs.push_back(std::move(proof));
    }
}

} // namespace bulkhead::reports::test
