// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/auditwords.h"

#include "presentation/formats.h"

#include <QDateTime>
#include <QLocale>

namespace bulkhead {

using namespace Qt::StringLiterals;
using audit::Damage;
using audit::Phase;

namespace {

QString numberOf(quint64 value)
{
    return Formats::number(static_cast<qint64>(value));
}

} // namespace

QString AuditWords::action(const QString &action)
{
    if (action == "log.begin"_L1)
        return tr("Log begun");
    if (action == "sync"_L1)
        return tr("Sync");
    if (action == "isolation.check"_L1)
        return tr("Isolation checked");
    if (action == "person.add"_L1)
        return tr("Person added");
    if (action == "person.change"_L1)
        return tr("Person changed");
    if (action == "person.retire"_L1)
        return tr("Person retired");
    if (action == "key.rotate"_L1)
        return tr("Own key changed");
    if (action == "estate.propose"_L1)
        return tr("Policy proposed");
    if (action == "estate.accept"_L1)
        return tr("Policy accepted");
    if (action == "estate.edit"_L1)
        return tr("Estate file edited");
    if (action == "catalog.decide"_L1)
        return tr("Matching decided");
    if (action == "audit.export"_L1)
        return tr("Log exported");
    return action.startsWith("promotion."_L1) ? ofPromotion(action) : ofRecord(action);
}

QString AuditWords::ofRecord(const QString &action)
{
    const QHash<QString, QString> words{{u"evidence.add"_s, tr("Evidence brought in")},       {u"evidence.withdraw"_s, tr("Evidence withdrawn")},
                                        {u"attest.sign"_s, tr("Attestation signed")},          {u"attest.countersign"_s, tr("Attestation counter-signed")},
                                        {u"attest.withdraw"_s, tr("Attestation withdrawn")},   {u"exception.request"_s, tr("Exception asked for")},
                                        {u"exception.approve"_s, tr("Exception approved")},    {u"exception.reject"_s, tr("Exception rejected")},
                                        {u"exception.revoke"_s, tr("Exception revoked")},      {u"exception.void"_s, tr("Exception void")},
                                        {u"report.export"_s, tr("Report exported")},           {u"boundary.sign"_s, tr("Boundary document signed")}};
    return words.value(action, action);
}

QString AuditWords::ofPromotion(const QString &action)
{
    const QHash<QString, QString> words{{u"promotion.request"_s, tr("Promotion asked for")}, {u"promotion.approve"_s, tr("Promotion approved")},
                                        {u"promotion.carry"_s, tr("Approval brought in")},    {u"promotion.reject"_s, tr("Promotion rejected")},
                                        {u"promotion.changes"_s, tr("Changes asked for")},    {u"promotion.comment"_s, tr("Promotion remarked on")},
                                        {u"promotion.waive"_s, tr("Gate waived")},            {u"promotion.breakglass"_s, tr("Glass broken")},
                                        {u"promotion.review"_s, tr("Broken glass reviewed")}, {u"promotion.apply"_s, tr("Promotion applied")},
                                        {u"promotion.rollback"_s, tr("Promotion rolled back")}, {u"promotion.expire"_s, tr("Promotion expired")},
                                        {u"promotion.void"_s, tr("Promotion void")},          {u"promotion.step"_s, tr("Promotion step")},
                                        {u"promotion.export"_s, tr("Promotion exported")}};
    return words.value(action, action);
}

QString AuditWords::action(const QString &action, Phase phase)
{
    if (phase == Phase::Whole)
        return AuditWords::action(action);
    const bool isBegin = phase == Phase::Begin;
    if (action == "sync"_L1)
        return isBegin ? tr("Sync started") : tr("Sync ended");
    if (action == "catalog.decide"_L1)
        return isBegin ? tr("Matching started") : tr("Matching decided");
    if ((action == "audit.export"_L1 || action == "report.export"_L1) && !isBegin)
        return tr("Export not finished"); // it failed or was cancelled: one that went well is a single entry
    if (action == "promotion.apply"_L1)
        return isBegin ? tr("Applying begun") : tr("Applying ended");
    if (action == "promotion.rollback"_L1)
        return isBegin ? tr("Roll-back begun") : tr("Roll-back ended");
    //: An action of the log that began or ended; %1 is its name.
    return isBegin ? tr("%1, begins").arg(AuditWords::action(action)) : tr("%1, ended").arg(AuditWords::action(action));
}

QString AuditWords::objectKind(const QString &kind)
{
    if (kind == "log"_L1)
        return tr("Log");
    if (kind == "person"_L1)
        return tr("Person");
    if (kind == "promotion"_L1)
        return tr("Promotion");
    if (kind == "estate"_L1)
        return tr("Estate");
    if (kind == "pair"_L1)
        return tr("Pair of environments");
    if (kind == "api"_L1)
        return tr("API");
    if (kind == "bundle"_L1)
        return tr("Bundle");
    if (kind == "evidence"_L1)
        return tr("Evidence");
    if (kind == "attestation"_L1)
        return tr("Attestation");
    if (kind == "exception"_L1)
        return tr("Exception");
    if (kind == "report"_L1)
        return tr("Report");
    if (kind == "boundary"_L1)
        return tr("Boundary document");
    return kind;
}

QString AuditWords::who(const QString &name, bool isPerson)
{
    if (isPerson)
        return name;
    //: Somebody whom only the operating system names.
    return name.isEmpty() ? tr("nobody named") : tr("os user %1").arg(name);
}

QString AuditWords::outcome(const QString &outcome)
{
    if (outcome == "done"_L1)
        return tr("done");
    if (outcome == "failed"_L1)
        return tr("failed");
    return outcome == "cancelled"_L1 ? tr("cancelled") : outcome;
}

QString AuditWords::damage(const audit::FirstBad &bad)
{
    const QString seq = numberOf(bad.seq);
    switch (bad.kind) {
    case Damage::Bundle: return tr("What seals the log does not fit it.");
    case Damage::Key: return tr("The log is signed by another key than the one that is trusted.");
    case Damage::Foreign:
        return bad.seq <= 1 ? tr("This is another log than the one of the checkpoint: it was made anew, or mistaken.")
                            : tr("Entry %1 comes from another log.").arg(seq);
    case Damage::Anchor:
        return bad.seq == 0 ? tr("A checkpoint from outside is malformed, or not signed by this log's key.")
                            : tr("This is not the log that the checkpoint from outside vouches for: it differs from entry %1 on, or soon after.").arg(seq);
    case Damage::Checkpoint:
        return bad.seq == 0 ? tr("One of the log's own checkpoints is malformed, or not signed by it.")
                            : tr("The entries do not fit the log's own signed checkpoints: entry %1 is the first that may be wrong.").arg(seq);
    case Damage::Malformed: return tr("Entry %1 is not an entry any more: its bytes were changed.").arg(seq);
    case Damage::Missing: return tr("Entry %1 is missing.").arg(seq);
    case Damage::Order: return tr("At entry %1 another entry stands: entries were moved or put in.").arg(seq);
    case Damage::Edited: return tr("Entry %1 was changed after it was written.").arg(seq);
    case Damage::Signature: return tr("The signature of entry %1 is missing or wrong.").arg(seq);
    case Damage::Authority: return tr("Who made entry %1 was not allowed to.").arg(seq);
    case Damage::Truncated: return tr("The log ends before entry %1, which a signed checkpoint vouches for: its tail was cut off.").arg(seq);
    case Damage::State: return tr("The table of people, keys, roles and policy is not what the log says; entry %1 tells the truth.").arg(seq);
    case Damage::Index: return tr("What the store keeps beside entry %1 to find it was changed; the entry itself is whole.").arg(seq);
    case Damage::Unanchored: return tr("No checkpoint from outside vouches for this log, and one was required.");
    case Damage::BadProof: return tr("The proof does not hold.");
    }
    return {};
}

QString AuditWords::remains(quint64 trustedUntil)
{
    if (trustedUntil == 0)
        return tr("None of its entries can be relied on.");
    return trustedUntil == 1 ? tr("Entry 1 remains trustworthy.") : tr("Entries 1 to %1 remain trustworthy.").arg(numberOf(trustedUntil));
}

QString AuditWords::moment(UtcTime moment, UtcTime now)
{
    const QDateTime then = Formats::local(moment);
    const qint64 days = then.daysTo(Formats::local(now));
    const QString clock = QLocale().toString(then.time(), u"HH:mm:ss"_s);
    if (days == 0)
        return clock;
    if (days > 0 && days < 7)
        //: Weekday and time of day, as in "Sun 22:48:10".
        return tr("%1 %2").arg(QLocale().toString(then.date(), u"ddd"_s), clock);
    if (then.date().year() == Formats::local(now).date().year())
        //: Day and time of day in a list, as in "19 Nov, 22:48"; the first is a Qt date format without the year.
        return tr("%1, %2").arg(QLocale().toString(then.date(), tr("d MMM")), QLocale().toString(then.time(), u"HH:mm"_s));
    return Formats::date(moment);
}

QString AuditWords::exactMoment(UtcTime moment)
{
    const QDateTime then = Formats::local(moment);
    //: Date, time of day and time zone, as in "23 Nov 2026, 09:02:18 CET".
    return tr("%1, %2 %3").arg(Formats::date(moment), QLocale().toString(then.time(), u"HH:mm:ss"_s), then.timeZoneAbbreviation());
}

} // namespace bulkhead
