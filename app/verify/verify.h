// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles: sections 5 and 6 of FORMAT.md.
#pragma once
#include "file.h"
#include "state.h"

#include <set>

namespace bulkhead_verify {

class Bundle {
public:
    Bundle(const QByteArrayList &outside, const QList<VerifierKey> &trusted) : m_outside(outside), m_known(trusted) {}
    QJsonObject verify(File &file, bool isAnchorNeeded)
    {
        Problem bad {"bundle"_L1};
        try {
            need(file.line() == "bulkhead-audit-bundle/v1");
            readHeader(parseCanonical(file.line()));
            m_bad = judgeKeys();
            QByteArray next = file.line();
            for (qint64 i = 1 - m_notes; i <= m_size + m_rows; ++i) {
                const QByteArray text = std::exchange(next, file.line());
                i <= 0 ? judgeNote(text) : i <= m_size ? judgeEntry(i, text, next) : judgeRow(text);
            }
            need(file.text(1).isEmpty());
            bad = firstBad(next, file.digest());
        } catch (const Problem &) {
            m_size = 0;
            m_count = -1;
            m_log.clear();
        }
        const bool isWhole = !bad || bad.kind == "state"_L1 || bad.kind == "bundle"_L1;
        qint64 trusted = isWhole ? m_size : qMax(bad.seq - 1, 0), anchored = 0;
        for (const qint64 size : m_anchors) anchored = size <= trusted ? size : anchored;
        if (!bad && isAnchorNeeded && anchored == 0) {
            bad = {"unanchored"_L1};
            trusted = 0;
        }
        const QString whole = m_count == m_size && !m_bad ? base64(root()) : u""_s;
        const QJsonObject first {{u"kind"_s, bad.kind}, {u"seq"_s, bad.seq}};
        return {{u"anchored"_s, !bad && anchored > 0}, {u"anchored_until"_s, anchored}, {u"log"_s, m_log},
                {u"first_bad"_s, bad ? first : QJsonValue()}, {u"ok"_s, !bad}, {u"root"_s, whole},
                {u"size"_s, m_size}, {u"trusted_until"_s, trusted}};
    }

private:
    QByteArray root() const
    {
        QByteArray hash = m_peaks.isEmpty() ? sha256({}) : m_peaks.last();
        for (qsizetype i = m_peaks.size() - 2; i >= 0; --i) hash = nodeHash(m_peaks[i], hash);
        return hash;
    }
    void readHeader(const QJsonObject &header)
    {
        m_log = header["log"_L1].toString();
        m_notes = header["checkpoints"_L1].toInteger(-1);
        m_size = header["entries"_L1].toInteger(-1);
        m_rows = header["state"_L1].toInteger(-1);
        need(header.size() == 5 && unhex(m_log).size() == 16 && qMin(m_notes, qMin(m_size, m_rows)) >= 0);
        need(m_notes <= 1024 && m_rows <= 100000);
        m_key = VerifierKey(header["key"_L1].toString().toUtf8());
        m_origin = "bulkhead/log/" + m_log.toUtf8();
    }
    Problem judgeKeys()
    {
        bool isTrusted = m_known.isEmpty();
        for (const VerifierKey &key : m_known) isTrusted = isTrusted || key.text == m_key.text;
        if (m_key.name != m_origin || !isTrusted) return {"key"_L1, 1};
        m_known.append(m_key);
        try {
            for (QByteArray &notes : m_outside) {
                do {
                    const Checkpoint note(notes, m_known);
                    need(!QByteArray('\n' + note.text).contains("\n\u2014 ")); // behind that line the note would end
                    if (note.origin != m_origin) return {"foreign"_L1, 1};
                    need(!note.signers.isEmpty());
                    m_claims.emplace(note.size, std::pair(true, note.root));
                } while (!notes.isEmpty());
            }
        } catch (const Problem &) {
            return {"anchor"_L1, 0};
        }
        m_count = 0;
        return {};
    }
    void judgeNote(const QByteArray &text)
    {
        const QJsonObject object = parseCanonical(text);
        need(object.size() == 1 && object["note"_L1].isString());
        QByteArray rest = object["note"_L1].toString().toUtf8();
        qint64 size = 0;
        try {
            const Checkpoint note(rest, {m_key});
            need(rest.isEmpty());
            size = note.size;
            need(size > m_largest && note.origin == m_origin && note.signers.contains(m_key.text));
            m_claims.emplace(size, std::pair(false, note.root));
            m_hasLast = m_hasLast || size == m_size;
        } catch (const Problem &) {
            const qint64 seq = size <= m_size ? size : 0;
            m_badNote = {"checkpoint"_L1, m_badNote ? qMin(seq, m_badNote.seq) : seq};
        }
        m_largest = qMax(size, m_largest);
    }
    void judgeEntry(qint64 i, const QByteArray &text, const QByteArray &next)
    {
        if (m_bad) return;
        const QByteArray before = std::exchange(m_leaf, leafHash(text));
        m_peaks.append(m_leaf);
        for (qint64 full = m_count++; full & 1; full >>= 1) {
            const QByteArray right = m_peaks.takeLast();
            m_peaks.append(nodeHash(m_peaks.takeLast(), right));
        }
        Problem bad {"malformed"_L1, i};
        try {
            const Entry e(text);
            bad.kind = "foreign"_L1;
            need(e.object["log"_L1] == m_log);
            bad.kind = e.seq > i && (i == m_size || !has(next, "seq"_L1, i)) ? "missing"_L1 : "order"_L1;
            need(e.seq == i);
            bad.kind = "edited"_L1;
            const bool isEdited = i > 1 && e.object["previous"_L1] != hex(before);
            if (isEdited && m_agreed != i - 1 && (i == m_size || has(next, "previous"_L1, hex(m_leaf)))) --bad.seq;
            need(!isEdited);
            bad.kind = "signature"_L1;
            need(m_state.isSignedRightly(e));
            bad.kind = "authority"_L1;
            const QByteArray key = e.isSigned ? m_state.keyOf(e) : QByteArray();
            bad.kind = "signature"_L1;
            need(!e.isSigned || State::isSignedBy(e, key));
            bad.kind = "authority"_L1;
            m_state.append(e, QString::fromUtf8(m_key.text));
            compare(i);
        } catch (const Problem &) {
            m_bad = bad;
        }
    }
    static bool has(const QByteArray &line, QLatin1StringView member, const QJsonValue &value)
    {
        try { return Entry(line).object[member] == value; } catch (const Problem &) { return false; }
    }
    void compare(qint64 size)
    {
        const auto [begin, end] = m_claims.equal_range(size); // those from outside come first
        const QByteArray right = begin == end ? QByteArray() : root();
        const qint64 before = m_agreed;
        for (auto claim = begin; claim != end; ++claim) {
            const auto &[isOutside, root] = claim->second;
            if (root == right) m_agreed = size;
            else if (!m_badRoot) m_badRoot = {isOutside ? "anchor"_L1 : "checkpoint"_L1, before + 1};
            if (root != right && m_badSize == 0) m_badSize = size;
            if (root == right && isOutside) m_anchors.append(size);
        }
    }
    void judgeRow(const QByteArray &text)
    {
        const bool isRow = m_state.texts.contains(text);
        m_isSame = m_isSame && isRow && std::exchange(m_lastRow, text) < text;
        if (isRow) m_found.insert(text);
    }
    Problem badRow() const
    {
        qint64 first = maxInteger, last = 0;
        for (const auto &[text, seq] : m_state.texts) {
            if (!m_found.contains(text)) first = qMin(first, seq);
            last = qMax(last, seq);
        }
        const bool isSame = m_isSame && m_found.size() == m_state.texts.size();
        return isSame ? Problem() : Problem {"state"_L1, qMin(first, last)};
    }
    Problem firstBad(const QByteArray &seal, const QByteArray &digest) const
    {
        need(fits(QString::fromUtf8(seal), u"{\"digest\":\"[0-9a-f]{64}\",\"signature\":\"[0-9a-f]{128}\"}"_s));
        if (m_badRoot && (!m_bad || m_badSize < m_bad.seq)) return m_badRoot;
        if (m_bad) return m_bad;
        if (!m_claims.empty() && m_claims.rbegin()->first > m_size) return {"truncated"_L1, m_size + 1};
        if (m_badNote || badRow()) return m_badNote ? m_badNote : badRow();
        const QByteArray signature = QByteArray::fromHex(seal.mid(90, 128)), claim = "bulkhead-bundle-v1\n" + digest;
        const bool isSealed = seal.mid(11, 64) == digest && verifies(m_key.publicKey, claim, signature);
        return m_size > 0 && m_hasLast && isSealed ? Problem() : Problem {"bundle"_L1};
    }

    QByteArrayList m_outside, m_peaks; // files of checkpoints; roots of the full subtrees at the right edge
    QList<VerifierKey> m_known;
    VerifierKey m_key; // of the log
    QString m_log;
    QByteArray m_origin, m_leaf, m_lastRow;
    qint64 m_notes = 0, m_size = 0, m_rows = 0, m_count = -1; // of notes, entries, rows, leaves
    qint64 m_largest = -1, m_agreed = 0, m_badSize = 0; // sizes of checkpoints
    std::multimap<qint64, std::pair<bool, QByteArray>> m_claims; // by size: whether from outside, and the root
    QList<qint64> m_anchors; // sizes at which checkpoints from outside agreed
    std::set<QByteArray> m_found;
    State m_state;
    Problem m_bad, m_badNote, m_badRoot;
    bool m_hasLast = false, m_isSame = true;
};

} // namespace bulkhead_verify
