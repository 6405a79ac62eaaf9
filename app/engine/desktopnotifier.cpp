// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/desktopnotifier.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QVariantMap>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"org.freedesktop.Notifications"_s, path = u"/org/freedesktop/Notifications"_s;
// Qt D-Bus takes slots by their signatures only, behind the digit that says that they are some.
constexpr const char *takesAction = "1takeAction(uint,QString)", *takesEnd = "1takeEnd(uint)";

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
    const auto shown = send(title, text, urgency, {});
    return shown ? Result<void>() : shown.error();
}

Result<void> DesktopNotifier::notify(const QString &title, const QString &text, Urgency urgency, const QString &action, const std::function<void()> &then)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (bus.isConnected() && m_actions.isEmpty()) {
        bus.connect(service, path, service, u"ActionInvoked"_s, this, takesAction);
        bus.connect(service, path, service, u"NotificationClosed"_s, this, takesEnd);
    }
    const auto shown = send(title, text, urgency, {u"default"_s, action, u"review"_s, action});
    if (!shown)
        return shown.error();
    m_actions.insert(*shown, then);
    return {};
}

void DesktopNotifier::takeAction(uint id, const QString &)
{
    if (const auto then = m_actions.take(id))
        then();
}

void DesktopNotifier::takeEnd(uint id)
{
    m_actions.remove(id);
}

Result<uint> DesktopNotifier::send(const QString &title, const QString &text, Urgency urgency, const QStringList &actions)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return nobodyThere(u"there is no session bus"_s);
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
    constexpr uint newOne = 0;
    constexpr int asTheDesktopLikes = -1;
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(uchar(urgency == Urgency::Critical ? 2 : 1))},
                            {u"desktop-entry"_s, u"bulkhead"_s}};
    // Some servers read markup in the text: what gateways call their things must not be taken for it.
    call << u"Bulkhead"_s << newOne << u"bulkhead"_s << title << text.toHtmlEscaped() << actions << hints
         << asTheDesktopLikes;
    const QDBusMessage answer = bus.call(call, QDBus::Block, 2000);
    if (answer.type() == QDBusMessage::ErrorMessage)
        return nobodyThere(u"no notification could be shown: "_s + answer.errorMessage());
    return answer.arguments().value(0).toUInt();
}

} // namespace bulkhead
