// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <functional>

namespace bulkhead {

//! Tells a person something while they look elsewhere. Called on one thread.
class Notifier
{
public:
    enum class Urgency { Normal, Critical };

    Notifier() = default;
    virtual ~Notifier() = default;
    Q_DISABLE_COPY_MOVE(Notifier)

    //! One title and a few lines of plain text; returns at once. Unsupported if nothing here shows notifications.
    virtual Result<void> notify(const QString &title, const QString &text, Urgency urgency) = 0;
    //! The same with the one thing to do about it: `then` is called, on the thread that asked, if the person chooses it. Where that cannot be shown, only the words are.
    virtual Result<void> notify(const QString &title, const QString &text, Urgency urgency, const QString & /*action*/, const std::function<void()> & /*then*/)
    {
        return notify(title, text, urgency);
    }
};

} // namespace bulkhead
