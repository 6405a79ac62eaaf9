// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

namespace bulkhead {

class FlowLayout;
class LockNote;

//! What can be done with a thing, as buttons, and below them why some of it cannot be done now.
class RecordActions : public QWidget
{
    Q_OBJECT
public:
    explicit RecordActions(QWidget *parent = nullptr);

    void clear();
    //! `id`: the button's object name; `blocked`: why not, empty: it can.
    void offer(const QString &id, const QString &name, const QString &blocked, const std::function<void()> &act);
    //! A reason that is not a button's.
    void explain(const QString &reason);
    [[nodiscard]] QString reasons() const { return m_reasons.join(u' '); }

private:
    FlowLayout *m_row;
    LockNote *m_lock;
    QStringList m_reasons;
};

} // namespace bulkhead
