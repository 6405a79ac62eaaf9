// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/askplaces.h"

#include "audit/entryreader.h"

#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Says = CheckpointPlace::Says;

namespace {

//! Size and root of a tree.
struct Head
{
    std::uint64_t size = 0; //!< 0: there is none to compare with
    Digest root{};
};

//! Holds checkpoints against the log.
class Comparison
{
public:
    Comparison(AuditStore &store, audit::VerifierKey key, const Head &tree)
        : m_store(store)
        , m_key(std::move(key))
        , m_tree(tree)
    {
    }

    CheckpointPlace of(const std::string &note)
    {
        CheckpointPlace answer;
        const auto parsed = audit::SignedNote::parse(note);
        const auto checkpoint = parsed ? audit::Checkpoint::fromText(parsed->text) : std::nullopt;
        answer.size = checkpoint ? checkpoint->size : 0;
        if (!checkpoint || checkpoint->origin != m_key.name || !audit::isSignedBy(*parsed, {m_key})) {
            answer.says = Says::Stranger;
            return answer;
        }
        const Head head{checkpoint->size, checkpoint->root};
        const bool isSame = audit::rootAt(head.size, reader()) == head.root && (m_tree.size == 0 || extends(head, m_tree));
        answer.says = !m_problem.isEmpty() ? Says::Unknown : isSame ? Says::Agrees : Says::Differs;
        answer.problem = m_problem;
        return answer;
    }

private:
    audit::NodeReader reader()
    {
        return [this](const audit::NodeId &id) -> std::optional<Digest> {
            const auto node = m_store.node(id);
            if (!node)
                m_problem = node.error().toText();
            return node ? *node : std::nullopt;
        };
    }

    //! Whether the greater tree begins with the smaller one.
    bool extends(const Head &one, const Head &other)
    {
        if (one.size > other.size)
            return extends(other, one);
        const auto proof = audit::consistencyProof(one.size, other.size, reader());
        return proof && audit::verifyConsistency(one.size, one.root, other.size, other.root, *proof);
    }

    AuditStore &m_store;
    audit::VerifierKey m_key;
    Head m_tree;
    QString m_problem;
};

//! Of notes, those that state to cover an entry: of the smallest size the one written first, of the greatest the one written last. An entry that was
//! changed is in none of the trees before, so the oldest is the first that would say so.
struct Covering
{
    const std::string *oldest = nullptr, *newest = nullptr;
    bool hasOther = false; //!< something else than checkpoints stands there

    Covering(const std::vector<std::string> &notes, std::uint64_t seq)
    {
        std::uint64_t least = 0, most = 0;
        for (const std::string &note : notes) {
            const auto parsed = audit::SignedNote::parse(note);
            const auto head = parsed ? audit::Checkpoint::fromText(parsed->text) : std::nullopt;
            hasOther = hasOther || !head;
            if (!head || head->size < seq)
                continue;
            if (oldest == nullptr || head->size < least) {
                oldest = &note;
                least = head->size;
            }
            if (head->size >= most) {
                newest = &note;
                most = head->size;
            }
        }
    }
};

CheckpointPlace ask(const std::vector<std::string> &notes, std::uint64_t seq, Comparison comparison)
{
    const Covering covering(notes, seq);
    CheckpointPlace answer;
    if (covering.newest != nullptr) {
        answer = comparison.of(*covering.newest);
        if (const CheckpointPlace oldest = comparison.of(*covering.oldest); oldest.says > answer.says)
            answer = oldest;
    }
    if (covering.hasOther && answer.says < Says::Unknown) {
        answer.says = Says::Unknown;
        answer.problem = u"something else than checkpoints stands there too"_s;
    }
    return answer;
}

QList<CheckpointPlace> askAll(AuditTrail &trail, AuditStore &store, std::uint64_t seq, const Head &tree)
{
    QList<CheckpointPlace> places;
    const auto log = trail.logId();
    for (const auto &target : trail.targets()) {
        const auto notes = log ? target->notes(*log) : Result<std::string>(log.error());
        CheckpointPlace answer;
        if (!notes) {
            answer.says = Says::Unknown;
            answer.problem = notes.error().toText();
        } else if (!log->empty()) {
            answer = ask(audit::splitNotes(*notes), seq, Comparison(store, trail.verifierKey(), tree));
        }
        answer.place = target->place();
        places.append(answer);
    }
    return places;
}

} // namespace

QList<CheckpointPlace> askPlaces(AuditTrail &trail, AuditStore &store)
{
    return askAll(trail, store, 1, {});
}

QList<CheckpointPlace> askPlaces(AuditTrail &trail, AuditStore &store, const AuditEntryView &entry)
{
    return askAll(trail, store, entry.seq, {entry.size, entry.root});
}

} // namespace bulkhead
