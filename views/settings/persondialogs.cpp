// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/persondialogs.h"

#include "presentation/peoplewords.h"
#include "settings/formfield.h"
#include "settings/rolesform.h"
#include "usecases/auditsession.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

RecordDialog::RecordDialog(AuditSession &session, const QString &title, const QString &meaning, const QString &action, QWidget *parent)
    : FormDialog(title, meaning, action, parent)
    , m_session(session)
{
    connect(&session, &AuditSession::failed, this, &RecordDialog::refuse);
    connect(&session, &AuditSession::recorded, this, [this] {
        if (isBusy())
            finish();
    });
}

void RecordDialog::finish()
{
    emit done(success());
    accept();
}

void RecordDialog::refuse(const Error &error)
{
    if (isBusy())
        fail(PeopleWords::whatHappened(error), PeopleWords::whatToDo(error));
}

AddPersonDialog::AddPersonDialog(AuditSession &session, CardReader read, const QStringList &environments, QWidget *parent)
    : RecordDialog(session, tr("Add a person"), tr("From then on, what they sign with this key counts as theirs."), tr("Add"), parent)
    , m_name(new QLineEdit(this))
    , m_roles(new RolesForm(environments, this))
    , m_card(new CardField(std::move(read), this))
{
    setObjectName(u"addPersonDialog"_s);
    m_name->setObjectName(u"personName"_s);
    m_nameField = new FormField(tr("Name"), m_name, tr("It stands in the log for good: name.surname, say."), this);
    body()->addWidget(m_nameField);
    body()->addWidget(new TextLabel(tr("Roles"), TypeSize::Small, QFont::Medium, &Tokens::text, this));
    body()->addWidget(m_roles);
    body()->addWidget(m_card);
    connect(m_name, &QLineEdit::textChanged, this, &AddPersonDialog::check);
    connect(m_roles, &RolesForm::changed, this, &AddPersonDialog::check);
    connect(m_card, &CardField::changed, this, &AddPersonDialog::check);
    check();
    m_name->setFocus(Qt::OtherFocusReason);
}

QString AddPersonDialog::nameProblem() const
{
    const QString name = m_name->text().trimmed();
    const auto view = session().view();
    if (const audit::PersonRow *known = view ? view->state.person(name.toStdString()) : nullptr)
        return known->until == 0 ? tr("%1 is there already").arg(QString::fromStdString(known->name))
                                 : tr("The name %1 was used before, and no name is used again").arg(QString::fromStdString(known->name));
    return PeopleWords::nameProblem(name);
}

void AddPersonDialog::check()
{
    const bool isTyped = !m_name->text().trimmed().isEmpty();
    const QString problem = nameProblem();
    m_nameField->setProblem(isTyped ? problem : QString());
    setMissing(!isTyped                       ? tr("Type a name")
               : !problem.isEmpty()           ? problem
               : m_roles->roles().isEmpty()   ? tr("Choose at least one role")
                                              : m_card->missing());
}

void AddPersonDialog::submit()
{
    setBusy(tr("Writing the entry"));
    session().addPerson(m_name->text().trimmed(), m_roles->roles(), m_card->path());
}

QString AddPersonDialog::success() const
{
    return tr("%1 is added as %2.").arg(m_name->text().trimmed(), PeopleWords::roles(m_roles->roles()));
}

ChangeRolesDialog::ChangeRolesDialog(AuditSession &session, const PersonFacts &person, const QStringList &environments, QWidget *parent)
    : RecordDialog(session, tr("Roles of %1").arg(person.name),
                   tr("What was signed before keeps counting. Whom you give a role does not count beside you where two people are asked for."),
                   tr("Change roles"), parent)
    , m_person(person)
    , m_roles(new RolesForm(environments, this))
{
    setObjectName(u"changeRolesDialog"_s);
    body()->addWidget(m_roles);
    m_roles->setRoles(person.roleNames());
    if (person.isLastAdmin)
        m_roles->keep(u"admin"_s, tr("%1 is the last admin. Make somebody else an admin everywhere first.").arg(person.name));
    connect(m_roles, &RolesForm::changed, this, &ChangeRolesDialog::check);
    check();
}

void ChangeRolesDialog::check()
{
    const QStringList before = m_person.roleNames(), now = m_roles->roles();
    m_grant.clear();
    m_revoke.clear();
    for (const QString &role : now) {
        if (!before.contains(role))
            m_grant.append(role);
    }
    for (const QString &role : before) {
        if (!now.contains(role))
            m_revoke.append(role);
    }
    setMissing(m_grant.isEmpty() && m_revoke.isEmpty() ? tr("Nothing has changed") : QString());
}

void ChangeRolesDialog::submit()
{
    setBusy(tr("Writing the entry"));
    session().changePerson(m_person.name, m_grant, m_revoke);
}

QString ChangeRolesDialog::success() const
{
    const QStringList now = m_roles->roles();
    return now.isEmpty() ? tr("%1 has no role any more.").arg(m_person.name) : tr("%1 is %2 now.").arg(m_person.name, PeopleWords::roles(now));
}

ReplaceKeyDialog::ReplaceKeyDialog(AuditSession &session, CardReader read, const PersonFacts &person, QWidget *parent)
    : RecordDialog(session, tr("Replace the key of %1").arg(person.name),
                   tr("For a key that is lost or in wrong hands. Nothing signed with the old one counts from then on; what it signed before does."),
                   tr("Replace key"), parent)
    , m_person(person)
    , m_card(new CardField(std::move(read), this))
{
    setObjectName(u"replaceKeyDialog"_s);
    body()->addWidget(m_card);
    connect(m_card, &CardField::changed, this, &ReplaceKeyDialog::check);
    check();
}

void ReplaceKeyDialog::check()
{
    const bool isSame = m_person.key() && m_card->keyId() == m_person.key()->id;
    setMissing(isSame ? tr("This is the key that is in use already") : m_card->missing());
}

void ReplaceKeyDialog::submit()
{
    setBusy(tr("Writing the entry"));
    session().changePerson(m_person.name, {}, {}, m_card->path());
}

QString ReplaceKeyDialog::success() const
{
    return tr("%1 signs with the key %2 from now on.").arg(m_person.name, PeopleWords::shortKey(m_card->keyId()));
}

RetireDialog::RetireDialog(AuditSession &session, const PersonFacts &person, QWidget *parent)
    : RecordDialog(session, tr("Retire %1?").arg(person.name),
                   tr("Their key and all their roles end. What they signed before keeps counting, and the name is never used again. "
                      "This cannot be taken back."),
                   tr("Retire"), parent)
    , m_person(person)
{
    setObjectName(u"retireDialog"_s);
    beCautious();
}

void RetireDialog::submit()
{
    setBusy(tr("Writing the entry"));
    session().retirePerson(m_person.name);
}

QString RetireDialog::success() const
{
    return tr("%1 is retired.").arg(m_person.name);
}

} // namespace bulkhead
