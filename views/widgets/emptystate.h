// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/icons.h"
#include "widgets/textlabel.h"

namespace bulkhead {

class Button;
class LockNote;

//! Where nothing is: what is not here and why, and the one thing to do about it.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(Icon icon, QWidget *parent = nullptr);
    //! An empty `action` shows no button.
    void setText(const QString &sentence, const QString &more = {}, const QString &action = {});
    //! Why the action, if there is one, must not be done; empty: it may.
    void setLocked(const QString &reason);
    [[nodiscard]] QString sentence() const { return m_sentence->text(); }

signals:
    void actionTriggered();

private:
    TextLabel *m_sentence, *m_more;
    Button *m_action;
    LockNote *m_lock;
};

} // namespace bulkhead
