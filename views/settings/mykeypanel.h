// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/peoplefacts.h"
#include "settings/settingssheet.h"

#include <optional>

namespace bulkhead {

class Button;
class LockNote;
class Rights;

//! One's own key: which it is, going over to a new one, and making one before an admin adds its owner.
class MyKeyPanel : public SettingsSheet
{
    Q_OBJECT
public:
    explicit MyKeyPanel(Rights &rights, QWidget *parent = nullptr);

    //! Nobody: nobody has signed in.
    void showPerson(const std::optional<PersonFacts> &self);

signals:
    void signInRequested();
    void rotateRequested();
    void makeRequested();

private:
    void buildOwn();
    void buildNew();

    Rights &m_rights;
    QWidget *m_own;
    TextLabel *m_nobody, *m_person, *m_roles, *m_since, *m_keyId;
    Button *m_signIn, *m_rotate, *m_make;
    LockNote *m_note;
    QString m_key;
};

} // namespace bulkhead
