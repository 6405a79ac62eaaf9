// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/demorecords.h"

#include "core/digest.h"
#include "demo/meridian/demopeople.h"
#include "demo/meridian/meridian.h"
#include "usecases/evidencedesk.h"
#include "usecases/loadcatalog.h"

namespace bulkhead::demo {

using namespace Qt::StringLiterals;
using isolation::Verdict;
using std::chrono::days;
using std::chrono::minutes;

namespace {

constexpr QLatin1StringView admin = "leila.haddad"_L1, secondAdmin = "jonas.ferrer"_L1, lead = "tomasz.wilk"_L1, engineer = "sofia.lind"_L1,
                            leaver = "marek.nowotny"_L1;

//! Evidence as somebody reads it out of another system.
struct Reading
{
    const char *control, *source, *query;
    std::vector<evidence::EvidenceUnit> units;
    std::int64_t expected = 0, received = 0;
    days lasts{7};
};

Reading networks()
{
    return {"INF-03", "cloud account of Meridian, network inventory", "describe networks and peerings, region eu-central",
            {{"network:meridian-sbx-eu", Verdict::Pass, "no peering and no route to meridian-prd-eu"},
             {"network:meridian-prd-eu", Verdict::Pass, "accepts connections of its own subnets and of the edge only"}}, 2, 2};
}

Reading dashboards()
{
    return {"OBS-01", "dashboard server of Meridian", "search dashboards, folder payments",
            {{"dashboard:payments-sandbox", Verdict::Pass, "fixed to the environment sandbox-eu"},
             {"dashboard:payments-production", Verdict::Pass, "fixed to the environment production-eu"},
             {"dashboard:latency-overview", Verdict::Warn, "one board for both, told apart by a filter that a viewer may change"}}, 3, 3};
}

//! Not all of it came, so it proves nothing.
Reading residency()
{
    return {"GOV-04", "cloud account of Meridian, storage inventory", "list buckets with their region, page 1",
            {{"bucket:statements-eu", Verdict::Pass, "kept in eu-central"}}, 14, 11};
}

Reading masking()
{
    return {"DAT-01", "masking job of the core bank", "report of run 2026-W46",
            {{"dataset:customers-sandbox", Verdict::Pass, "names, addresses and account numbers are made up"}}, 1, 1, days(89)};
}

Reading accessReview()
{
    return {"GOV-09", "identity provider of Meridian", "members of groups with rights on production-eu",
            {{"group:production-eu-operators", Verdict::Pass, "11 members, each confirmed by their lead"}}, 1, 1, days(120)};
}

//! Does on one day what stands in its diary.
class Diary
{
public:
    explicit Diary(const PromotionStage &stage)
        : m_stage(stage)
        , m_desk(*stage.trail, stage.estate, isolation::ControlCatalogue::builtIn(), stage.clock)
        , m_pair{EnvironmentId(u"sandbox-eu"_s), EnvironmentId(u"production-eu"_s)}
    {
    }

    Result<QString> add(const Reading &reading)
    {
        m_stage.clock->pass(minutes(7));
        evidence::Evidence evidence;
        evidence.control = reading.control;
        evidence.pair = m_pair;
        evidence.source = reading.source;
        evidence.collector = "inventory export 3.2";
        evidence.query = reading.query;
        evidence.startedAt = m_desk.now() - minutes(2);
        evidence.finishedAt = m_desk.now() - minutes(1);
        evidence.expiresAt = evidence.finishedAt + reading.lasts;
        evidence.expected = reading.expected;
        evidence.received = reading.received;
        evidence.pages = 1;
        const std::string raw = std::string(reading.source) + '\n' + reading.query;
        evidence.digest = toHex(sha256(raw));
        evidence.bytes = static_cast<std::int64_t>(raw.size());
        evidence.units = reading.units;
        const auto who = actingAs(admin, m_stage.folder);
        const auto added = who ? m_desk.addEvidence(evidence, *who) : Result<evidence::Evidence>(who.error());
        return added ? Result<QString>(QString::fromStdString(added->id)) : Result<QString>(added.error());
    }

    Result<void> attest(const Reading &reading, const QString &statement, days lasts)
    {
        const auto evidence = add(reading);
        const auto view = loadCatalog(*m_stage.store, m_stage.estate, SnapshotId(), m_stage.cancel, m_desk.now());
        const auto who = actingAs(secondAdmin, m_stage.folder), other = actingAs(admin, m_stage.folder);
        if (!evidence || !view || !who || !other)
            return !evidence ? evidence.error() : !view ? view.error() : !who ? who.error() : other.error();
        m_stage.clock->pass(minutes(20));
        AttestationWish wish;
        wish.control = reading.control;
        wish.pair = m_pair;
        wish.scope = rowsOf(**view, m_pair);
        wish.statement = statement;
        wish.until = m_desk.now() + lasts;
        wish.evidence = {*evidence};
        const auto attested = m_desk.attest(wish, *who);
        if (!attested)
            return attested.error();
        const isolation::Control *control = m_desk.controls().find(QString::fromLatin1(reading.control));
        if (control == nullptr || control->severity != isolation::Severity::Critical)
            return {};
        m_stage.clock->pass(minutes(31));
        const auto signedToo = m_desk.counterSign(QString::fromStdString(attested->id), *other);
        return signedToo ? Result<void>() : Result<void>(signedToo.error());
    }

    //! All findings of a control, accepted by some approvers.
    Result<void> accept(const char *control, QLatin1StringView requester, const QString &reason, const QString &ticket, days lasts, const QStringList &compensating,
                        const QStringList &approvers)
    {
        const auto findings = openFindings(*m_stage.store, m_pair, m_desk.controls());
        const auto who = actingAs(requester, m_stage.folder);
        if (!findings || !who)
            return findings ? who.error() : findings.error();
        m_stage.clock->pass(minutes(9));
        ExceptionWish wish;
        wish.pair = m_pair;
        for (const OpenFinding &finding : *findings) {
            if (finding.control == control)
                wish.fingerprints.append(QString::fromStdString(finding.fingerprint));
        }
        wish.reason = reason;
        wish.owner = engineer;
        wish.ticket = ticket;
        wish.risk = u"medium"_s;
        wish.compensating = compensating;
        wish.expires = m_desk.now() + lasts;
        const auto asked = m_desk.requestException(wish, *findings, *who);
        if (!asked)
            return asked.error();
        for (const QString &approver : approvers) {
            m_stage.clock->pass(minutes(26));
            const auto acting = actingAs(approver, m_stage.folder);
            const auto approved = acting ? m_desk.approveException(QString::fromStdString(asked->id), *acting) : Result<evidence::Exception>(acting.error());
            if (!approved)
                return approved.error();
        }
        return {};
    }

private:
    const PromotionStage &m_stage;
    EvidenceDesk m_desk;
    evidence::PairScope m_pair;
};

Result<void> done(const Result<QString> &added)
{
    return added ? Result<void>() : Result<void>(added.error());
}

} // namespace

Result<void> recordOn(int day, const PromotionStage &stage)
{
    Diary diary(stage);
    switch (day) {
    case 2:
        return done(diary.add(networks()));
    case 9:
        return diary.accept("REL-08", leaver, u"these went live before there was a sandbox; they get a sandbox twin with their next release"_s, u"CHG-1019"_s, days(14), {},
                            {lead});
    case 13:
        return diary.attest(masking(), u"The sandbox of the European bank holds made-up customers only; the masking job is the one way in."_s, days(88));
    case 20:
        return diary.accept("OBS-06", leaver, u"one log collector until the sandbox has its own; requests are logged without bodies"_s, u"CHG-1088"_s, days(60),
                            {u"INF-05"_s}, {lead});
    case 28:
        for (const Reading &reading : {networks(), dashboards(), residency()}) {
            if (const auto added = done(diary.add(reading)); !added)
                return added;
        }
        return {};
    case demoDays - 1:
        return diary.attest(accessReview(), u"Rights on production-eu were reviewed in November; three people who had left the team lost theirs."_s, days(119));
    case demoDays:
        return diary.accept("INF-07", engineer, u"both read rates only; the sandbox gets a copy of the rates with release 4.1"_s, u"CHG-1136"_s, days(21), {}, {lead});
    default:
        return {};
    }
}

} // namespace bulkhead::demo
