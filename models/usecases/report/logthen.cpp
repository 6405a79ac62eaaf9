// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/report/logthen.h"

#include "core/base64.h"
#include "core/jsonreader.h"
#include "usecases/promotionentries.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

MatchDecision::Kind kindFrom(std::string_view wire)
{
    for (const auto kind : {MatchDecision::Kind::Split, MatchDecision::Kind::Merge}) {
        if (toWire(kind).toStdString() == wire)
            return kind;
    }
    return MatchDecision::Kind::Pin;
}

QString textAt(JsonElement object, std::string_view key)
{
    return QString::fromStdString(std::string(stringAt(object, key)));
}

//! Decisions about matching are rows of the store, and one that is taken back is gone there: what stood at a size of the log is made of the rows and of what later entries say.
class DecisionsThen
{
public:
    explicit DecisionsThen(std::uint64_t size)
        : m_size(size)
    {
    }

    void take(const audit::EntryView &entry)
    {
        if (entry.phase == audit::Phase::Begin) {
            MatchDecision decision;
            decision.kind = kindFrom(stringAt(entry.detail, "kind"));
            decision.api = QString::fromStdString(std::string(entry.objectId));
            decision.other = textAt(entry.detail, "other");
            decision.deployment = textAt(entry.detail, "deployment");
            m_begun[entry.seq] = {decision, stringAt(entry.detail, "verb") == "undo"};
        } else if (entry.seq > m_size && stringAt(entry.detail, "outcome") == "done") {
            const auto begun = m_begun.find(static_cast<std::uint64_t>(integerAt(entry.detail, "of")));
            if (begun != m_begun.end())
                takeLater(integerAt(entry.detail, "decision"), begun->second);
        }
    }

    [[nodiscard]] QList<MatchDecision> of(const QList<MatchDecision> &now) const
    {
        std::map<qint64, MatchDecision> then;
        for (const MatchDecision &decision : now)
            then.emplace(decision.id, decision);
        for (const auto &[id, decision] : m_undone)
            then.emplace(id, decision);
        for (const qint64 id : m_made)
            then.erase(id);
        QList<MatchDecision> list;
        for (const auto &[id, decision] : then)
            list.append(decision);
        return list;
    }

private:
    struct Begun
    {
        MatchDecision decision;
        bool isUndo = false;
    };

    void takeLater(qint64 id, const Begun &begun)
    {
        MatchDecision decision = begun.decision;
        decision.id = id;
        if (begun.isUndo)
            m_undone.emplace(id, std::move(decision));
        else
            m_made.insert(id);
    }

    std::uint64_t m_size;
    std::map<std::uint64_t, Begun> m_begun; //!< by seq
    std::map<qint64, MatchDecision> m_undone;
    std::set<qint64> m_made;
};

//! Entries that a report rests on, in words: what begins so is proven.
struct ProvenAction
{
    std::string_view action, words;
};
constexpr std::array provenActions{
    ProvenAction{"promotion.approve", "approval of promotion"},
    ProvenAction{"promotion.carry", "approval, signed elsewhere, of promotion"},
    ProvenAction{"promotion.waive", "waiver for promotion"},
    ProvenAction{"promotion.breakglass", "break-glass of promotion"},
    ProvenAction{"promotion.review", "review of promotion"},
    ProvenAction{"promotion.reject", "rejection of promotion"},
    ProvenAction{"exception.request", "request for exception"},
    ProvenAction{"exception.approve", "approval of exception"},
    ProvenAction{"exception.reject", "rejection of exception"},
    ProvenAction{"exception.revoke", "revocation of exception"},
    ProvenAction{"exception.void", "end of exception"},
    ProvenAction{"exception.withdraw", "withdrawal of exception"},
    ProvenAction{"attest.sign", "attestation"},
    ProvenAction{"attest.countersign", "counter-signature of attestation"},
    ProvenAction{"attest.withdraw", "withdrawal of attestation"},
    ProvenAction{"evidence.add", "evidence"},
    ProvenAction{"evidence.withdraw", "withdrawal of evidence"},
};

//! Empty: the entry is not proven.
std::string provenWords(const audit::EntryView &entry)
{
    const auto known = std::find_if(provenActions.begin(), provenActions.end(), [&](const ProvenAction &one) { return one.action == entry.action; });
    if (known == provenActions.end() || entry.phase == audit::Phase::End)
        return {};
    const promotion::RequestEvent event = requestEventOf(entry);
    constexpr std::size_t shortId = 8;
    std::string words = std::string(known->words) + ' ' + event.request.substr(0, shortId);
    if (!event.person.isEmpty())
        words += " by " + event.person.toStdString();
    return words;
}

//! Takes entries while they are verified.
class Replay
{
public:
    Replay(std::uint64_t size, const reports::Period &period)
        : m_decisions(size)
        , m_period(period)
    {
    }

    void take(std::string_view bytes)
    {
        const auto entry = m_reader.parse(bytes);
        if (!entry)
            return; // said by the verification
        if (entry->action == "catalog.decide")
            m_decisions.take(*entry);
        if (entry->action.starts_with("promotion."))
            (void)m_ledger.take(requestEventOf(*entry));
        const auto time = audit::timeFrom(entry->at);
        const UtcTime at = time.value_or(UtcTime());
        if (!m_begins && time)
            m_begins = *time;
        const std::string words = at >= m_period.from && at < m_period.until ? provenWords(*entry) : std::string();
        if (!words.empty())
            m_proven.push_back({entry->seq, words, toHex(audit::leafHash(bytes)), {}});
    }
    //! Those that came later, of which only decisions about matching are looked at.
    Result<void> takeLater(AuditStore &log, std::uint64_t size)
    {
        std::vector<std::uint64_t> later;
        const auto read = log.readColumns(size + 1, [&](std::uint64_t seq, const AuditColumns &columns) {
            if (columns.action == "catalog.decide")
                later.push_back(seq);
            return true;
        });
        if (!read)
            return read.error();
        for (const std::uint64_t seq : later) {
            const auto row = log.entry(seq);
            if (!row)
                return row.error();
            const auto entry = *row ? m_reader.parse((*row)->entry) : std::nullopt;
            if (entry)
                m_decisions.take(*entry);
        }
        return {};
    }

    [[nodiscard]] std::optional<UtcTime> begins() const { return m_begins; }
    [[nodiscard]] const DecisionsThen &decisions() const { return m_decisions; }
    [[nodiscard]] promotion::Ledger takeLedger() { return std::move(m_ledger); }
    [[nodiscard]] std::vector<reports::ChainResult::Proof> takeProven() { return std::move(m_proven); }

private:
    audit::EntryReader m_reader;
    DecisionsThen m_decisions;
    reports::Period m_period;
    std::optional<UtcTime> m_begins;
    promotion::Ledger m_ledger;
    std::vector<reports::ChainResult::Proof> m_proven;
};

Result<void> addPath(AuditStore &log, std::uint64_t size, reports::ChainResult::Proof &proof)
{
    Error failure;
    const auto path = audit::inclusionProof(proof.seq - 1, size, [&](const audit::NodeId &id) -> std::optional<Digest> {
        const auto node = log.node(id);
        if (!node)
            failure = node.error();
        return node ? *node : std::nullopt;
    });
    if (!path && failure.kind == Error::Kind::Store)
        return failure;
    for (const Digest &hash : path.value_or(audit::Proof()))
        proof.path.push_back(toHex(hash));
    return {};
}

reports::ChainResult chainOf(const VerifiedPart &part)
{
    const audit::Verification &answer = part.answer;
    reports::ChainResult chain;
    chain.isOk = answer.ok;
    chain.isAnchored = answer.anchored;
    chain.size = answer.size;
    chain.anchoredUntil = answer.anchoredUntil;
    chain.log = answer.log;
    chain.key = part.key.name.empty() ? std::string() : part.key.toText();
    if (answer.root)
        chain.root = toBase64({reinterpret_cast<const char *>(answer.root->data()), answer.root->size()});
    if (!answer.ok) {
        const VerificationWords words = wordsOf(answer);
        chain.problem = QString(words.headline + u' ' + words.detail).toStdString();
    }
    return chain;
}

} // namespace

Result<LogThen> logThen(AuditStore &log, Store &store, std::optional<std::uint64_t> size, const VerifyAgainst &against, const reports::Period &period, const OnVerified &onVerified,
                        const CancelToken &cancel)
{
    const auto entries = log.size();
    const auto decisions = store.matchDecisions();
    if (!entries || !decisions)
        return entries ? decisions.error() : entries.error();
    LogThen then;
    then.size = size.value_or(*entries);
    Replay replay(then.size, period);
    if (then.size == 0) {
        if (const auto later = replay.takeLater(log, 0); !later)
            return later.error();
        then.decisions = replay.decisions().of(*decisions);
        then.chain.problem = *entries == 0 ? "The log has no entry yet." : "The log had no entry yet.";
        return then;
    }
    auto part = verifyPart(log, then.size, against, [&](std::uint64_t, std::string_view entry) { replay.take(entry); }, onVerified, cancel);
    if (!part)
        return part.error();
    if (const auto later = replay.takeLater(log, then.size); !later)
        return later.error();
    then.promotions = replay.takeLedger();
    then.decisions = replay.decisions().of(*decisions);
    then.chain = chainOf(*part);
    then.chain.begins = replay.begins();
    then.note = std::move(part->note);
    then.rows = std::move(part->rows);
    then.policy = std::move(part->policy);
    then.whole = std::move(part->whole);
    then.chain.proofs = replay.takeProven();
    for (reports::ChainResult::Proof &proof : then.chain.proofs) {
        if (const auto added = addPath(log, then.size, proof); !added)
            return added.error();
    }
    return then;
}

} // namespace bulkhead
