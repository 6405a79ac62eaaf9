// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/cardfield.h"
#include "settings/peoplefacts.h"
#include "widgets/formdialog.h"

class QLineEdit;

namespace bulkhead {

class AuditSession;
class FormField;
class RolesForm;
struct Error;

//! A question whose answer is one entry of the log.
class RecordDialog : public FormDialog
{
    Q_OBJECT
public:
    RecordDialog(AuditSession &session, const QString &title, const QString &meaning, const QString &action, QWidget *parent);

signals:
    //! Done and closed: a sentence for the page.
    void done(const QString &sentence);

protected:
    [[nodiscard]] AuditSession &session() const { return m_session; }
    //! Said when the entry is there.
    [[nodiscard]] virtual QString success() const = 0;
    //! The entry is there; closes.
    virtual void finish();

private:
    void refuse(const Error &error);

    AuditSession &m_session;
};

//! Somebody new: name, roles and the public key they handed in.
class AddPersonDialog : public RecordDialog
{
    Q_OBJECT
public:
    AddPersonDialog(AuditSession &session, CardReader read, const QStringList &environments, QWidget *parent);

protected:
    void submit() override;
    [[nodiscard]] QString success() const override;

private:
    void check();
    [[nodiscard]] QString nameProblem() const;

    QLineEdit *m_name;
    FormField *m_nameField;
    RolesForm *m_roles;
    CardField *m_card;
};

class ChangeRolesDialog : public RecordDialog
{
    Q_OBJECT
public:
    ChangeRolesDialog(AuditSession &session, const PersonFacts &person, const QStringList &environments, QWidget *parent);

protected:
    void submit() override;
    [[nodiscard]] QString success() const override;

private:
    void check();

    PersonFacts m_person;
    RolesForm *m_roles;
    QStringList m_grant, m_revoke;
};

//! For a key that is lost or in wrong hands: the person makes a new one and hands in its public part.
class ReplaceKeyDialog : public RecordDialog
{
    Q_OBJECT
public:
    ReplaceKeyDialog(AuditSession &session, CardReader read, const PersonFacts &person, QWidget *parent);

protected:
    void submit() override;
    [[nodiscard]] QString success() const override;

private:
    void check();

    PersonFacts m_person;
    CardField *m_card;
};

class RetireDialog : public RecordDialog
{
    Q_OBJECT
public:
    RetireDialog(AuditSession &session, const PersonFacts &person, QWidget *parent);

protected:
    void submit() override;
    [[nodiscard]] QString success() const override;

private:
    PersonFacts m_person;
};

} // namespace bulkhead
