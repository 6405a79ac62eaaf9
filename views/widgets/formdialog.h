// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/button.h"
#include "widgets/textlabel.h"

#include <QDialog>

class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace bulkhead {

class MessageBar;

//! A question of several fields over its window: a title, what it means, the fields, what went wrong, Cancel and the one action. It stays
//! until the answer is there; the action says why it cannot be done yet. As high as its fields, which scroll where the window is lower. Opens without
//! an event loop of its own.
class FormDialog : public QDialog
{
    Q_OBJECT
public:
    FormDialog(const QString &title, const QString &meaning, const QString &action, QWidget *parent);

    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] Button *action() const { return m_action; }
    void reject() override;

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    //! The name above the field, which bears it for a screen reader too; quiet words below.
    void addField(const QString &name, QWidget *field, const QString &help = {});
    //! Why the action is not possible yet; empty: it is.
    void setMissing(const QString &reason);
    //! Asked and not answered: nothing can be changed meanwhile.
    void setBusy(const QString &words);
    //! Asked in vain: the fields can be changed again, and the keyboard is at `field`.
    void fail(const QString &sentence, const QString &rest, QWidget *field = nullptr);
    //! What went wrong is mended.
    void forget();
    //! Instead of the fields: what was reached, and Close.
    void showOutcome(const QString &sentence, QWidget *outcome);
    //! The action cannot be taken back: Enter and the keyboard are with Cancel.
    void beCautious();
    //! The action was asked for, and nothing is missing.
    virtual void submit() = 0;

private:
    void showAction();
    void orderTabs();
    void fitLater();
    void fit();

    QWidget *m_fields;
    QScrollArea *m_scroll;
    QVBoxLayout *m_body, *m_column;
    TextLabel *m_meaning, *m_state;
    MessageBar *m_message;
    Button *m_cancel, *m_action;
    QHBoxLayout *m_buttons = nullptr;
    QString m_missing;
    bool m_isBusy = false;
    bool m_willFit = false;
};

} // namespace bulkhead
