// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/button.h"
#include "widgets/textlabel.h"

#include <QDialog>

class QVBoxLayout;

namespace bulkhead {

class MessageBar;

//! A question of several fields over its window: a title, what it means, the fields, what went wrong, Cancel and the one action. It stays
//! until the answer is there; the action says why it cannot be done yet. Opens without an event loop of its own.
class FormDialog : public QDialog
{
    Q_OBJECT
public:
    FormDialog(const QString &title, const QString &meaning, const QString &action, QWidget *parent);

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] Button *action() const { return m_action; }
    void reject() override;

protected:
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    //! Why the action is not possible yet; empty: it is.
    void setMissing(const QString &reason);
    //! Asked and not answered: nothing can be changed meanwhile.
    void setBusy(const QString &words);
    //! Asked in vain: the fields can be changed again, and the keyboard is at `field`.
    void fail(const QString &sentence, const QString &rest, QWidget *field = nullptr);
    //! Instead of the fields: what was reached, and Close.
    void showOutcome(const QString &sentence, QWidget *outcome);
    //! The action was asked for, and nothing is missing.
    virtual void submit() = 0;

private:
    void showAction();

    QWidget *m_fields;
    QVBoxLayout *m_body, *m_column;
    TextLabel *m_meaning, *m_state;
    MessageBar *m_message;
    Button *m_cancel, *m_action;
    QString m_missing;
    bool m_isBusy = false;
};

} // namespace bulkhead
