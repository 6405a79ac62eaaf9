// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles and proofs of one entry: sections 5, 6 and 7 of FORMAT.md.
#pragma once
#include "state.h"

class Bundle {
public:
    // Of the checkpoints from outside those of more entries than `newest` say nothing of this log, which is the beginning of theirs.
    QJsonObject verify(File &file, const QByteArrayList &outside, const QList<VerifierKey> &trusted, bool needsAnchor, qint64 newest = maxInteger) {
        m_last = newest;
        Problem bad {"bundle"_L1};
        try {
            need(file.line() == "bulkhead-audit-bundle/v1");
            readHeader(parseCanonical(file.line()));
            judgeKeys(outside, trusted);
            QByteArray next = file.line();
            for (qint64 i = 1 - m_notes; i <= m_size + m_rows; ++i) {
                const QByteArray text = std::exchange(next, file.line());
                i <= 0 ? judgeNote(text) : i <= m_size ? judgeEntry(i, text, next) : judgeRow(text);
            }
            need(file.text(1).isEmpty());
            bad = firstBad(next, file.digest());
        } catch (const Problem &) {
            *this = Bundle(); // and no more is looked at
            m_bad = bad;
        }
        const bool isWhole = !bad || bad.kind == "state"_L1 || bad.kind == "bundle"_L1;
        qint64 until = isWhole ? m_size : qMax(bad.seq - 1, 0), anchored = 0;
        for (const qint64 size : m_anchors) anchored = size <= until ? size : anchored;
        if (!bad && needsAnchor && anchored == 0) bad = {"unanchored"_L1};
        if (bad.kind == "unanchored"_L1) until = 0;
        const QJsonObject first {{u"kind"_s, bad.kind}, {u"seq"_s, bad.seq}};
        return {{u"anchored"_s, !bad && anchored > 0}, {u"anchored_until"_s, anchored}, {u"log"_s, m_log},
                {u"first_bad"_s, bad ? first : QJsonValue()}, {u"ok"_s, !bad}, {u"size"_s, m_size},
                {u"root"_s, m_bad ? u""_s : QString::fromLatin1(root().toBase64())}, {u"trusted_until"_s, until}};
    }

    QByteArray key() const { return m_key.text; }
    qint64 newer() const { return m_newer; }

private:
    QByteArray root() const {
        QByteArray hash = m_peaks.isEmpty() ? sha256({}) : m_peaks.last();
        for (qsizetype i = m_peaks.size() - 2; i >= 0; --i) hash = nodeHash(m_peaks[i], hash);
        return hash;
    }
    void readHeader(const QJsonObject &header) {
        m_log = header["log"_L1].toString();
        m_notes = header["checkpoints"_L1].toInteger(-1);
        m_size = header["entries"_L1].toInteger(-1);
        m_rows = header["state"_L1].toInteger(-1);
        need(header.size() == 5 && unhex(m_log).size() == 16 && qMin(m_notes, qMin(m_size, m_rows)) >= 0);
        need(m_notes <= 1024 && m_rows <= 100000);
        m_key = VerifierKey(header["key"_L1].toString().toUtf8());
    }
    void judgeKeys(const QByteArrayList &outside, const QList<VerifierKey> &trusted) try {
        bool isTrusted = trusted.isEmpty();
        for (const VerifierKey &key : trusted) isTrusted = isTrusted || key.text == m_key.text;
        need(m_key.name == "bulkhead/log/" + m_log.toUtf8() && isTrusted, "key"_L1, 1);
        for (QByteArray notes : outside) {
            do {
                const Checkpoint note(notes, trusted + QList<VerifierKey> {m_key});
                if (note.size > m_last && ++m_newer) continue;
                need(!QByteArray('\n' + note.text).contains("\n\u2014 ")); // behind that line the note would end
                need(note.origin == m_key.name, "foreign"_L1, 1);
                need(note.isSigned);
                m_claims.emplace(note.size, std::pair(true, note.root));
            } while (!notes.isEmpty());
        }
    } catch (const Problem &problem) {
        m_bad = problem ? problem : Problem {"anchor"_L1};
    }
    void judgeNote(const QByteArray &text) {
        const QJsonObject object = parseCanonical(text);
        need(object.size() == 1 && object["note"_L1].isString());
        QByteArray rest = object["note"_L1].toString().toUtf8();
        qint64 size = 0;
        try {
            const Checkpoint note(rest, {m_key});
            need(rest.isEmpty());
            size = note.size;
            need(size > m_largest && note.origin == m_key.name && note.isSigned);
            m_claims.emplace(size, std::pair(false, note.root));
        } catch (const Problem &) {
            const qint64 seq = size <= m_size ? size : 0;
            m_badNote = {"checkpoint"_L1, m_badNote ? qMin(seq, m_badNote.seq) : seq};
        }
        m_largest = qMax(size, m_largest);
    }
    void judgeEntry(qint64 i, const QByteArray &text, const QByteArray &next) {
        if (m_bad) return;
        const QByteArray before = std::exchange(m_leaf, leafHash(text));
        QByteArray peak = m_leaf;
        for (qint64 full = i - 1; full & 1; full >>= 1) peak = nodeHash(m_peaks.takeLast(), peak);
        m_peaks.append(peak);
        Problem bad {"malformed"_L1, i};
        try {
            const Entry e(text);
            bad.kind = "authority"_L1; // if a Problem has none
            need(e.object["log"_L1] == m_log, "foreign"_L1);
            const bool isMissing = e.seq > i && (i == m_size || !has(next, "seq"_L1, i));
            need(e.seq == i, isMissing ? "missing"_L1 : "order"_L1);
            const bool isEdited = i > 1 && e.object["previous"_L1] != hex(before);
            if (isEdited && m_agreed != i - 1 && (i == m_size || has(next, "previous"_L1, hex(m_leaf)))) --bad.seq;
            need(!isEdited, "edited"_L1);
            m_state.append(e, QString::fromUtf8(m_key.text));
            compare(i);
        } catch (const Problem &problem) {
            m_bad = {problem ? problem.kind : bad.kind, bad.seq};
        }
    }
    static bool has(const QByteArray &line, QLatin1StringView member, const QJsonValue &value) {
        try { return Entry(line).object[member] == value; } catch (const Problem &) { return false; }
    }
    void compare(qint64 size) {
        const auto [begin, end] = m_claims.equal_range(size); // those from outside come first
        const QByteArray right = begin == end ? QByteArray() : root();
        const qint64 before = m_agreed;
        for (auto claim = begin; claim != end; ++claim) {
            const auto &[isOutside, root] = claim->second;
            if (root == right) m_agreed = size;
            else if (!m_badRoot) m_badRoot = {isOutside ? "anchor"_L1 : "checkpoint"_L1, before + 1, size};
            if (root == right && isOutside) m_anchors.append(size);
        }
    }
    void judgeRow(const QByteArray &text) { // takes it from the state, where those remain that are missing
        const auto row = m_state.texts.find(text), none = m_state.texts.end();
        m_isSame = m_isSame && row != none && row == m_state.texts.begin();
        if (row == none) return;
        m_newest = qMax(m_newest, row->second);
        m_state.texts.erase(row);
    }
    Problem firstBad(const QByteArray &seal, const QByteArray &digest) const {
        need(fits(QString::fromUtf8(seal), u"{\"digest\":\"[0-9a-f]{64}\",\"signature\":\"[0-9a-f]{128}\"}"_s));
        if (m_badRoot && (!m_bad || m_badRoot.size < m_bad.seq)) return m_badRoot;
        if (m_bad) return m_bad;
        if (!m_claims.empty() && m_claims.rbegin()->first > m_size) return {"truncated"_L1, m_size + 1};
        if (m_badNote) return m_badNote;
        qint64 first = m_state.texts.empty() ? m_newest : maxInteger;
        for (const auto &[missing, seq] : m_state.texts) first = qMin(first, seq);
        if (!m_isSame || !m_state.texts.empty()) return {"state"_L1, first};
        const QByteArray signature = QByteArray::fromHex(seal.mid(90, 128)), claim = "bulkhead-bundle-v1\n" + digest;
        const bool isSealed = seal.mid(11, 64) == digest && verifies(m_key.publicKey, claim, signature);
        return m_size > 0 && m_largest == m_size && isSealed ? Problem() : Problem {"bundle"_L1};
    }

    QByteArrayList m_peaks; // roots of the full subtrees at the right edge
    VerifierKey m_key; // of the log
    QString m_log;
    QByteArray m_leaf;
    qint64 m_last = maxInteger, m_newer = 0; // the largest checkpoint from outside that counts, and how many do not
    qint64 m_notes = 0, m_size = 0, m_rows = 0, m_largest = -1, m_agreed = 0, m_newest = 0; // counts, sizes of checkpoints, seq of a row
    std::multimap<qint64, std::pair<bool, QByteArray>> m_claims; // by size: whether from outside, and the root
    QList<qint64> m_anchors; // sizes at which checkpoints from outside agreed
    State m_state;
    Problem m_bad, m_badNote, m_badRoot;
    bool m_isSame = true;
};

// A path that is too short or too long leads to no root, as no node is a hash of less than two hashes.
inline QByteArray rootOfPath(qint64 index, qint64 size, const QByteArray &leaf, QByteArrayList path) {
    if (size <= 1 || path.isEmpty()) return size == 1 && path.isEmpty() ? leaf : QByteArray();
    const QByteArray last = path.takeLast();
    const qint64 half = qint64(qNextPowerOfTwo(quint64(size - 1)) / 2);
    return index < half ? nodeHash(rootOfPath(index, half, leaf, path), last)
                        : nodeHash(last, rootOfPath(index - half, size - half, leaf, path));
}

// What the answer says of the checkpoint and of the entry was found good first, in this order.
inline QJsonObject verifyProof(const QByteArray &proof, const QList<VerifierKey> &trusted) {
    QJsonObject answer {{u"log"_s, u""_s}, {u"ok"_s, false}, {u"root"_s, u""_s}, {u"seq"_s, 0}, {u"size"_s, 0}};
    try {
        const qsizetype end = proof.indexOf("\n\n");
        const QByteArrayList lines = proof.left(end).split('\n');
        need(proof.size() <= maxProof && lines.size() >= 3 && lines.size() <= 67);
        need(lines[0] == "c2sp.org/tlog-proof@v1" && lines[1].startsWith("extra "));
        need(fits(QString::fromUtf8(lines[2]), u"index (?:0|[1-9]\\d{0,15})"_s));
        QByteArray rest = proof.mid(end + 2), text = unbase64(lines[1].mid(6));
        QByteArrayList path;
        for (const QByteArray &line : lines.mid(3)) path.append(unbase64(line));
        for (const QByteArray &hash : path) need(hash.size() == 32);
        const Checkpoint note(rest, trusted);
        need(rest.isEmpty() && note.isSigned);
        answer.insert(u"size"_s, note.size);
        answer.insert(u"root"_s, QString::fromLatin1(note.root.toBase64()));
        const Entry e(text);
        answer.insert(u"log"_s, e.object["log"_L1]);
        answer.insert(u"seq"_s, e.seq);
        need(note.origin == "bulkhead/log/" + e.object["log"_L1].toString().toUtf8());
        need(lines[2] == "index " + QByteArray::number(e.seq - 1) && e.seq <= note.size);
        need(rootOfPath(e.seq - 1, note.size, leafHash(text), path) == note.root);
        answer.insert(u"ok"_s, true);
    } catch (const Problem &) {
    }
    const QJsonObject bad {{u"kind"_s, u"proof"_s}, {u"seq"_s, answer["seq"_L1]}};
    answer.insert(u"first_bad"_s, answer["ok"_L1].toBool() ? QJsonValue() : bad);
    return answer;
}
