// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/peoplewords.h"

#include "audit/names.h"
#include "presentation/formats.h"
#include "presentation/words.h"

#include <QRegularExpression>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype group = 4; //!< digits of a key read out together

//! Groups of four digits; a key that is read out is compared group by group.
QString grouped(const QString &digits, qsizetype inLine = 0)
{
    QString text;
    for (qsizetype i = 0; i < digits.size(); i += group) {
        if (i > 0)
            text += inLine > 0 && i % (inLine * group) == 0 ? u'\n' : u' ';
        text += digits.mid(i, group);
    }
    return text;
}

} // namespace

QString PeopleWords::role(const QString &wire)
{
    const QString name = wire.section(u':', 0, 0), scope = wire.section(u':', 1);
    const QString word = name == "viewer"_L1 ? tr("viewer")
        : name == "engineer"_L1              ? tr("engineer")
        : name == "approver"_L1              ? tr("approver")
        : name == "auditor"_L1               ? tr("auditor")
        : name == "admin"_L1                 ? tr("admin")
                                             : name;
    //: A role that holds in one environment only: "engineer in sandbox-eu".
    return scope.isEmpty() ? word : tr("%1 in %2").arg(word, scope);
}

QString PeopleWords::roles(const QStringList &wire)
{
    QStringList words;
    for (const QString &one : wire)
        words.append(role(one));
    return words.isEmpty() ? tr("no role") : words.join(u", "_s);
}

QString PeopleWords::anyRole(const QStringList &names)
{
    QStringList words;
    for (const QString &name : names)
        words.append(role(name));
    if (words.isEmpty())
        return {};
    const QString last = words.takeLast();
    //: Two or more roles, any of which will do: "engineer or admin".
    return words.isEmpty() ? last : tr("%1 or %2").arg(words.join(u", "_s), last);
}

QString PeopleWords::duty(const QString &roleName)
{
    if (roleName == "viewer"_L1)
        return tr("Reads.");
    if (roleName == "engineer"_L1)
        return tr("Syncs, edits the estate, requests, applies and rolls back what is approved.");
    if (roleName == "approver"_L1)
        return tr("Approves, rejects and comments; the second person for a looser policy.");
    if (roleName == "auditor"_L1)
        return tr("Reads everything, verifies and exports the log; changes nothing.");
    if (roleName == "admin"_L1)
        return tr("People, keys and policy; also syncs and edits the estate. Approves nothing.");
    return {};
}

QStringList PeopleWords::roleNames()
{
    return {u"viewer"_s, u"engineer"_s, u"approver"_s, u"auditor"_s, u"admin"_s};
}

QString PeopleWords::initials(const QString &name)
{
    static const QRegularExpression between(u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QStringList parts = name.split(between, Qt::SkipEmptyParts);
    if (parts.isEmpty())
        return {};
    return (parts.size() == 1 ? parts.first().left(1) : parts.first().left(1) + parts.last().left(1)).toUpper();
}

QString PeopleWords::nameProblem(const QString &name)
{
    if (name.isEmpty())
        return tr("A person needs a name");
    if (!audit::isPersonName(name.toStdString()))
        return tr("Letters a to z, digits, dots, hyphens and underscores only, at most 64; a letter or digit first");
    return {};
}

QString PeopleWords::shortKey(const QString &keyId)
{
    return keyId.isEmpty() ? Formats::none() : QString(grouped(keyId.left(2 * group)) + u'…');
}

QString PeopleWords::longKey(const QString &keyId, int groupsInLine)
{
    return grouped(keyId, groupsInLine);
}

QString PeopleWords::entry(quint64 seq)
{
    return tr("entry %1").arg(Formats::number(static_cast<qint64>(seq)));
}

QString PeopleWords::whatHappened(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unauthorized: return tr("The passphrase does not open this key file.");
    case Error::Kind::SecretMissing: return tr("There is no key at this place.");
    case Error::Kind::NotFound: return tr("There is no file at this path.");
    case Error::Kind::Unsupported: return tr("No keyring can be reached on this desk.");
    case Error::Kind::Forbidden: return tr("The keyring was not unlocked.");
    case Error::Kind::Timeout: return tr("The keyring did not answer.");
    case Error::Kind::Refused: return sentence(error.what);
    case Error::Kind::BadFile: return sentence(error.what);
    default: return ErrorWords::whatHappened(error, tr("The audit log"));
    }
}

QString PeopleWords::whatToDo(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unauthorized: return tr("Type it again. Nobody can recover a passphrase; an admin can replace the key.");
    case Error::Kind::SecretMissing: return tr("Check where you keep it: the entry of the keyring, or the path of the file.");
    case Error::Kind::NotFound: return tr("Check the path, or choose the file.");
    case Error::Kind::Unsupported: return tr("Keep the key in a file with a passphrase instead.");
    case Error::Kind::Forbidden: return tr("Unlock the keyring of your desktop, then try again.");
    case Error::Kind::Timeout: return tr("See whether your desktop asks for something, then try again.");
    case Error::Kind::Refused: return sentence(error.hint);
    case Error::Kind::BadFile: return sentence(error.hint);
    default: return ErrorWords::whatToDo(error);
    }
}

QString PeopleWords::sentence(const QString &words)
{
    const bool isEnded = words.endsWith(u'?') || words.endsWith(u'.');
    return words.isEmpty() ? words : QString(words.front().toUpper() + words.mid(1) + (isEnded ? QString() : u"."_s));
}

QString PeopleWords::change(PolicyDifference::Kind kind)
{
    switch (kind) {
    case PolicyDifference::Kind::Changed: return tr("changed");
    case PolicyDifference::Kind::Added: return tr("new");
    case PolicyDifference::Kind::Removed: return tr("taken out");
    }
    return {};
}

} // namespace bulkhead
