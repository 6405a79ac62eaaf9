// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditbench.h"

#include "audit/entryreader.h"
#include "anchors/checkpointfile.h"
#include "anchors/headfile.h"
#include "anchors/notefile.h"
#include "store/sqliteauditstore.h"

#include <QDir>
#include <QFileInfo>

#include <set>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

QString fastFolder()
{
    const QString memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/bulkhead-XXXXXX"_s;
}

std::shared_ptr<const SigningKey> keyOf(char letter)
{
    auto key = SigningKey::fromSeed(Secret(std::string(32, letter)));
    return std::make_shared<const SigningKey>(std::move(*key));
}

PublicKeyCard cardOf(const SigningKey &key)
{
    return {key.publicKey(), *signatureFromHex(possessionProof(key))};
}

Acting claimOf(const QString &name)
{
    Acting who;
    who.claim = name;
    return who;
}

Acting actingAs(const QString &name, std::shared_ptr<const SigningKey> key, const QString &asRole)
{
    return {name.toLower(), name, std::move(key), asRole};
}

AuditDraft draftOf(const std::string &token)
{
    AuditDraft draft;
    draft.action = "sync";
    draft.objectKind = "estate";
    draft.objectId = token;
    return draft;
}

AuditBench::AuditBench(QString folder)
    : m_folder(std::move(folder))
{
}

AuditTrailParts AuditBench::parts() const
{
    AuditTrailParts parts;
    parts.openStore = [path = storePath()] { return openSqliteAuditStore(path); };
    parts.logKey = keyOf('L');
    parts.memory = std::make_shared<HeadFile>(headFolder());
    parts.place = storePath();
    parts.targets = {std::make_shared<CheckpointFile>(anchorFolder())};
    parts.clock = std::make_shared<SystemClock>();
    return parts;
}

Result<std::unique_ptr<AuditStore>> AuditBench::store() const
{
    return openSqliteAuditStore(storePath());
}

Result<std::vector<std::string>> AuditBench::outside(std::uint64_t until) const
{
    const auto log = trail()->logId();
    if (!log)
        return log.error();
    const auto history = CheckpointFile(anchorFolder()).notes(*log);
    if (!history)
        return history.error();
    std::vector<std::string> notes = audit::splitNotes(*history);
    std::erase_if(notes, [until](const std::string &note) { return statedSize(note) > until; });
    return notes;
}

Result<audit::Verification> AuditBench::verify(const std::vector<std::string> &outside) const
{
    const auto opened = store();
    if (!opened)
        return opened.error();
    VerifyAgainst against;
    against.outside = outside;
    return verifyStore(**opened, against, {}, {});
}

Result<LogContents> contentsOf(AuditStore &store)
{
    LogContents contents;
    std::set<std::string> nonces;
    audit::EntryReader reader;
    const auto read = store.readEntries(0, [&](const AuditRow &row) {
        const auto entry = reader.parse(row.entry);
        contents.hasGap = contents.hasGap || !entry || row.seq != contents.tokens.size() + 1 || entry->seq != row.seq;
        if (entry) {
            contents.hasDoubleNonce = contents.hasDoubleNonce || !nonces.emplace(entry->nonce).second;
            contents.tokens.emplace(row.seq, entry->objectId);
            ++contents.times[std::string(entry->objectId)];
        }
        return true;
    });
    return read ? Result<LogContents>(std::move(contents)) : Result<LogContents>(read.error());
}

} // namespace bulkhead::test
