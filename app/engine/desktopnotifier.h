// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/notifier.h"

#include <QHash>
#include <QObject>

namespace bulkhead {

//! The desktop's own notifications, over the session bus (Desktop Notifications Specification 1.2,
//! org.freedesktop.Notifications.Notify).
class DesktopNotifier final : public QObject, public Notifier
{
    Q_OBJECT
public:
    Result<void> notify(const QString &title, const QString &text, Urgency urgency) override;
    Result<void> notify(const QString &title, const QString &text, Urgency urgency, const QString &action, const std::function<void()> &then) override;

private slots:
    void takeAction(uint id, const QString &key);
    void takeEnd(uint id);

private:
    Result<uint> send(const QString &title, const QString &text, Urgency urgency, const QStringList &actions);

    QHash<uint, std::function<void()>> m_actions; //!< of what is shown, by the server's number
};

} // namespace bulkhead
