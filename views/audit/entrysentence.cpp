// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entrysentence.h"

#include "audit/promotionsentence.h"
#include "audit/recordsentence.h"
#include "isolation/words.h"
#include "presentation/auditwords.h"
#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/peoplewords.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using audit::Phase;

QString EntrySentence::of(const EntryFacts &entry)
{
    if (entry.action == "log.begin"_L1)
        return tr("The log begins; %1 started it").arg(AuditWords::who(entry.who, entry.isPerson()));
    if (entry.action.startsWith("person."_L1) || entry.action == "key.rotate"_L1)
        return ofPeople(entry);
    if (entry.action == "estate.propose"_L1 || entry.action == "estate.accept"_L1)
        return ofPolicy(entry);
    if (entry.action == "sync"_L1)
        return ofSync(entry);
    if (entry.action == "isolation.check"_L1)
        return ofCheck(entry);
    if (entry.action == "catalog.decide"_L1)
        return ofMatching(entry);
    if (entry.action == "audit.export"_L1)
        return ofExport(entry);
    if (entry.action == "estate.edit"_L1)
        return entry.phase == Phase::Begin ? tr("%1 began to edit the estate file of %2").arg(subject(entry), entry.object)
                                           : tr("%1 edited the estate file of %2").arg(subject(entry), entry.object);
    const bool isPromotion = entry.action.startsWith("promotion."_L1);
    const QString known = isPromotion ? PromotionSentence::of(entry, subject(entry)) : RecordSentence::of(entry, subject(entry));
    return known.isEmpty() ? ofAnything(entry) : known;
}

QString EntrySentence::object(const QString &kind, const QString &id)
{
    static const QStringList shortened{u"promotion"_s, u"evidence"_s, u"attestation"_s, u"exception"_s, u"report"_s};
    if (shortened.contains(kind))
        return id.left(8); // as the command line shows it
    if (kind == "pair"_L1)
        return QString(id).replace(u':', u" / "_s);
    return id;
}

QString EntrySentence::subject(const EntryFacts &entry)
{
    if (entry.isPerson())
        return entry.who;
    //: Begin of a sentence: somebody whom only the operating system names.
    return entry.who.isEmpty() ? tr("Somebody") : tr("OS user %1").arg(entry.who);
}

QString EntrySentence::ofPeople(const EntryFacts &entry)
{
    const QString who = subject(entry), whom = entry.text("person");
    if (entry.action == "person.add"_L1) {
        const QString roles = PeopleWords::roles(entry.texts("roles"));
        //: The first person of a log, who adds themselves: "ana is the first person of this log, as admin".
        return entry.who == whom ? tr("%1 is the first person of this log, as %2").arg(who, roles)
                                 : tr("%1 added %2 as %3").arg(who, whom, roles);
    }
    if (entry.action == "person.retire"_L1)
        return tr("%1 retired %2: keys and roles end").arg(who, whom);
    if (entry.action == "key.rotate"_L1)
        return tr("%1 went over to a new key").arg(who);
    return entry.action == "person.change"_L1 ? ofChange(entry) : ofAnything(entry);
}

QString EntrySentence::ofChange(const EntryFacts &entry)
{
    QStringList parts;
    if (const QStringList granted = entry.texts("grant"); !granted.isEmpty())
        //: Part of what an admin changed of a person; %1 are roles.
        parts.append(tr("granted %1").arg(PeopleWords::roles(granted)));
    if (const QStringList revoked = entry.texts("revoke"); !revoked.isEmpty())
        //: Part of what an admin changed of a person; %1 are roles.
        parts.append(tr("revoked %1").arg(PeopleWords::roles(revoked)));
    if (!entry.text("public").isEmpty())
        //: Part of what an admin changed of a person.
        parts.append(tr("new key"));
    //: An admin, a person, and what was changed: "ana changed bo: granted approver in production, new key".
    return tr("%1 changed %2: %3").arg(subject(entry), entry.text("person"), parts.join(u", "_s));
}

QString EntrySentence::ofPolicy(const EntryFacts &entry)
{
    const QString who = subject(entry);
    if (entry.action == "estate.propose"_L1)
        return tr("%1 proposed a looser policy for %2; it waits for a second person").arg(who, entry.object);
    if (!entry.flag("loosening"))
        return tr("%1 accepted the policy of %2").arg(who, entry.object);
    return tr("%1 accepted, as the second person, the looser policy of %2 that entry %3 proposes")
        .arg(who, entry.object, Formats::number(entry.number("proposal")));
}

QString EntrySentence::ofSync(const EntryFacts &entry)
{
    if (entry.phase == Phase::Begin)
        return tr("%1 started a sync of %2").arg(subject(entry), entry.object);
    const QString outcome = entry.text("outcome");
    if (outcome == "cancelled"_L1)
        return tr("The sync of %1 was cancelled").arg(entry.object);
    if (outcome == "failed"_L1)
        return tr("The sync of %1 failed").arg(entry.object);
    const auto [well, all] = entry.countOf("gateways", "ok");
    //: The last number is that of a snapshot.
    return tr("The sync of %1 ended: %2 of %n gateway(s) read in full, snapshot %3", nullptr, all)
        .arg(entry.object, Formats::number(well), QString::number(entry.number("snapshot")));
}

QString EntrySentence::ofCheck(const EntryFacts &entry)
{
    const auto status = isolation::statusFromWire(entry.text("status").toStdString());
    const QString pair = object(entry.objectKind, entry.object);
    if (!status)
        return tr("%1 checked the isolation of %2").arg(subject(entry), pair);
    //: Who, a pair of environments, and a headline such as "Isolation incomplete".
    return tr("%1 checked the isolation of %2: %3").arg(subject(entry), pair, IsolationWords::headline(*status));
}

QString EntrySentence::ofMatching(const EntryFacts &entry)
{
    const bool isUndone = entry.text("verb") == "undo"_L1;
    if (entry.phase != Phase::Begin)
        return entry.text("outcome") == "failed"_L1 ? tr("The decision on how API %1 is matched failed").arg(entry.object)
                                                    : tr("The decision on how API %1 is matched is kept").arg(entry.object);
    return isUndone ? tr("%1 takes back a decision on how API %2 is matched").arg(subject(entry), entry.object)
                    : tr("%1 decides how API %2 is matched").arg(subject(entry), entry.object);
}

QString EntrySentence::ofExport(const EntryFacts &entry)
{
    if (entry.phase != Phase::End)
        return tr("%1 exported the log as %2").arg(subject(entry), entry.object);
    return entry.text("outcome") == "cancelled"_L1 ? tr("The export of the log as %1 was cancelled").arg(entry.object)
                                                   : tr("The export of the log as %1 failed").arg(entry.object);
}

//! An action that this version does not know: said as the log says it.
QString EntrySentence::ofAnything(const EntryFacts &entry)
{
    //: Who, an action and an object as the log names them: "ana: promotion.approve, P-311".
    return tr("%1: %2, %3").arg(subject(entry), AuditWords::action(entry.action, entry.phase), entry.object);
}

} // namespace bulkhead
