// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keydialogs.h"

#include "core/operatingsystemuser.h"
#include "presentation/peoplewords.h"
#include "settings/filefield.h"
#include "settings/formfield.h"
#include "settings/keyplaceform.h"
#include "usecases/auditsession.h"
#include "widgets/flowlayout.h"
#include "widgets/valuelabel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLineEdit>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! A file for a new key, not inside a folder that others look into.
QString keyFileFor(const QString &name)
{
    return name.isEmpty() ? QString() : QDir::home().filePath(name + u".key"_s);
}

QString ownName()
{
    const QString user = operatingSystemUser();
    return PeopleWords::nameProblem(user).isEmpty() ? user : QString();
}

} // namespace

FirstPersonDialog::FirstPersonDialog(AuditSession &session, QWidget *parent)
    : RecordDialog(session, tr("Make my key and become admin"),
                   tr("The first person adds themselves, adds the others, and accepts the estate file as it stands. All of it is signed."),
                   tr("Become admin"), parent)
    , m_name(new QLineEdit(ownName(), this))
    , m_place(new KeyPlaceForm(KeyPlaceForm::Use::Make, this))
{
    setObjectName(u"firstPersonDialog"_s);
    m_name->setObjectName(u"personName"_s);
    m_nameField = new FormField(tr("Name"), m_name, tr("It stands in the log for good: name.surname, say."), this);
    body()->addWidget(m_nameField);
    body()->addWidget(m_place);
    buildRoles();
    const auto propose = [this] {
        const QString name = m_name->text().trimmed();
        m_place->proposeEntry(name);
        m_place->proposeFile(keyFileFor(name));
        check();
    };
    connect(m_name, &QLineEdit::textChanged, this, propose);
    connect(m_place, &KeyPlaceForm::changed, this, &FirstPersonDialog::check);
    propose();
    m_name->setFocus(Qt::OtherFocusReason);
}

//! Nobody changes their own roles, so what is left out here another admin has to add.
void FirstPersonDialog::buildRoles()
{
    body()->addWidget(new TextLabel(tr("Admin, and also"), TypeSize::Small, QFont::Medium, &Tokens::text, this));
    auto *row = new FlowLayout;
    for (const auto &name : {u"engineer"_s, u"approver"_s, u"auditor"_s}) {
        auto *box = new QCheckBox(PeopleWords::role(name), this);
        box->setObjectName(u"role-"_s + name);
        box->setToolTip(PeopleWords::duty(name));
        box->setAccessibleDescription(PeopleWords::duty(name));
        box->setProperty("role", name);
        row->addWidget(box);
        m_roles.append(box);
    }
    body()->addLayout(row);
}

QStringList FirstPersonDialog::roles() const
{
    QStringList roles{u"admin"_s};
    for (const QCheckBox *box : m_roles) {
        if (box->isChecked())
            roles.append(box->property("role").toString());
    }
    return roles;
}

void FirstPersonDialog::check()
{
    if (isBusy())
        return; // the passphrase left its field
    const QString problem = PeopleWords::nameProblem(m_name->text().trimmed());
    m_nameField->setProblem(m_name->text().isEmpty() ? QString() : problem);
    setMissing(!problem.isEmpty() ? problem : m_place->missing());
}

void FirstPersonDialog::submit()
{
    m_reference = m_place->reference();
    setBusy(tr("Making the key"));
    session().addFirstPerson(m_name->text().trimmed(), roles(), m_place->takePlace());
}

QString FirstPersonDialog::success() const
{
    return tr("%1 is the first admin, and signed in.").arg(m_name->text().trimmed());
}

void FirstPersonDialog::finish()
{
    emit keyPlaced(m_name->text().trimmed(), m_reference);
    RecordDialog::finish();
}

RotateKeyDialog::RotateKeyDialog(AuditSession &session, const PersonFacts &person, QWidget *parent)
    : RecordDialog(session, tr("Rotate my key"),
                   tr("A new key is made, and the one you have now signs that you go over to it. The old one signs nothing any more; "
                      "keep it or delete it."),
                   tr("Rotate key"), parent)
    , m_person(person)
    , m_place(new KeyPlaceForm(KeyPlaceForm::Use::Make, this))
{
    setObjectName(u"rotateKeyDialog"_s);
    body()->addWidget(m_place);
    const QString name = person.name + u'-' + QString::number(person.keys.size() + 1); // the place of the old one is taken
    m_place->proposeEntry(name);
    m_place->proposeFile(keyFileFor(name));
    connect(m_place, &KeyPlaceForm::changed, this, &RotateKeyDialog::check);
    check();
}

void RotateKeyDialog::check()
{
    if (!isBusy())
        setMissing(m_place->missing());
}

void RotateKeyDialog::submit()
{
    m_reference = m_place->reference();
    setBusy(tr("Making the key"));
    session().rotateKey(m_place->takePlace());
}

QString RotateKeyDialog::success() const
{
    return tr("You sign with your new key from now on.");
}

void RotateKeyDialog::finish()
{
    emit keyPlaced(m_person.name, m_reference);
    RecordDialog::finish();
}

MakeKeyDialog::MakeKeyDialog(AuditSession &session, const QString &name, QWidget *parent)
    : FormDialog(tr("Make a key"), tr("The key stays with you. Its public part is a file that you hand to an admin, who adds you with it."),
                 tr("Make key"), parent)
    , m_session(session)
    , m_name(new QLineEdit(name.isEmpty() ? ownName() : name, this))
    , m_place(new KeyPlaceForm(KeyPlaceForm::Use::Make, this))
    , m_file(new FileField(FileField::Use::Save, tr("Public key file"), tr("Public keys (*.pub);;All files (*)"), this))
{
    setObjectName(u"makeKeyDialog"_s);
    m_name->setObjectName(u"personName"_s);
    m_nameField = new FormField(tr("Name"), m_name, tr("The name that the admin will enter for you."), this);
    m_fileField = new FormField(tr("Public key file"), m_file, tr("Nothing in it is secret."), this);
    m_file->line()->setObjectName(u"publicFile"_s);
    m_file->line()->setAccessibleName(tr("Public key file"));
    for (QWidget *part : std::initializer_list<QWidget *>{m_nameField, m_place, m_fileField})
        body()->addWidget(part);
    const auto propose = [this] {
        const QString typed = m_name->text().trimmed();
        m_place->proposeEntry(typed);
        m_place->proposeFile(keyFileFor(typed));
        if (!m_file->line()->isModified())
            m_file->setPath(typed.isEmpty() ? QString() : QDir::home().filePath(typed + u".pub"_s));
        check();
    };
    connect(m_name, &QLineEdit::textChanged, this, propose);
    connect(m_place, &KeyPlaceForm::changed, this, &MakeKeyDialog::check);
    connect(m_file, &FileField::changed, this, &MakeKeyDialog::check);
    connect(&session, &AuditSession::keyMade, this, &MakeKeyDialog::showKey);
    connect(&session, &AuditSession::failed, this, [this](const Error &error) {
        if (isBusy())
            fail(PeopleWords::whatHappened(error), PeopleWords::whatToDo(error));
    });
    propose();
}

void MakeKeyDialog::check()
{
    if (isBusy())
        return;
    const QString problem = PeopleWords::nameProblem(m_name->text().trimmed());
    m_nameField->setProblem(m_name->text().isEmpty() ? QString() : problem);
    const QString place = m_place->missing();
    setMissing(!problem.isEmpty()          ? problem
               : !place.isEmpty()          ? place
               : m_file->path().isEmpty()  ? tr("Say which file the public part goes to")
                                           : QString());
}

void MakeKeyDialog::submit()
{
    m_reference = m_place->reference();
    setBusy(tr("Making the key"));
    m_session.makeKey(m_place->takePlace(), m_file->path());
}

void MakeKeyDialog::showKey(const QString &keyId, const QString &publicFile)
{
    if (!isBusy())
        return;
    emit keyPlaced(m_name->text().trimmed(), m_reference);
    auto *outcome = new QWidget(this);
    auto *column = new QVBoxLayout(outcome);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    const auto say = [&](const QString &text) {
        auto *label = new TextLabel(text, TypeSize::Body, QFont::Normal, &Tokens::text2, outcome);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    say(tr("1. Hand this file to an admin:"));
    column->addWidget(new ValueLabel(publicFile, outcome));
    say(tr("2. Read your key id to them another way, by telephone or in person:"));
    auto *id = new ValueLabel(PeopleWords::longKey(keyId), outcome);
    id->setObjectName(u"madeKeyId"_s);
    column->addWidget(id);
    auto *copy = new Button(tr("Copy the key id"), Button::Look::Outlined, Icon::Copy, outcome);
    connect(copy, &QPushButton::clicked, this, [keyId] { QGuiApplication::clipboard()->setText(keyId); });
    column->addWidget(copy, 0, Qt::AlignLeft);
    say(tr("3. When they have added you, sign in with your name at the top right."));
    showOutcome(tr("Your key is made."), outcome);
}

} // namespace bulkhead
