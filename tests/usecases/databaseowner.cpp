// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/databaseowner.h"

#include "audit/entryreader.h"
#include "store/audittable.h"

#include <set>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

AuditDraft phased(AuditDraft draft, audit::Phase phase)
{
    draft.phase = phase;
    return draft;
}

//! What the store keeps beside an entry; of one that is none any more, as little as will do.
AuditText textOf(const std::string &entry, std::uint64_t seq)
{
    audit::EntryReader reader;
    const auto view = reader.parse(entry);
    AuditText text;
    text.entry = entry;
    text.nonce = "nonce " + std::to_string(seq);
    if (!view)
        return text;
    using Signing = audit::ActionRule::Signing;
    const Signing signing = audit::ruleOf(view->action).signing;
    text.nonce = std::string(view->nonce);
    text.columns.at = audit::timeFrom(view->at).value_or(UtcTime());
    text.columns.action = view->action;
    text.columns.phase = audit::toWire(view->phase);
    text.columns.who = view->isSigned() ? view->person : view->claim;
    text.columns.objectKind = view->objectKind;
    text.columns.objectId = view->objectId;
    text.columns.environment = view->environment;
    text.columns.isSigned = view->isSigned();
    text.columns.decides = signing == Signing::Always || signing == Signing::Never;
    return text;
}

std::string logOf(const std::string &entry)
{
    audit::EntryReader reader;
    const auto view = reader.parse(entry);
    return view ? std::string(view->log) : std::string();
}

} // namespace

Result<void> tellStory(AuditTrail &trail)
{
    if (const auto added = addCast(trail); !added)
        return added;
    using audit::Phase;
    const Acting me = claimOf(u"me"_s);
    const std::vector<std::pair<AuditDraft, Acting>> steps{
        {phased(draftFor("sync"), Phase::Begin), me},
        {phased(draftFor("sync"), Phase::End), me},
        {draftFor("isolation.check", "prd"), me},
        {draftFor("catalog.decide", "prd"), bo()},
        {phased(draftFor("sync"), Phase::Begin), me},
        {phased(draftFor("sync"), Phase::End), me},
    };
    for (const auto &[draft, who] : steps) {
        if (const auto seq = trail.record(draft, who); !seq)
            return seq.error();
    }
    if (const auto accepted = acceptPolicy(trail, ada(), estateOf(3)); !accepted)
        return accepted.error();
    const std::vector<std::pair<AuditDraft, Acting>> later{
        {phased(draftFor("sync"), Phase::Begin), me},
        {phased(draftFor("sync"), Phase::End), me},
        {changePersonDraft(u"bo"_s, {u"viewer"_s}, {}, std::nullopt), ada()},
        {draftFor("isolation.check", "prd"), me},
        {draftFor("sync"), me},
    };
    for (const auto &[draft, who] : later) {
        if (const auto seq = trail.record(draft, who); !seq)
            return seq.error();
    }
    return {};
}

void DatabaseOwner::execute(const std::string &sql) const
{
    Connection(m_path).execute(sql.c_str());
}

std::vector<std::string> DatabaseOwner::entries() const
{
    Connection connection(m_path);
    Statement query(connection.database(), "SELECT entry FROM audit_entry ORDER BY seq");
    std::vector<std::string> entries;
    while (query.next())
        entries.push_back(query.string(0));
    return entries;
}

std::string DatabaseOwner::edited(const std::string &entry, const Edit &edit)
{
    CanonicalReader reader;
    JsonValue value = JsonValue::from(*reader.parse(entry));
    edit(*value.object());
    return canonical(value);
}

//! Seqs, links and digests of the state made to fit. Signatures of people cannot be.
std::vector<std::string> DatabaseOwner::refitted(const std::vector<std::string> &entries) const
{
    std::vector<std::string> fitting;
    audit::LogState state;
    audit::EntryReader reader;
    std::string previous;
    for (const std::string &entry : entries) {
        fitting.push_back(edited(entry, [&](JsonValue::Object &members) {
            members["seq"] = static_cast<std::int64_t>(fitting.size() + 1);
            members["previous"] = previous;
            members["people"] = state.peopleDigest();
            members["policy"] = state.policyDigest();
        }));
        previous = toHex(audit::leafHash(fitting.back()));
        if (const auto view = reader.parse(fitting.back()))
            (void)state.take(*view);
    }
    return fitting;
}

void DatabaseOwner::replace(std::vector<std::string> entries, std::uint64_t from) const
{
    const bool isNaive = m_skill == Skill::Naive;
    if (!isNaive)
        entries = refitted(entries);
    Connection connection(m_path);
    Transaction transaction(connection, Transaction::Kind::Write);
    connection.execute("DELETE FROM audit_entry");
    if (!isNaive)
        connection.execute(("DELETE FROM audit_node; DELETE FROM audit_checkpoint WHERE size >= " + std::to_string(from)).c_str());
    const std::string origin = audit::originOf(logOf(entries.front()));
    audit::Frontier frontier;
    audit::LogState state;
    audit::EntryReader reader;
    std::set<std::string> nonces;
    for (const std::string &entry : entries) {
        const Digest leaf = audit::leafHash(entry);
        const std::uint64_t seq = frontier.size() + 1;
        AuditText text = textOf(entry, seq);
        if (!nonces.insert(text.nonce).second)
            text.nonce = "nonce " + std::to_string(seq);
        writeAuditRow(connection, seq, text, leaf);
        frontier.append(leaf, [&](const audit::NodeId &id, const Digest &hash) {
            if (!isNaive)
                writeAuditNode(connection, id, hash);
        });
        if (m_skill == Skill::HasLogKey && seq >= from)
            writeAuditNote(connection, seq, audit::signNote(audit::Checkpoint{origin, seq, frontier.root()}.toText(), origin, *keyOf('L')));
        if (const auto view = reader.parse(entry))
            (void)state.take(*view);
    }
    if (!isNaive)
        writeAuditState(connection, state.rows());
    transaction.commit();
}

} // namespace bulkhead::test
