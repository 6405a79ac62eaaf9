// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles and proofs: sections 5, 6 and 7 of FORMAT.md.
#pragma once
#include "state.h"

#include <QFile>

namespace bulkhead_verify {

struct Problem {
    qint64 seq;
    QLatin1StringView kind;
};

// A file, or a part of it that is not longer than this. What cannot be read is a std::runtime_error.
inline QByteArray read(QFile &file, qint64 size, bool isLine)
{
    const bool isOpen = file.isOpen() || file.open(QFile::ReadOnly);
    const QByteArray bytes = !isOpen ? QByteArray() : isLine ? file.readLine(size) : file.read(size);
    if (file.error() != QFile::NoError)
        throw std::runtime_error(u"%1: %2; name a file that can be read"_s.arg(file.fileName(), file.errorString()).toStdString());
    return bytes;
}

// Notes that stand one behind the other; what is none comes as one that is refused.
inline QByteArrayList split(const QByteArray &notes)
{
    QByteArrayList all;
    for (qsizetype at = 0, end = 0; at < notes.size() || at == 0; at = end) {
        end = notes.indexOf("\n\n", at) + 2;
        while (end > 1 && notes.mid(end, 4) == "\u2014 ")
            end = notes.indexOf('\n', end) + 1;
        end = end > at ? end : notes.size();
        all.append(notes.mid(at, end - at));
    }
    return all;
}

class Bundle {
public:
    Bundle(const QString &path, const QList<VerifierKey> &trusted)
        : m_file(path), m_known(trusted)
    {
        EVP_DigestInit_ex(m_digest.get(), EVP_sha256(), nullptr);
    }

    QJsonObject verify(const QByteArrayList &outside, bool needsAnchor)
    {
        Problem bad {0, "bundle"_L1};
        try {
            readHeader();
            judgeKeys(outside);
            readNotes();
            readEntries();
            readRows();
            readSeal();
            bad = firstBad();
        } catch (const Refused &) {
            m_size = 0;
            m_log.clear();
            m_peaks.clear();
        }
        qint64 trusted = bad.kind.isEmpty() || bad.kind == "state"_L1 || bad.kind == "bundle"_L1 ? m_size : qMax(bad.seq - 1, 0);
        qint64 anchored = 0;
        for (const qint64 size : m_anchors)
            anchored = size <= trusted ? size : anchored;
        if (needsAnchor && bad.kind.isEmpty() && anchored == 0) {
            bad = {0, "unanchored"_L1};
            trusted = 0;
        }
        const QJsonObject first {{u"kind"_s, bad.kind}, {u"seq"_s, bad.seq}};
        const bool ok = bad.kind.isEmpty();
        return {{u"ok"_s, ok}, {u"log"_s, m_log}, {u"size"_s, m_size}, {u"root"_s, QString::fromLatin1(root().toBase64())},
                {u"anchored"_s, ok && anchored > 0}, {u"anchored_until"_s, anchored}, {u"trusted_until"_s, trusted},
                {u"first_bad"_s, ok ? QJsonValue() : QJsonValue(first)}};
    }

private:
    struct Claim {
        QByteArray root;
        bool isOutside;
    };

    QByteArray line()
    {
        const QByteArray line = read(m_file, maxLine + 1, true);
        need(line.endsWith('\n'));
        EVP_DigestUpdate(m_digest.get(), line.constData(), size_t(line.size()));
        return line.chopped(1);
    }

    QByteArray root() const
    {
        QByteArray hash = m_peaks.isEmpty() ? sha256({}) : m_peaks.last();
        for (qsizetype i = m_peaks.size() - 2; i >= 0; --i)
            hash = nodeHash(m_peaks[i], hash);
        return hash;
    }

    void readHeader()
    {
        need(line() == "bulkhead-audit-bundle/v1");
        const QJsonObject header = parseCanonical(line());
        m_key = VerifierKey(header["key"_L1].toString().toUtf8());
        m_log = header["log"_L1].toString();
        m_notes = header["checkpoints"_L1].toInteger(-1);
        m_size = header["entries"_L1].toInteger(-1);
        m_rows = header["state"_L1].toInteger(-1);
        need(header.size() == 5 && unhex(header["log"_L1]).size() == 16 && m_notes >= 0 && m_notes <= 1024 && m_size >= 0
             && m_rows >= 0 && m_rows <= 100000);
    }

    void judgeKeys(const QByteArrayList &outside)
    {
        const bool isTrusted = std::any_of(m_known.begin(), m_known.end(), [&](const auto &key) { return key.text == m_key.text; });
        if (m_key.name != origin() || (!m_known.isEmpty() && !isTrusted))
            m_bad = {1, "key"_L1};
        m_known.append(m_key);
        for (auto note = outside.begin(); m_bad.kind.isEmpty() && note != outside.end(); ++note) {
            m_bad = {0, "anchor"_L1};
            try {
                const Checkpoint checkpoint(*note);
                m_bad = checkpoint.origin != origin() ? Problem {1, "foreign"_L1} : Problem {0, {}};
                need(!m_bad.kind.isEmpty() || !signers.isEmpty());
            }
        }
    }
