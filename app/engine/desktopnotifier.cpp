// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/desktopnotifier.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QVariantMap>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error nobodyThere(const QString &what)
{
    return Error{.kind = Error::Kind::Unsupported,
                 .place = u"notification"_s,
                 .what = what,
                 .hint = u"start it within a desktop session"_s,
                 .retryAfter = {}};
}

} // namespace

Result<void> DesktopNotifier::notify(const QString &title, const QString &text, Urgency urgency)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return nobodyThere(u"there is no session bus"_s);
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
                                                       u"/org/freedesktop/Notifications"_s,
                                                       u"org.freedesktop.Notifications"_s, u"Notify"_s);
    constexpr uint newOne = 0;
    constexpr int asTheDesktopLikes = -1;
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(uchar(urgency == Urgency::Critical ? 2 : 1))},
                            {u"desktop-entry"_s, u"bulkhead"_s}};
    // Some servers read markup in the text: what gateways call their things must not be taken for it.
    call << u"Bulkhead"_s << newOne << u"bulkhead"_s << title << text.toHtmlEscaped() << QStringList() << hints
         << asTheDesktopLikes;
    const QDBusMessage answer = bus.call(call, QDBus::Block, 2000);
    if (answer.type() == QDBusMessage::ErrorMessage)
        return nobodyThere(u"no notification could be shown: "_s + answer.errorMessage());
    return {};
}

} // namespace bulkhead
