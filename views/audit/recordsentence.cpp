// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/recordsentence.h"

#include "audit/entrysentence.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

QString RecordSentence::of(const EntryFacts &entry, const QString &who)
{
    const QString which = EntrySentence::object(entry.objectKind, entry.object);
    if (entry.action == "report.export"_L1)
        return ofExport(entry, who, which);
    if (entry.action == "boundary.sign"_L1)
        return tr("%1 signed the boundary document %2").arg(who, which);
    return entry.action.startsWith("exception."_L1) ? ofException(entry, who, which) : ofProof(entry, who, which);
}

QString RecordSentence::ofExport(const EntryFacts &entry, const QString &who, const QString &which)
{
    const QString framework = entry.text("framework"), file = entry.text("file").isEmpty() ? which : entry.text("file");
    if (entry.phase != audit::Phase::Whole)
        //: A file's name.
        return tr("The export of %1 failed").arg(file);
    //: Who, a framework's id, a form such as PDF, and a short id.
    return framework.isEmpty() ? tr("%1 exported %2").arg(who, file) : tr("%1 exported a report on %2 as %3 (%4)").arg(who, framework, entry.text("form").toUpper(), which);
}

QString RecordSentence::ofProof(const EntryFacts &entry, const QString &who, const QString &which)
{
    if (entry.action == "evidence.add"_L1)
        //: Who, a control, the source of the evidence, and a short id.
        return tr("%1 brought in evidence on %2 from %3 (%4)").arg(who, entry.text("control"), entry.text("source"), which);
    if (entry.action == "evidence.withdraw"_L1)
        return tr("%1 withdrew evidence %2: %3").arg(who, which, entry.text("reason"));
    if (entry.action == "attest.sign"_L1)
        //: Who, a control, two environments, and a short id.
        return tr("%1 attested %2 for %3 against %4 (%5)").arg(who, entry.text("control"), entry.text("sandbox"), entry.text("production"), which);
    if (entry.action == "attest.countersign"_L1)
        return tr("%1 counter-signed attestation %2").arg(who, which);
    if (entry.action == "attest.withdraw"_L1)
        return tr("%1 withdrew attestation %2: %3").arg(who, which, entry.text("reason"));
    return {};
}

QString RecordSentence::ofException(const EntryFacts &entry, const QString &who, const QString &which)
{
    if (entry.action == "exception.request"_L1)
        //: Who, a control, a reason, and a short id.
        return tr("%1 asked to accept findings of %2 for a while: %3 (%4)").arg(who, entry.text("control"), entry.text("reason"), which);
    if (entry.action == "exception.approve"_L1)
        return tr("%1 approved exception %2").arg(who, which);
    if (entry.action == "exception.reject"_L1)
        return tr("%1 rejected exception %2: %3").arg(who, which, entry.text("reason"));
    if (entry.action == "exception.revoke"_L1)
        return tr("%1 revoked exception %2: %3").arg(who, which, entry.text("reason"));
    if (entry.action == "exception.void"_L1)
        return ofLapse(entry, which);
    return {};
}

QString RecordSentence::ofLapse(const EntryFacts &entry, const QString &which)
{
    const QString wire = entry.text("verdict");
    const auto verdict = isolation::verdictFromWire(wire.toStdString());
    //: A short id, a control that makes up for the exception, and how it stood.
    return tr("A check ended exception %1: %2, which makes up for it, did not pass (%3)")
        .arg(which, entry.text("control"), verdict ? Words::control(IsolationWords::statusOf(*verdict)) : wire);
}

} // namespace bulkhead
