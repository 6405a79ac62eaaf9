// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/auditlist.h"

#include "audit/entryreader.h"
#include "usecases/exportlog.h"

#include <limits>
#include <unordered_map>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! Gives texts their numbers.
class Words
{
public:
    explicit Words(std::vector<std::string> &words)
        : m_words(words)
    {
        for (std::size_t i = 0; i < words.size(); ++i)
            m_numbers.emplace(words[i], static_cast<std::uint32_t>(i));
    }
    std::uint32_t of(const std::string &text)
    {
        const auto [at, isNew] = m_numbers.try_emplace(text, static_cast<std::uint32_t>(m_words.size()));
        if (isNew)
            m_words.push_back(text);
        return at->second;
    }
    //! For the few words of actions and kinds: they come first, so that 16 bits do; beyond that they read as the first word.
    std::uint16_t shortOf(const std::string &text)
    {
        const std::uint32_t number = of(text);
        return number <= std::numeric_limits<std::uint16_t>::max() ? static_cast<std::uint16_t>(number) : 0;
    }

private:
    std::vector<std::string> &m_words;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

audit::Phase phaseOf(const std::string &text)
{
    return text == "begin" ? audit::Phase::Begin : text == "end" ? audit::Phase::End : audit::Phase::Whole;
}

AuditLine lineOf(const AuditColumns &columns, Words &words)
{
    AuditLine line;
    line.at = columns.at.time_since_epoch().count();
    line.action = words.shortOf(columns.action);
    line.objectKind = words.shortOf(columns.objectKind);
    line.environment = words.shortOf(columns.environment);
    line.who = words.of(columns.who);
    line.objectId = words.of(columns.objectId);
    line.phase = phaseOf(columns.phase);
    line.isSigned = columns.isSigned;
    return line;
}

//! A log whose seqs have gaps is damaged: from the first gap on each line keeps its own.
void noteSeq(AuditList &list, std::uint64_t seq)
{
    const std::size_t line = list.lines.size() - 1;
    if (list.seqs.empty() && seq == line + 1)
        return;
    for (std::size_t i = list.seqs.size(); i < line; ++i)
        list.seqs.push_back(i + 1);
    list.seqs.push_back(seq);
}

} // namespace

Result<std::shared_ptr<const AuditList>> readAuditList(AuditStore &store, const std::shared_ptr<const AuditList> &before)
{
    const bool goesOn = before && before->seqs.empty();
    const std::uint64_t known = goesOn ? before->lines.size() : 0;
    const auto size = store.size();
    if (!size)
        return size.error();
    if (goesOn && *size == known)
        return before;
    auto list = goesOn && *size > known ? std::make_shared<AuditList>(*before) : std::make_shared<AuditList>();
    if (list->words.empty())
        list->words.emplace_back(); // number 0 is the empty text
    Words words(list->words);
    const auto read = store.readColumns(list->lines.size() + 1, [&](std::uint64_t seq, const AuditColumns &columns) {
        list->lines.push_back(lineOf(columns, words));
        noteSeq(*list, seq);
        return true;
    });
    return read ? Result<std::shared_ptr<const AuditList>>(std::move(list)) : Result<std::shared_ptr<const AuditList>>(read.error());
}

Result<AuditEntryView> readAuditEntry(AuditStore &store, const audit::LogState &state, const PublicKey &logKey, std::uint64_t seq)
{
    const auto row = store.entry(seq);
    if (!row)
        return row.error();
    if (!*row) {
        return Error{.kind = Error::Kind::NotFound, .place = u"the audit log"_s, .what = u"there is no entry %1"_s.arg(seq), .hint = {}, .retryAfter = {}};
    }
    AuditEntryView view;
    view.seq = seq;
    view.entry = (*row)->entry;
    view.leaf = audit::leafHash(view.entry);
    audit::EntryReader reader;
    if (const auto entry = reader.parse(view.entry); entry && entry->isSigned()) {
        view.isSigned = true;
        const audit::KeyRow *key = state.key(entry->key);
        const auto publicKey = key != nullptr && key->person == entry->person ? publicKeyFromHex(key->publicHex) : std::nullopt;
        view.isSignatureGood = publicKey && audit::isSignedBy(*entry, *publicKey);
    }
    const auto proof = proveEntry(store, seq);
    if (!proof) {
        view.problem = proof.error().toText();
        return view;
    }
    const auto note = audit::SignedNote::parse(proof->checkpoint);
    const auto head = note ? audit::Checkpoint::fromText(note->text) : std::nullopt;
    view.path = proof->path;
    if (head) {
        view.size = head->size;
        view.root = head->root;
        view.isHeadSigned = audit::isSignedBy(*note, {audit::VerifierKey{head->origin, logKey}});
        view.isInTree = audit::verifyInclusion(view.leaf, proof->index, head->size, proof->path, head->root);
    }
    return view;
}

} // namespace bulkhead
