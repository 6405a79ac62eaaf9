// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/rights.h"
#include "usecases/promotionsession.h"
#include "widgets/panel.h"

class QCheckBox;
class QPlainTextEdit;
class QVBoxLayout;

namespace bulkhead {

class Button;
class LockNote;
class MessageBar;

//! Asks for a plan: the reason, with a ticket where the path wants one, and why it cannot be asked for.
class AskPanel : public Panel
{
    Q_OBJECT
public:
    AskPanel(PromotionSession &session, const Rights &rights, QWidget *parent = nullptr);

    void show(const std::shared_ptr<const DraftedPlan> &draft);
    [[nodiscard]] bool hasText() const;
    void focusReason();

signals:
    void dropped();

private:
    void check();
    void ask();
    void showRefusals();
    [[nodiscard]] QStringList needed() const; //!< gates that somebody else shall waive
    [[nodiscard]] QString whyNot() const;

    PromotionSession &m_session;
    const Rights &m_rights;
    std::shared_ptr<const DraftedPlan> m_draft;
    QPlainTextEdit *m_reason;
    TextLabel *m_ticket;
    LockNote *m_lock;
    MessageBar *m_message;
    Button *m_ask, *m_drop;
    QVBoxLayout *m_refusals;
    QList<QCheckBox *> m_boxes;
    bool m_isBusy = false;
};

} // namespace bulkhead
