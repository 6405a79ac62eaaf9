// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/preferences.h"
#include "widgets/formdialog.h"

class QLineEdit;

namespace bulkhead {

class AuditSession;
class FormField;
class KeyPlaceForm;
struct Error;

//! Who acts in this window from now on: a person of the log, shown by their key. It stays until the key fits or the person gives up. Name and place of the
//! key are remembered, the passphrase is not.
class SignInDialog : public FormDialog
{
    Q_OBJECT
public:
    SignInDialog(AuditSession &session, Preferences &preferences, QWidget *parent);

protected:
    void submit() override;

private:
    void check();
    void refuse(const Error &error);
    void welcome();

    AuditSession &m_session;
    Preferences &m_preferences;
    QLineEdit *m_name;
    FormField *m_nameField;
    KeyPlaceForm *m_key;
    SignInChoice m_choice;
};

} // namespace bulkhead
