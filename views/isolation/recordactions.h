// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
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
    //! Each reason once; where there are several, a line each with the name of what it keeps from being done.
    [[nodiscard]] QString reasons() const;

private:
    void note(const QString &name, const QString &reason);

    FlowLayout *m_row;
    LockNote *m_lock;
    QList<std::pair<QString, QString>> m_reasons; //!< name, which may be empty, and why not
};

} // namespace bulkhead
