// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/persondialogs.h"

namespace bulkhead {

class FileField;
class KeyPlaceForm;

//! For a log without people: makes one's own key, and becomes the admin who adds the others.
class FirstPersonDialog : public RecordDialog
{
    Q_OBJECT
public:
    FirstPersonDialog(AuditSession &session, const QStringList &environments, QWidget *parent);

signals:
    //! Where the key is now, to be proposed at the next start.
    void keyPlaced(const QString &person, const QString &reference);

protected:
    void submit() override;
    [[nodiscard]] QString success() const override;
    void finish() override;

private:
    void check();

    QLineEdit *m_name;
    FormField *m_nameField;
    RolesForm *m_roles;
    KeyPlaceForm *m_place;
    QString m_reference;
};

//! Goes over to a new key; the one before signs the change.
class RotateKeyDialog : public RecordDialog
{
    Q_OBJECT
public:
    RotateKeyDialog(AuditSession &session, const PersonFacts &person, QWidget *parent);

signals:
    void keyPlaced(const QString &person, const QString &reference);

protected:
    void submit() override;
    [[nodiscard]] QString success() const override;
    void finish() override;

private:
    void check();

    PersonFacts m_person;
    KeyPlaceForm *m_place;
    QString m_reference;
};

//! For somebody who is not in the log yet: a key, and the file to hand to an admin.
class MakeKeyDialog : public FormDialog
{
    Q_OBJECT
public:
    MakeKeyDialog(AuditSession &session, const QString &name, QWidget *parent);

signals:
    void keyPlaced(const QString &person, const QString &reference);

protected:
    void submit() override;

private:
    void check();
    void showKey(const QString &keyId, const QString &publicFile);

    AuditSession &m_session;
    QLineEdit *m_name;
    FormField *m_nameField, *m_fileField;
    KeyPlaceForm *m_place;
    FileField *m_file;
    QString m_reference;
};

} // namespace bulkhead
