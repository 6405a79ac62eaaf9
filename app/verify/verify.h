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
        fail(file.fileName() + u": "_s + file.errorString() + u"; name a file to read"_s);
    return bytes;
}

// The notes of a file, which stand one behind the other.
inline QByteArrayList readNotes(const QString &path)
{
    QFile file(path);
    const QByteArray text = read(file, 67108864);
    QByteArrayList notes;
    qsizetype at = 0, end = 0;
    do {
        end = text.indexOf("\n\n", at) + 2;
        while (end > 1 && text.mid(end, 4) == "\u2014 ")
            end = text.indexOf('\n', end) + 1;
        end = end > 1 ? end : text.size();
        notes.append(text.mid(at, end - at));
        at = end;
    } while (at < text.size());
    return notes;
}

// Sections 5 and 6.
class Bundle {
public:
    Bundle(const QString &path, const QList<VerifierKey> &trusted)
        : m_file(path), m_known(trusted)
    {
        EVP_DigestInit_ex(m_digest.get(), EVP_sha256(), nullptr);
    }

    QJsonObject verify(const QByteArrayList &outside, bool isAnchorNeeded)
    {
        Problem bad {"bundle"_L1};
        try {
            readHeader();
            m_bad = judgeKeys(outside);
            readNotes();
            readEntries();
            readRows();
            readSeal();
            bad = firstBad();
        } catch (const Problem &) {
            m_log.clear();
            m_peaks.clear();
            m_size = 0;
        }
        return answer(bad, isAnchorNeeded);
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
        need(header.size() == 5 && unhex(header["log"_L1]).size() == 16 && m_notes >= 0 && m_notes <= 1024);
        need(m_size >= 0 && m_rows >= 0 && m_rows <= 100000);
        m_origin = "bulkhead/log/" + m_log.toUtf8();
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
                m_hasLastNote = m_hasLastNote || size == m_size;
            } catch (const Problem &) {
                const qint64 seq = size <= m_size ? size : 0;
                if (!m_badNote || seq < m_badNote.seq)
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
            if (!m_bad)
                m_bad = judge(i, text, leaf, next);
            m_peaks.append(m_leaf = leaf);
            for (quint64 full = quint64(i - 1); full & 1; full >>= 1) {
                const QByteArray right = m_peaks.takeLast();
                m_peaks.append(nodeHash(m_peaks.takeLast(), right));
            }
            if (!m_bad)
                compare(i);
        }
    }

    Problem judge(qint64 i, const QByteArray &text, const QByteArray &leaf, const QByteArray &next)
    {
        try {
            const Entry e(text);
            need(e.object["log"_L1] == m_log, "foreign"_L1);
            if (e.seq != i)
                return {e.seq > i && !has(next, "seq"_L1, i) ? "missing"_L1 : "order"_L1, i};
            if (i > 1 && e.object["previous"_L1] != hex(m_leaf)) {
                const bool isNextRight = i == m_size || has(next, "previous"_L1, hex(leaf));
                return {"edited"_L1, isNextRight && m_agreed != i - 1 ? i - 1 : i};
            }
            m_state.append(e, QString::fromUtf8(m_key.text));
            return {};
        } catch (const Problem &problem) {
            return {problem.kind, i};
        }
    }

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
        const auto [begin, end] = m_claims.equal_range(size); // those from outside come first
        const QByteArray right = begin == end ? QByteArray() : root();
        const qint64 before = m_agreed;
        for (auto claim = begin; claim != end; ++claim) {
            const auto &[root, isOutside] = claim->second;
            if (root == right)
                m_agreed = size;
            else if (!m_badRoot)
                m_badRoot = {isOutside ? "anchor"_L1 : "checkpoint"_L1, before + 1};
            if (root == right && isOutside)
                m_anchors.append(size);
        }
    }

    void readRows()
    {
        std::map<QByteArray, qint64> missing = m_state.texts;
        auto row = m_state.texts.begin();
        bool isSame = m_rows == qint64(m_state.texts.size());
        for (qint64 i = 0; i < m_rows; ++i) {
            const QByteArray text = line();
            isSame = isSame && (row++)->first == text;
            missing.erase(text);
        }
        QList<qint64> seqs;
        for (const auto &[text, seq] : missing.empty() ? m_state.texts : missing)
            seqs.append(missing.empty() ? -seq : seq);
        const qint64 seq = seqs.isEmpty() ? 0 : std::abs(*std::min_element(seqs.begin(), seqs.end()));
        if (!isSame)
            m_badRows = {"state"_L1, seq};
    }

    void readSeal()
    {
        uchar hash[32];
        EVP_DigestFinal_ex(m_digest.get(), hash, nullptr);
        const QByteArray digest = QByteArray(reinterpret_cast<const char *>(hash), 32).toHex();
        const QJsonObject seal = parseCanonical(line());
        const QByteArray signature = unhex(seal["signature"_L1]);
        need(seal.size() == 2 && unhex(seal["digest"_L1]).size() == 32 && signature.size() == 64 && read(m_file, 1).isEmpty());
        m_isSealed = seal["digest"_L1] == QString::fromLatin1(digest)
            && verifies(m_key.publicKey, "bulkhead-bundle-v1\n" + digest, signature);
    }

    Problem firstBad() const
    {
        if (m_badRoot && (!m_bad || m_badRoot.seq < m_bad.seq))
            return m_badRoot;
        if (m_bad)
            return m_bad;
        if (!m_claims.empty() && m_claims.rbegin()->first > m_size)
            return {"truncated"_L1, m_size + 1};
        if (m_badNote || m_badRows)
            return m_badNote ? m_badNote : m_badRows;
        return m_size > 0 && m_hasLastNote && m_isSealed ? Problem() : Problem {"bundle"_L1};
    }

    QJsonObject answer(Problem bad, bool isAnchorNeeded) const
    {
        const bool isWhole = !bad || bad.kind == "state"_L1 || bad.kind == "bundle"_L1;
        qint64 trusted = isWhole ? m_size : qMax(bad.seq - 1, 0), anchored = 0;
        for (const qint64 size : m_anchors)
            anchored = size <= trusted ? size : anchored;
        if (!bad && isAnchorNeeded && anchored == 0) {
            bad = {"unanchored"_L1};
            trusted = 0;
        }
        const QJsonObject first {{u"kind"_s, bad.kind}, {u"seq"_s, bad.seq}};
        return {{u"anchored"_s, !bad && anchored > 0}, {u"anchored_until"_s, anchored}, {u"log"_s, m_log}, {u"ok"_s, !bad},
                {u"first_bad"_s, bad ? first : QJsonValue()}, {u"root"_s, QString::fromLatin1(root().toBase64())},
                {u"size"_s, m_size}, {u"trusted_until"_s, trusted}};
    }

    QFile m_file;
    QList<VerifierKey> m_known;
    std::shared_ptr<EVP_MD_CTX> m_digest {EVP_MD_CTX_new(), EVP_MD_CTX_free}; // of the lines so far
    VerifierKey m_key;
    QString m_log;
    QByteArray m_origin, m_leaf; // the leaf hash of the line before
    QByteArrayList m_peaks; // roots of the full subtrees at the right edge of the tree
    qint64 m_notes = 0, m_size = 0, m_rows = 0, m_agreed = 0;
    QList<qint64> m_anchors; // sizes at which checkpoints from outside agreed
    std::multimap<qint64, Claim> m_claims;
    Problem m_bad, m_badNote, m_badRoot, m_badRows;
    bool m_hasLastNote = false, m_isSealed = false;
    State m_state;
};

// Section 7.
inline QByteArray rootOfPath(qint64 index, qint64 size, const QByteArray &leaf, QByteArrayList path)
{
    if (size <= 1 || path.isEmpty())
        return size == 1 && path.isEmpty() ? leaf : QByteArray(); // not a hash, and no node is one of less than two hashes
    const QByteArray last = path.takeLast();
    const qint64 half = qint64(std::bit_floor(quint64(size - 1)));
    return index < half ? nodeHash(rootOfPath(index, half, leaf, path), last)
                        : nodeHash(last, rootOfPath(index - half, size - half, leaf, path));
}

inline QJsonObject verifyProof(const QString &path, const QList<VerifierKey> &trusted)
{
    QFile file(path);
    const QByteArray proof = read(file, maxProof + 1);
    QJsonObject answer {{u"ok"_s, false}, {u"log"_s, QString()}, {u"seq"_s, 0}, {u"size"_s, 0}, {u"root"_s, QString()},
                        {u"first_bad"_s, QJsonValue()}};
    try {
        const qsizetype end = proof.indexOf("\n\n");
        QByteArrayList lines = proof.left(end).split('\n');
        need(proof.size() <= maxProof && end > 0 && lines.size() >= 3 && lines.size() <= 67);
        need(lines[0] == "c2sp.org/tlog-proof@v1" && lines[1].startsWith("extra ") && lines[2].startsWith("index "));
        const QByteArray text = unbase64(lines[1].mid(6));
        const Entry e(text);
        answer["log"_L1] = e.object["log"_L1];
        answer["seq"_L1] = e.seq;
        const Checkpoint note(proof.mid(end + 2), trusted);
        answer["size"_L1] = note.size;
        answer["root"_L1] = QString::fromLatin1(note.root.toBase64());
        QByteArrayList hashes;
        for (const QByteArray &line : lines.mid(3)) {
            hashes.append(unbase64(line));
            need(hashes.last().size() == 32);
        }
        need(!note.signers.isEmpty() && note.origin == "bulkhead/log/" + e.object["log"_L1].toString().toUtf8());
        need(decimal(lines[2].mid(6)) == e.seq - 1 && e.seq <= note.size);
        need(rootOfPath(e.seq - 1, note.size, leafHash(text), hashes) == note.root);
        answer["ok"_L1] = true;
    } catch (const Problem &) {
        answer["first_bad"_L1] = QJsonObject {{u"kind"_s, "proof"_L1}, {u"seq"_s, answer["seq"_L1]}};
    }
    return answer;
}

} // namespace bulkhead_verify
