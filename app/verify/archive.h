// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence bundles: resources/reports/BUNDLE.md. Reads an archive from its first byte to its last, and writes nothing.
#pragma once
#include "verify.h"
#include <numeric>

constexpr qint64 blockSize = 512, maxManifest = 1048576;
struct Refused { QString why; };
inline void allow(bool isGood, qint64 at, QLatin1StringView why) { if (!isGood) throw Refused {u"byte %1: %2"_s.arg(at).arg(why)}; }

// Section 1: the only header that a file of this name and length has.
inline QByteArray headerOf(const QByteArray &name, qint64 size) {
    const auto octal = [](qint64 number, int digits) -> QByteArray { return QByteArray::number(number, 8).rightJustified(digits, '0') + '\0'; };
    const auto with = [&](const QByteArray &sum) -> QByteArray {
        const QByteArray front = name.leftJustified(100, '\0') + octal(0644, 7) + octal(0, 7) + octal(0, 7) + octal(size, 11) + octal(0, 11)
            + sum + '0' + QByteArray(100, '\0') + QByteArray("ustar\00000", 8);
        return QByteArray(front.leftJustified(329, '\0') + octal(0, 7) + octal(0, 7)).leftJustified(blockSize, '\0');
    };
    const QByteArray blank = with("        ");
    return with(octal(std::accumulate(blank.begin(), blank.end(), qint64(0), [](qint64 sum, char byte) { return sum + uchar(byte); }), 6) + ' ');
}

class Archive {
public:
    struct Member { QByteArray name, digest; qint64 at, size; };
    QJsonObject manifest;
    QByteArray key; // that signed it

    // An audit bundle has no header of tar; whatever has one is to be an evidence bundle.
    static bool isOne(const QString &path) { return File(path).text(blockSize).mid(257, 5) == "ustar"; }

    explicit Archive(const QString &path) : m_size(QFileInfo(path).size()), m_file(path) {
        while (m_members.isEmpty() || m_members.last().name != "manifest.json") readMember();
        const Member last = m_members.takeLast();
        const qint64 at = m_at;
        readMember();
        const QByteArray seal = m_text, text = File(path, last.at, qMin(last.size, maxManifest)).text(maxManifest);
        allow(m_members.takeLast().name == "manifest.sig", at, "the signature does not follow the manifest"_L1);
        for (int i = 0; i < 2; ++i) readZeros(blockSize);
        allow(m_at == m_size && m_file.text(1).isEmpty(), m_at, "something follows behind its end"_L1);
        checkManifest(last, text, seal);
    }
    const Member &operator[](const QByteArray &name) const { return *std::find_if(m_members.begin(), m_members.end(), [&](const Member &one) { return one.name == name; }); }

private:
    // Section 2.
    static bool isKnown(const QByteArray &name) {
        return fits(QString::fromLatin1(name), u"VERIFY\\.md|(?:attestations|changes|coverage|evidence|exceptions|findings|gaps|promotions|requirements)\\.csv|facts\\.jsonl|"
                                               "log\\.bundle|report\\.(?:html|json|pdf)|(?:approvals|oscal(?:-catalog)?|verdicts|manifest)\\.json|manifest\\.sig"_s);
    }
    void readMember() {
        const qint64 at = m_at;
        const QByteArray header = read(blockSize), name = header.left(100).split('\0')[0], digits = header.mid(124, 11);
        const qint64 size = fits(QString::fromLatin1(digits), u"[0-7]{11}"_s) ? digits.toLongLong(nullptr, 8) : 0;
        allow(header == headerOf(name, size), at, "a header is not one that a bundle has"_L1);
        allow(isKnown(name), at, "there is a file that no bundle has"_L1);
        const bool isOfManifest = name.startsWith("manifest"), isFirst = m_members.isEmpty();
        allow(isFirst || isOfManifest || m_members.last().name < name, at, "files are there twice or not in their order"_L1);
        allow(size <= m_size - m_at, at, "a file is longer than the rest of the archive"_L1);
        allow(!isOfManifest || size <= maxManifest, at, "the manifest is too large"_L1);
        Member member {name, {}, m_at, size};
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (qint64 left = size; left > 0; left -= m_text.size()) hash.addData(m_text = read(qMin(left, qint64(65536))));
        member.digest = hash.result().toHex();
        m_members.append(member);
        readZeros((blockSize - size % blockSize) % blockSize);
    }
    QByteArray read(qint64 size) {
        QByteArray bytes = m_file.text(size);
        allow(bytes.size() == size, m_at, "it ends in the middle"_L1);
        m_at += size;
        return bytes;
    }
    void readZeros(qint64 size) { allow(read(size) == QByteArray(size, '\0'), m_at - size, "something stands where nothing may"_L1); }
    // Section 3: it says just what is there, and the key that it names signed it.
    void checkManifest(const Member &file, const QByteArray &text, const QByteArray &seal) try {
        manifest = parseCanonical(text);
        QJsonArray files;
        for (const Member &one : m_members)
            files.append(QJsonObject {{u"bytes"_s, one.size}, {u"name"_s, QString::fromLatin1(one.name)}, {u"sha256"_s, QString::fromLatin1(one.digest)}});
        key = manifest["key"_L1].toString().toUtf8();
        need(manifest["format"_L1] == 1 && manifest["files"_L1] == files && fits(QString::fromLatin1(seal), u"[0-9a-f]{128}\n"_s));
        need(verifies(VerifierKey(key).publicKey, "bulkhead-evidence-v1\n" + sha256(text).toHex(), QByteArray::fromHex(seal)));
        for (const char *name : {"VERIFY.md", "approvals.json", "facts.jsonl", "log.bundle", "report.json", "verdicts.json"})
            need(std::any_of(m_members.begin(), m_members.end(), [&](const Member &one) { return one.name == name; }));
    } catch (const Problem &) {
        allow(false, file.at, "the manifest does not say what is in the archive, or its key did not sign it"_L1);
    }

    QList<Member> m_members; // but the manifest and its signature
    QByteArray m_text; // the last piece that was read
    qint64 m_at = 0, m_size;
    File m_file;
};

// Section 4: the archive, and then the log inside, which has to be the one that the manifest speaks of.
inline QJsonObject verifyArchive(const QString &path, const QByteArrayList &outside, const QList<VerifierKey> &trusted, bool needsAnchor) try {
    const Archive archive(path);
    const Archive::Member &log = archive["log.bundle"];
    const QJsonObject &manifest = archive.manifest;
    File file(path, log.at, log.size);
    Bundle bundle;
    QJsonObject answer = bundle.verify(file, outside, trusted, needsAnchor, manifest["log_size"_L1].toInteger(maxInteger));
    const bool isThatLog = answer["log"_L1] == manifest["log"_L1] && answer["size"_L1] == manifest["log_size"_L1]
        && answer["root"_L1] == manifest["root"_L1] && bundle.key() == archive.key;
    answer.insert(u"manifest"_s, manifest);
    answer.insert(u"newer_checkpoints"_s, bundle.newer());
    answer.insert(u"problem"_s, isThatLog ? QJsonValue() : u"the log inside is not the one that the manifest speaks of"_s);
    answer.insert(u"ok"_s, isThatLog && answer["ok"_L1].toBool());
    return answer;
} catch (const Refused &refused) {
    const QJsonObject bad {{u"kind"_s, u"bundle"_s}, {u"seq"_s, 0}};
    return {{u"anchored"_s, false}, {u"anchored_until"_s, 0}, {u"first_bad"_s, bad}, {u"log"_s, u""_s}, {u"ok"_s, false}, {u"problem"_s, refused.why},
            {u"root"_s, u""_s}, {u"size"_s, 0}, {u"trusted_until"_s, 0}};
}
