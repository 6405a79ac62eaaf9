// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/audittrail.h"
#include "usecases/verifylog.h"

#include <QString>

#include <map>
#include <memory>

namespace bulkhead::test {

//! Where the folders of tests that wait for no real disk may be, for QTemporaryDir.
[[nodiscard]] QString fastFolder();

//! The key whose seed is 32 times this letter.
[[nodiscard]] std::shared_ptr<const SigningKey> keyOf(char letter);
[[nodiscard]] PublicKeyCard cardOf(const SigningKey &key);
[[nodiscard]] Acting claimOf(const QString &name);
[[nodiscard]] Acting actingAs(const QString &name, std::shared_ptr<const SigningKey> key, const QString &asRole = {});
//! Something that anybody may record; `token` is the object's id, to find it again.
[[nodiscard]] AuditDraft draftOf(const std::string &token);

//! One log in a folder: its store, what remembers its head and what gets its checkpoints. Any number of processes may look at one folder.
class AuditBench
{
public:
    explicit AuditBench(QString folder);

    [[nodiscard]] QString file(const QString &name) const { return m_folder + u'/' + name; }
    [[nodiscard]] QString storePath() const { return file(QStringLiteral("store.db")); }
    [[nodiscard]] QString headFolder() const { return file(QStringLiteral("heads")); }
    [[nodiscard]] QString anchorFolder() const { return file(QStringLiteral("anchors/")); }

    //! All of it, signed by `keyOf('L')`.
    [[nodiscard]] AuditTrailParts parts() const;
    [[nodiscard]] std::unique_ptr<AuditTrail> trail() const { return std::make_unique<AuditTrail>(parts()); }
    [[nodiscard]] Result<std::unique_ptr<AuditStore>> store() const;
    //! Every checkpoint that was put outside, as far as its size is at most `until`.
    [[nodiscard]] Result<std::vector<std::string>> outside(std::uint64_t until = ~std::uint64_t{0}) const;
    [[nodiscard]] Result<audit::Verification> verify(const std::vector<std::string> &outside) const;

private:
    QString m_folder;
};

//! What stands in a log, by seq.
struct LogContents
{
    std::map<std::uint64_t, std::string> tokens; //!< object ids
    std::map<std::string, int> times;            //!< how often a token is there
    bool hasGap = false, hasDoubleNonce = false;
};
[[nodiscard]] Result<LogContents> contentsOf(AuditStore &store);

} // namespace bulkhead::test
