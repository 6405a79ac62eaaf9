// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles and proofs: sections 5, 6 and 7 of FORMAT.md.
#pragma once
#include "state.h"

#include <QFile>

#include <bit>
#include <set>

namespace bulkhead_verify {

// A file, of which no more is held than one line or what is asked for.
class File {
public:
    explicit File(const QString &path)
        : m_path(QFile::encodeName(path)), m_file(std::fopen(m_path.constData(), "rb"), [](FILE *f) { f && std::fclose(f); })
    { check(m_file != nullptr); }
    QByteArray text(qsizetype limit, char end = 0) // to its end or with this byte; one byte more than the limit if it goes on
    {
        QByteArray text;
        for (int c = 0; text.size() <= limit && (!end || !text.endsWith(end)) && (c = getc_unlocked(m_file.get())) != EOF;) text += char(c);
        check(!std::ferror(m_file.get()));
        return text;
    }
    QByteArray line()
    {
        const QByteArray line = text(maxLine, '\n');
        need(line.endsWith('\n'));
        return line.chopped(1);
    }

private:
    void check(bool isGood) const
    {
        if (!isGood) throw std::runtime_error((m_path + ": " + std::strerror(errno) + "; name a file that can be read").toStdString());
    }
    const QByteArray m_path;
    const std::shared_ptr<FILE> m_file;
};

class Bundle {
public:
    Bundle(const QByteArrayList &outside, const QList<VerifierKey> &trusted)
        : m_outside(outside), m_known(trusted) { EVP_DigestInit_ex(m_digest.get(), EVP_sha256(), nullptr); }

    QJsonObject verify(File &file, bool isAnchorNeeded)
    {
        Problem bad {"bundle"_L1};
        try {
            need(hashed(file.line()) == "bulkhead-audit-bundle/v1");
            readHeader(parseCanonical(hashed(file.line())));
            m_bad = judgeKeys();
            QByteArray next = file.line();
            for (qint64 i = 1 - m_notes; i <= m_size + m_rows; ++i) {
                const QByteArray text = hashed(std::exchange(next, file.line()));
                i <= 0 ? judgeNote(text) : i <= m_size ? judgeEntry(i, text, next) : judgeRow(text);
            }
            need(file.text(0).isEmpty());
            bad = firstBad(next);
        } catch (const Problem &) {
            m_size = 0;
            m_log.clear();
            m_peaks.clear();
        }
        return answer(bad, isAnchorNeeded);
    }

private:
    QJsonObject answer(Problem bad, bool isAnchorNeeded) const
    {
        const bool isWhole = !bad || bad.kind == "state"_L1 || bad.kind == "bundle"_L1;
        qint64 trusted = isWhole ? m_size : qMax(bad.seq - 1, 0), anchored = 0;
        for (const qint64 size : m_anchors) anchored = size <= trusted ? size : anchored;
        if (!bad && isAnchorNeeded && anchored == 0) {
            bad = {"unanchored"_L1};
            trusted = 0;
        }
        const QJsonObject first {{u"kind"_s, bad.kind}, {u"seq"_s, bad.seq}};
        return {{u"anchored"_s, !bad && anchored > 0}, {u"anchored_until"_s, anchored}, {u"log"_s, m_log}, {u"ok"_s, !bad},
                {u"first_bad"_s, bad ? first : QJsonValue()}, {u"root"_s, base64(root())}, {u"size"_s, m_size},
                {u"trusted_until"_s, trusted}};
    }

    QByteArray hashed(const QByteArray &line)
    {
        EVP_DigestUpdate(m_digest.get(), line.constData(), size_t(line.size()));
        EVP_DigestUpdate(m_digest.get(), "\n", 1);
        return line;
    }

    QByteArray root() const
    {
        QByteArray hash = m_peaks.isEmpty() ? sha256({}) : m_peaks.last();
        for (qsizetype i = m_peaks.size() - 2; i >= 0; --i) hash = nodeHash(m_peaks[i], hash);
        return hash;
    }

    void readHeader(const QJsonObject &header)
    {
        const auto number = [&](const QString &member) { return header[member].toInteger(-1); };
        m_key = VerifierKey(header["key"_L1].toString().toUtf8());
        m_log = header["log"_L1].toString();
        m_origin = "bulkhead/log/" + m_log.toUtf8();
        m_notes = number(u"checkpoints"_s);
        m_size = number(u"entries"_s);
        m_rows = number(u"state"_s);
        need(header.size() == 5 && unhex(m_log).size() == 16 && m_notes >= 0 && m_notes <= 1024);
        need(m_size >= 0 && m_rows >= 0 && m_rows <= 100000);
    }

    Problem judgeKeys()
    {
        const auto isLogKey = [&](const VerifierKey &key) { return key.text == m_key.text; };
        const bool isTrusted = m_known.isEmpty() || std::any_of(m_known.begin(), m_known.end(), isLogKey);
        if (m_key.name != m_origin || !isTrusted) return {"key"_L1, 1};
        m_known.append(m_key);
        try {
            for (QByteArray &notes : m_outside) {
                do {
                    const Checkpoint note(notes, m_known);
                    if (note.origin != m_origin) return {"foreign"_L1, 1};
                    need(!note.signers.isEmpty());
                    m_claims.emplace(note.size, std::pair(true, note.root));
                } while (!notes.isEmpty());
            }
        } catch (const Problem &) {
            return {"anchor"_L1, 0};
        }
        return {};
    }

    void judgeNote(const QByteArray &text)
    {
        qint64 size = 0;
        try {
            const QJsonObject object = parseCanonical(text);
            QByteArray rest = object["note"_L1].toString().toUtf8();
            const Checkpoint note(rest, m_known);
            need(object.size() == 1 && rest.isEmpty());
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
        const QByteArray before = std::exchange(m_leaf, leafHash(text));
        m_peaks.append(m_leaf);
        for (quint64 full = quint64(i - 1); full & 1; full >>= 1) {
            const QByteArray right = m_peaks.takeLast();
            m_peaks.append(nodeHash(m_peaks.takeLast(), right));
        }
        if (m_bad) return;
        QLatin1StringView kind = "malformed"_L1;
        try {
            const Entry e(text);
            kind = "foreign"_L1;
            need(e.object["log"_L1] == m_log);
            kind = e.seq > i && !has(next, "seq"_L1, i) ? "missing"_L1 : "order"_L1;
            need(e.seq == i);
            if (i > 1 && e.object["previous"_L1] != hex(before)) {
                const bool isNextRight = i == m_size || has(next, "previous"_L1, hex(m_leaf));
                m_bad = {"edited"_L1, isNextRight && m_agreed != i - 1 ? i - 1 : i};
                return;
            }
            kind = "signature"_L1;
            m_state.needSignature(e);
            kind = "authority"_L1;
            m_state.append(e, QString::fromUtf8(m_key.text));
            compare(i);
        } catch (const Problem &) {
            m_bad = {kind, i};
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

    bool isSealed(const QByteArray &seal)
    {
        uchar hash[32];
        EVP_DigestFinal_ex(m_digest.get(), hash, nullptr);
        const QByteArray digest = QByteArray(reinterpret_cast<const char *>(hash), 32).toHex();
        need(fits(QString::fromUtf8(seal), u"{\"digest\":\"[0-9a-f]{64}\",\"signature\":\"[0-9a-f]{128}\"}"_s));
        const QByteArray signature = QByteArray::fromHex(seal.mid(90, 128));
        return seal.mid(11, 64) == digest && verifies(m_key.publicKey, "bulkhead-bundle-v1\n" + digest, signature);
    }

    Problem firstBad(const QByteArray &seal)
    {
        const bool isGood = isSealed(seal) && m_size > 0 && m_hasLast;
        if (m_badRoot && (!m_bad || m_badRoot.seq < m_bad.seq)) return m_badRoot;
        if (m_bad) return m_bad;
        if (!m_claims.empty() && m_claims.rbegin()->first > m_size) return {"truncated"_L1, m_size + 1};
        if (m_badNote || badRow()) return m_badNote ? m_badNote : badRow();
        return isGood ? Problem() : Problem {"bundle"_L1};
    }

    QByteArrayList m_outside, m_peaks; // files of checkpoints; roots of the full subtrees at the right edge
    QList<VerifierKey> m_known;
    VerifierKey m_key; // of the log
    QString m_log;
    QByteArray m_origin, m_leaf, m_lastRow;
    qint64 m_notes = 0, m_size = 0, m_rows = 0, m_largest = -1, m_agreed = 0; // the last two: sizes of checkpoints
    std::multimap<qint64, std::pair<bool, QByteArray>> m_claims; // by size: whether from outside, and the root
    QList<qint64> m_anchors; // sizes at which checkpoints from outside agreed
    std::set<QByteArray> m_found;
    State m_state;
    Problem m_bad, m_badNote, m_badRoot;
    bool m_hasLast = false, m_isSame = true;
    std::shared_ptr<EVP_MD_CTX> m_digest {EVP_MD_CTX_new(), EVP_MD_CTX_free}; // of the lines so far
};

// The root to which a path leads. If it is too short or too long, it is none, as no node is of less than two hashes.
inline QByteArray rootOfPath(qint64 index, qint64 size, const QByteArray &leaf, QByteArrayList path)
{
    if (size <= 1 || path.isEmpty()) return size == 1 && path.isEmpty() ? leaf : QByteArray();
    const QByteArray last = path.takeLast();
    const qint64 half = qint64(std::bit_floor(quint64(size - 1)));
    return index < half ? nodeHash(rootOfPath(index, half, leaf, path), last)
                        : nodeHash(last, rootOfPath(index - half, size - half, leaf, path));
}

inline QJsonObject verifyProof(const QByteArray &proof, const QList<VerifierKey> &trusted)
{
    QString log, root;
    qint64 seq = 0, size = 0;
    bool ok = false;
    try {
        const QByteArrayList lines = proof.left(proof.indexOf("\n\n")).split('\n');
        need(proof.size() <= maxProof && lines.size() >= 3 && lines.size() <= 67 && lines[0] == "c2sp.org/tlog-proof@v1");
        need(lines[1].startsWith("extra "));
        const QByteArray text = unbase64(lines[1].mid(6));
        const Entry e(text);
        log = e.object["log"_L1].toString();
        seq = e.seq;
        QByteArray rest = proof.mid(proof.indexOf("\n\n") + 2);
        const Checkpoint note(rest, trusted);
        size = note.size;
        root = base64(note.root);
        QByteArrayList path;
        for (const QByteArray &line : lines.mid(3)) path.append(unbase64(line));
        for (const QByteArray &hash : path) need(hash.size() == 32);
        need(rest.isEmpty() && !note.signers.isEmpty() && note.origin == "bulkhead/log/" + log.toUtf8());
        need(lines[2] == "index " + QByteArray::number(seq - 1) && seq <= size);
        need(rootOfPath(seq - 1, size, leafHash(text), path) == note.root);
        ok = true;
    } catch (const Problem &) {
    }
    const QJsonObject bad {{u"kind"_s, u"proof"_s}, {u"seq"_s, seq}};
    return {{u"first_bad"_s, ok ? QJsonValue() : bad}, {u"log"_s, log}, {u"ok"_s, ok}, {u"root"_s, root}, {u"seq"_s, seq},
            {u"size"_s, size}};
}

} // namespace bulkhead_verify
