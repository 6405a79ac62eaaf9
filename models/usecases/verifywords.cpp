// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/verifylog.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QString damageText(const audit::FirstBad &bad)
{
    using Damage = audit::Damage;
    const QString seq = QString::number(bad.seq);
    switch (bad.kind) {
    case Damage::Bundle:
        return u"The file is not a whole bundle, or what seals it does not fit."_s;
    case Damage::Key:
        return u"The log is signed by another key than the one that is trusted."_s;
    case Damage::Foreign:
        return bad.seq <= 1 ? u"This is another log than the one of the checkpoint: it was made anew, or mistaken."_s
                            : u"Entry %1 comes from another log."_s.arg(seq);
    case Damage::Anchor:
        return bad.seq == 0 ? u"A checkpoint from outside is malformed, or not signed by this log's key."_s
                            : u"The log is not the one that the checkpoint from outside vouches for: it differs from entry %1 on, or soon after."_s.arg(seq);
    case Damage::Checkpoint:
        return bad.seq == 0 ? u"One of the log's own checkpoints is malformed or not signed by it."_s
                            : u"The entries do not fit the log's own signed checkpoints: entry %1 is the first that may be wrong."_s.arg(seq);
    case Damage::Malformed:
        return u"Entry %1 is not an entry any more: its bytes were changed."_s.arg(seq);
    case Damage::Missing:
        return u"Entry %1 is missing."_s.arg(seq);
    case Damage::Order:
        return u"At entry %1 another entry stands: entries were moved or put in."_s.arg(seq);
    case Damage::Edited:
        return u"Entry %1 was changed after it was written."_s.arg(seq);
    case Damage::Signature:
        return u"The signature of entry %1 is missing or wrong."_s.arg(seq);
    case Damage::Authority:
        return u"Who made entry %1 was not allowed to."_s.arg(seq);
    case Damage::Truncated:
        return u"The log ends before entry %1, which a signed checkpoint vouches for: its tail was cut off."_s.arg(seq);
    case Damage::State:
        return u"The table of people, keys, roles and policy is not what the log says; entry %1 tells the truth."_s.arg(seq);
    case Damage::Index:
        return u"What the store keeps beside entry %1 to find it was changed; the entry itself is whole."_s.arg(seq);
    case Damage::Unanchored:
        return u"No checkpoint from outside vouches for this log, and one was required."_s;
    case Damage::BadProof:
        return u"The proof does not hold."_s;
    }
    Q_UNREACHABLE();
}

} // namespace

VerificationWords wordsOf(const audit::Verification &answer)
{
    if (answer.ok) {
        const QString anchored = answer.anchored
            ? u"A checkpoint from outside vouches for entries 1 to %1."_s.arg(answer.anchoredUntil)
            : u"No checkpoint from outside was compared, so a log made anew from its first entry would look the same."_s;
        return {u"The log is whole: %1 entries, every hash and every signature holds."_s.arg(answer.size), anchored};
    }
    QString detail = answer.trustedUntil > 0 ? u"Entries 1 to %1 remain trustworthy."_s.arg(answer.trustedUntil)
                                             : u"None of its entries can be trusted on this ground."_s;
    if (!answer.reason.empty())
        detail += u" Reason: %1."_s.arg(QString::fromStdString(answer.reason));
    return {damageText(*answer.firstBad), detail};
}

} // namespace bulkhead
