// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/verifyevidence.h"

#include "core/base64.h"
#include "core/canonicalreader.h"
#include "usecases/rememberedheads.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error fileError(const QString &path, const QString &what)
{
    return Error{.kind = Error::Kind::BadFile, .place = path, .what = what, .hint = {}, .retryAfter = {}};
}

std::string textOf(const JsonValue &manifest, std::string_view member)
{
    const JsonValue *value = manifest.find(member);
    return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
}

//! Whether the manifest speaks of the log inside: the same log, key, size and root.
QString whyApart(const reports::OpenBundle &bundle, const audit::Verification &log, const std::string &logKey, const VerifyAgainst &against)
{
    const JsonValue *size = bundle.manifest.find("log_size");
    const std::string root = log.root ? toBase64({reinterpret_cast<const char *>(log.root->data()), log.root->size()}) : std::string();
    const bool isSame = textOf(bundle.manifest, "log") == log.log && size != nullptr && *size == JsonValue(static_cast<std::int64_t>(log.size))
        && textOf(bundle.manifest, "root") == root && bundle.key == logKey;
    if (!isSame)
        return u"The log inside is not the one that the manifest speaks of."_s;
    const bool isTrusted = against.trusted.empty()
        || std::any_of(against.trusted.begin(), against.trusted.end(), [&](const audit::VerifierKey &key) { return key.toText() == bundle.key; });
    return isTrusted ? QString() : u"The bundle is signed by another key than the one that is trusted."_s;
}

//! Leaves out checkpoints of more entries than the manifest speaks of. How many they were.
std::size_t dropNewer(const reports::OpenBundle &bundle, std::vector<std::string> &notes)
{
    const JsonValue *size = bundle.manifest.find("log_size");
    if (size == nullptr || size->integer() == nullptr)
        return 0;
    return std::erase_if(notes, [most = *size->integer()](const std::string &note) {
        const auto head = statedHead(note);
        return head && head->size > static_cast<std::uint64_t>(std::max<std::int64_t>(most, 0));
    });
}

//! The verifier key in the second line of the log.
std::string keyOf(QIODevice &device, const reports::OpenBundle::File &log)
{
    constexpr qint64 longestLine = 4096;
    if (!device.seek(static_cast<qint64>(log.offset)))
        return {};
    (void)device.readLine(longestLine);
    const QByteArray line = device.readLine(longestLine).trimmed();
    CanonicalReader reader;
    const auto header = reader.parse({line.constData(), static_cast<std::size_t>(line.size())});
    return header ? std::string(stringAt(*header, "key")) : std::string();
}

} // namespace

Result<VerifiedEvidence> verifyEvidence(const QString &path, const VerifyAgainst &against, const OnVerified &onVerified, const CancelToken &cancel)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fileError(path, u"the bundle cannot be opened: %1"_s.arg(file.exists() ? file.errorString() : u"there is no such file"_s));
    auto bundle = reports::openBundle(file);
    if (!bundle) {
        VerifiedEvidence bad;
        bad.log.firstBad = audit::FirstBad{0, audit::Damage::Bundle};
        bad.problem = bundle.error().toText();
        return bad;
    }
    VerifiedEvidence verified;
    verified.bundle = std::move(*bundle);
    VerifyAgainst part = against;
    verified.newer = dropNewer(verified.bundle, part.outside);
    const reports::OpenBundle::File &log = *verified.bundle.find("log.bundle"); // it is needed in every bundle
    const std::string key = keyOf(file, log);
    if (!file.seek(static_cast<qint64>(log.offset)))
        return fileError(path, u"the bundle cannot be read: %1"_s.arg(file.errorString()));
    auto answer = verifyBundle(file, static_cast<qint64>(log.bytes), path, part, onVerified, cancel);
    if (!answer)
        return answer.error();
    verified.log = std::move(*answer);
    verified.problem = whyApart(verified.bundle, verified.log, key, against);
    return verified;
}

Result<void> extractEvidence(const QString &path, const reports::OpenBundle &bundle, const QString &folder)
{
    const QDir target(folder);
    if (QFileInfo::exists(folder) && (!QFileInfo(folder).isDir() || !target.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)))
        return fileError(folder, u"there is something already"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(path, u"the bundle cannot be opened: %1"_s.arg(file.errorString()));
    if (!target.mkpath(u"."_s))
        return fileError(folder, u"the folder cannot be made"_s);
    for (const reports::OpenBundle::File &member : bundle.files) {
        QSaveFile out(target.filePath(QString::fromStdString(member.name))); // names are of a closed list
        if (!out.open(QIODevice::WriteOnly))
            return fileError(out.fileName(), out.errorString());
        const auto read = reports::readMember(file, member, [&out](std::string_view bytes) { return out.write(bytes.data(), static_cast<qint64>(bytes.size())) == static_cast<qint64>(bytes.size()); });
        if (!read)
            return read.error();
        if (!out.commit())
            return fileError(out.fileName(), out.errorString());
    }
    return {};
}

} // namespace bulkhead
