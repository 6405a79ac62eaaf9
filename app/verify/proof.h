// SPDX-License-Identifier: GPL-3.0-or-later
// Proofs of one entry: section 7 of FORMAT.md.
#pragma once
#include "state.h"

#include <bit>

namespace bulkhead_verify {

// A path that is too short or too long leads to no root, as no node is a hash of less than two hashes.
inline QByteArray rootOfPath(qint64 index, qint64 size, const QByteArray &leaf, QByteArrayList path)
{
    if (size <= 1 || path.isEmpty()) return size == 1 && path.isEmpty() ? leaf : QByteArray();
    const QByteArray last = path.takeLast();
    const qint64 half = qint64(std::bit_floor(quint64(size - 1)));
    return index < half ? nodeHash(rootOfPath(index, half, leaf, path), last)
                        : nodeHash(last, rootOfPath(index - half, size - half, leaf, path));
}

// What the answer says of the checkpoint and of the entry was found good first, in this order.
inline QJsonObject verifyProof(const QByteArray &proof, const QList<VerifierKey> &trusted)
{
    QJsonObject answer {{u"log"_s, u""_s}, {u"ok"_s, false}, {u"root"_s, u""_s}, {u"seq"_s, 0}, {u"size"_s, 0}};
    try {
        const qsizetype end = proof.indexOf("\n\n");
        const QByteArrayList lines = proof.left(end).split('\n');
        need(proof.size() <= maxProof && lines.size() >= 3 && lines.size() <= 67 && lines[1].startsWith("extra "));
        need(lines[0] == "c2sp.org/tlog-proof@v1");
        need(fits(QString::fromUtf8(lines[2]), u"index (?:0|[1-9]\\d{0,15})"_s));
        QByteArray rest = proof.mid(end + 2), text = unbase64(lines[1].mid(6));
        QByteArrayList path;
        for (const QByteArray &line : lines.mid(3)) path.append(unbase64(line));
        for (const QByteArray &hash : path) need(hash.size() == 32);
        const Checkpoint note(rest, trusted);
        need(rest.isEmpty() && !note.signers.isEmpty());
        answer.insert(u"size"_s, note.size);
        answer.insert(u"root"_s, base64(note.root));
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

} // namespace bulkhead_verify
