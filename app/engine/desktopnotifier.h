// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/notifier.h"

namespace bulkhead {

//! The desktop's own notifications, over the session bus (Desktop Notifications Specification 1.2,
//! org.freedesktop.Notifications.Notify).
class DesktopNotifier final : public Notifier
{
public:
    Result<void> notify(const QString &title, const QString &text, Urgency urgency) override;
};

} // namespace bulkhead
