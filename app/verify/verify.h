// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles and proofs: sections 5, 6 and 7 of FORMAT.md.
#pragma once
#include "state.h"

#include <QFile>

namespace bulkhead_verify {

// What cannot be read is a std::runtime_error.
inline QByteArray read(QFile &file, qint64 size, bool isLine = false)
{
    const bool isOpen = file.isOpen() || file.open(QFile::ReadOnly);
    const QByteArray bytes = !isOpen ? QByteArray() : isLine ? file.readLine(size) : file.read(size);
    if (file.error() != QFile::NoError)
        throw std::runtime_error((file.fileName() + u": "_s + file.errorString() + u"; name a file to read"_s).toStdString());
    return bytes;
}

// The notes of a file, which stand one behind the other.
inline QByteArrayList notesOf(QFile &file)
{
    const QByteArray text = read(file, maxNotes);
    QByteArrayList notes;
    for (qsizetype at = 0, end = 0; at < text.size() || at == 0; at = end) {
        end = text.indexOf("\n\n", at) + 2;
        while (end > 1 && text.mid(end, 4) == "\u2014 ")
            end = text.indexOf('\n', end) + 1;
        end = end > 1 ? end : text.size();
        notes.append(text.mid(at, end - at));
    }
    return notes;
}

class Bundle {
public:
    QJsonObject verify(const QString &path, const QByteArrayList &outside, const QList<VerifierKey> &trusted, bool needsAnchor);

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
        need(header.size() == 5 && unhex(header["log"_L1]).size() == 16 && m_notes >= 0 && m_notes <= 1024);
        need(m_size >= 0 && m_rows >= 0 && m_rows <= 100000);
    }

    Problem judgeKeys(const QByteArrayList &outside)
    {
        const auto isLogKey = [&](const VerifierKey &key) { return key.text == m_key.text; };
        if (m_key.name != m_origin || (!m_known.isEmpty() && std::none_of(m_known.begin(), m_known.end(), isLogKey)))
            return {"key"_L1, 1};
        m_known.append(m_key);
        for (const QByteArray &text : outside) {
            try {
                const Checkpoint note(text, m_known);
                if (note.origin != m_origin)
                    return {"foreign"_L1, 1};
                need(!note.signers.isEmpty());
                m_claims.emplace(note.size, Claim {note.root, true});
            } catch (const Problem &) {
                return {"anchor"_L1, 0};
            }
        }
        return {};
    }

    void readNotes()
    {
        for (qint64 i = 0, largest = -1; i < m_notes; ++i) {
            const QByteArray text = line();
            qint64 size = 0;
            try {
                const QJsonObject object = parseCanonical(text);
                const Checkpoint note(object["note"_L1].toString().toUtf8(), m_known);
                need(object.size() == 1);
                size = note.size;
                need(note.origin == m_origin && size > largest && note.signers.contains(m_key.text));
                m_claims.emplace(size, Claim {note.root, false});
                m_isLastSigned = m_isLastSigned || size == m_size
            } catch (const Problem &) {
                const qint64 seq = size <= m_size ? size : 0;
                if (m_badNote.kind.isEmpty() || seq < m_badNote.seq)
                    m_badNote = {"checkpoint"_L1, seq};
            }
            largest = qMax(largest, size);
        }
    }

    void readEntries()
    {
        QByteArray next = m_size > 0 ? line() : QByteArray();
        for (qint64 i = 1; i <= m_size; ++i) {
            const QByteArray text = std::exchange(next, i < m_size ? line() : QByteArray()), leaf = leafHash(text);
            if (m_bad.kind.isEmpty())
                m_bad = judge(i, text, leaf, next);
            m_leaf = leaf;
            m_peaks.append(leaf);
            for (quint64 full = quint64(i - 1); full & 1; full >>= 1) {
                const QByteArray right = m_peaks.takeLast();
                m_peaks.append(nodeHash(m_peaks.takeLast(), right));
            }
            if (m_bad.kind.isEmpty())
                compare(i);
        }
    }

    Problem judge(qint64 i, const QByteArray &text, const QByteArray &next)
    {
        try {
            const Entry e(text);
            need(e.object["log"_L1] == m_log, "foreign"_L1);
            need(e.seq == i, e.seq > i && !is(next, "seq", i) ? "missing"_L1 : "order"_L1);
            if (i > 1 && e.previous != hex(m_leaf))
                return {"edited"_L1, m_agreed != i - 1 && (i == m_size || is(next, "previous"_L1, hex(leaf))) ? i - 1 : i};
            m_state.append(e, QString::fromUtf8(m_key.text));
            return {};
        } catch (const Problem &problem) {
            return {problem.kind, i};
        }
    }

    // Whether this line is an entry with this.
    static bool has(const QByteArray &line, QLatin1StringView member, const QJsonValue &value)
    {
        try {
            return Entry(line).object[member] == value;
        } catch (const Problem &) {
            return false;
        }
    }

    void compare(qint64 size)
    {
        const auto [begin, end] = m_claims.equal_range(size);
        const QByteArray right = begin == end ? QByteArray() : root();
        const qint64 before = m_agreed;
        for (auto claim = begin; claim != end; ++claim) { // those from outside come first
            if (claim->second.root != right) {
                if (m_badRoot.kind.isEmpty())
                    m_badRoot = {claim->second.isOutside ? "anchor"_L1 : "checkpoint"_L1, before + 1};
                continue;
            }
            m_agreed = size;
            if (claim->second.isOutside)
                m_anchors.append(size);
        }
    }

    void readRows()
    {
        std::map<QByteArray, qint64> missing = m_state.texts;
        auto row = m_state.texts.begin();
        bool same = m_rows == m_state.texts.size()
        for (qint64 i = 0; i < m_rows; ++i) {
            const QByteArray text = line();
            same = same && row != end && (row++)->first == text;
            missing.erase(text);
        }
        if (same) return;
        m_badRows.kind = "state"_L1;
        const bool isMissing = !missing.empty()
        for (const auto &[text, seq] : missing.empty() ? m_state.texts : missing)
            m_badRows.seq = min/max
    }

    void readSeal()
    {
        uchar hash[32];
        EVP_DigestFinal_ex(m_digest.get(), hash, nullptr);
        const QByteArray digest = QByteArray(reinterpret_cast<char *>(hash), 32).toHex();
        const QString seal = QString::fromUtf8(line());
        need(fits(seal, sealForm) && read(m_file, 1).isEmpty());
        const QJsonObject
        m_isSealed = seal["digest"_L1] == digest && verifies(m_key.publicKey, "bulkhead-bundle-v1\n" + digest, unhex(seal["signature"_L1]));
    }
