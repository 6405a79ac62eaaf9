// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/signindialog.h"

#include "presentation/peoplewords.h"
#include "settings/formfield.h"
#include "settings/keyplaceform.h"
#include "usecases/auditsession.h"

#include <QCompleter>
#include <QLineEdit>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QStringList namesIn(const AuditSession &session)
{
    QStringList names;
    const auto view = session.view();
    if (!view)
        return names;
    for (const audit::PersonRow &person : view->state.people()) {
        if (person.until == 0)
            names.append(QString::fromStdString(person.name));
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

//! As the log spells it: the keyring tells letter cases apart, the log does not.
QString spelt(const AuditSession &session, const QString &name)
{
    const auto view = session.view();
    const audit::PersonRow *person = view ? view->state.person(name.toStdString()) : nullptr;
    return person ? QString::fromStdString(person->name) : name;
}

} // namespace

SignInDialog::SignInDialog(AuditSession &session, Preferences &preferences, QWidget *parent)
    : FormDialog(tr("Sign in"), tr("Decisions are signed with your own key. Nothing of it but your signature goes into the log."), tr("Sign in"), parent)
    , m_session(session)
    , m_preferences(preferences)
    , m_name(new QLineEdit(this))
    , m_key(new KeyPlaceForm(KeyPlaceForm::Use::Open, this))
{
    setObjectName(u"signInDialog"_s);
    m_name->setObjectName(u"signInName"_s);
    m_nameField = new FormField(tr("Name"), m_name, tr("As an admin wrote it in the log."), this);
    body()->addWidget(m_nameField);
    body()->addWidget(m_key);
    auto *completer = new QCompleter(namesIn(session), m_name);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionMode(QCompleter::InlineCompletion); // a list over the next field would take the first click on it
    m_name->setCompleter(completer);
    const SignInChoice last = preferences.signIn();
    m_name->setText(last.person);
    m_key->proposeEntry(last.person);
    m_key->setReference(last.key);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &name) {
        m_key->proposeEntry(spelt(m_session, name.trimmed()));
        check();
    });
    connect(m_key, &KeyPlaceForm::changed, this, &SignInDialog::check);
    connect(&session, &AuditSession::signInFailed, this, &SignInDialog::refuse);
    connect(&session, &AuditSession::actingChanged, this, &SignInDialog::welcome);
    check();
    (last.person.isEmpty() ? static_cast<QWidget *>(m_name) : m_key->passphraseField())->setFocus(Qt::OtherFocusReason);
}

void SignInDialog::check()
{
    if (isBusy())
        return; // the passphrase left its field
    setMissing(m_name->text().trimmed().isEmpty() ? tr("Type your name") : m_key->missing());
}

void SignInDialog::submit()
{
    m_choice = {spelt(m_session, m_name->text().trimmed()), m_key->reference()};
    setBusy(tr("Opening the key"));
    m_session.signIn(m_choice.person, m_key->takePlace());
}

void SignInDialog::refuse(const Error &error)
{
    if (!isBusy())
        return;
    fail(PeopleWords::whatHappened(error), PeopleWords::whatToDo(error), m_key->passphraseField());
    check();
}

void SignInDialog::welcome()
{
    if (!isBusy() || !m_session.acting().isPerson())
        return;
    m_preferences.setSignIn(m_choice);
    m_session.reload(); // the person may have come after what is shown
    accept();
}

} // namespace bulkhead
