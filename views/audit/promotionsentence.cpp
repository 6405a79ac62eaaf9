// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/promotionsentence.h"

#include "audit/approvalstatement.h"
#include "presentation/formats.h"
#include "presentation/promotionwords.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using audit::Phase;

namespace {

//! Of an approval that was signed elsewhere.
QString signerOf(const EntryFacts &entry)
{
    const auto said = audit::ApprovalStatement::fromText(entry.text("statement").toStdString());
    return said ? QString::fromStdString(said->person) : QString();
}

} // namespace

QString PromotionSentence::of(const EntryFacts &entry, const QString &who)
{
    const QString which = PromotionWords::shortId(entry.object);
    if (entry.action == "promotion.request"_L1)
        //: Who, an API, two environments, and a request's short id.
        return tr("%1 asked for the promotion of %2 from %3 to %4 (%5)").arg(who, entry.text("api_name"), entry.text("from"), entry.text("to"), which);
    if (entry.action == "promotion.step"_L1)
        return ofStep(entry, which);
    if (entry.action == "promotion.apply"_L1 || entry.action == "promotion.rollback"_L1 || entry.action == "promotion.breakglass"_L1)
        return ofRun(entry, who, which);
    return ofDecision(entry, who, which);
}

QString PromotionSentence::ofDecision(const EntryFacts &entry, const QString &who, const QString &which)
{
    if (entry.action == "promotion.approve"_L1)
        return tr("%1 approved promotion %2").arg(who, which);
    if (entry.action == "promotion.carry"_L1)
        return tr("%1 brought in an approval of promotion %2 that %3 signed elsewhere").arg(who, which, signerOf(entry));
    if (entry.action == "promotion.reject"_L1)
        return tr("%1 rejected promotion %2: %3").arg(who, which, entry.text("text"));
    if (entry.action == "promotion.changes"_L1)
        return tr("%1 asked for changes to promotion %2: %3").arg(who, which, entry.text("text"));
    if (entry.action == "promotion.comment"_L1)
        return tr("%1 remarked on promotion %2: %3").arg(who, which, entry.text("text"));
    if (entry.action == "promotion.waive"_L1)
        //: Who, a gate, and a request's short id.
        return tr("%1 waived the gate %2 for promotion %3").arg(who, PromotionWords::gate(entry.text("gate")), which);
    if (entry.action == "promotion.review"_L1)
        return tr("%1 reviewed promotion %2, which was broken through").arg(who, which);
    if (entry.action == "promotion.export"_L1)
        return tr("%1 exported promotion %2 to a file, for an approval elsewhere").arg(who, which);
    if (entry.action == "promotion.expire"_L1)
        return tr("The time of promotion %1 is over; %2 recorded it").arg(which, who);
    if (entry.action == "promotion.void"_L1)
        return tr("Promotion %1 is void: %2").arg(which, entry.text("note"));
    return {};
}

QString PromotionSentence::ofRun(const EntryFacts &entry, const QString &who, const QString &which)
{
    const bool isBegin = entry.phase == Phase::Begin, isDone = entry.text("outcome") == "done"_L1;
    if (entry.action == "promotion.rollback"_L1)
        return isBegin ? tr("%1 began to roll back promotion %2").arg(who, which) : isDone ? tr("Promotion %1 is rolled back").arg(which) : tr("The roll-back of promotion %1 failed").arg(which);
    if (entry.action == "promotion.breakglass"_L1 && isBegin)
        return tr("%1 broke the glass for promotion %2: %3").arg(who, which, entry.text("reason"));
    if (isBegin)
        return tr("%1 began to apply promotion %2").arg(who, which);
    return isDone ? tr("Promotion %1 is applied").arg(which) : tr("Applying promotion %1 failed: %2").arg(which, entry.text("note"));
}

QString PromotionSentence::ofStep(const EntryFacts &entry, const QString &which)
{
    const QString step = Formats::number(entry.number("step") + 1);
    const bool isUndo = entry.flag("undo");
    if (entry.phase == Phase::Begin)
        return isUndo ? tr("Step %1 of promotion %2 is about to be undone").arg(step, which) : tr("Step %1 of promotion %2 is about to be written").arg(step, which);
    const QString outcome = entry.text("outcome");
    if (outcome == "done"_L1)
        return isUndo ? tr("Step %1 of promotion %2 is undone, and was read back").arg(step, which) : tr("Step %1 of promotion %2 is done, and was read back").arg(step, which);
    return outcome == "unknown"_L1 ? tr("Whether step %1 of promotion %2 was written is not known").arg(step, which) : tr("Step %1 of promotion %2 was not written").arg(step, which);
}

} // namespace bulkhead
