// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/xdisplay.h"

#include <QElapsedTimer>
#include <QProcessEnvironment>

#include <cstdlib>
#include <memory>
#include <poll.h>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60000;
constexpr int smallestWindow = 200; //!< helper windows are a few pixels large

template<typename T>
using Reply = std::unique_ptr<T, decltype(&std::free)>;

} // namespace

XDisplay::XDisplay()
{
    m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // It chooses a free number and tells it on standard output.
    m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1920x1080x24"_s, u"-nolisten"_s, u"tcp"_s});
    while (m_server.waitForReadyRead(patience)) {
        if (!m_server.canReadLine())
            continue;
        m_name = u':' + QString::fromLatin1(m_server.readLine().trimmed());
        m_connection = xcb_connect(m_name.toLatin1().constData(), nullptr);
        break;
    }
    if (m_connection == nullptr || xcb_connection_has_error(m_connection) != 0) {
        m_connection = nullptr;
        return;
    }
    const xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data;
    const std::uint32_t mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(m_connection, screen->root, XCB_CW_EVENT_MASK, &mask);
    xcb_flush(m_connection);
}

XDisplay::~XDisplay()
{
    if (m_connection != nullptr)
        xcb_disconnect(m_connection);
    m_server.terminate();
    m_server.waitForFinished(patience);
}

bool XDisplay::isWindow(const xcb_map_notify_event_t &event) const
{
    if (event.override_redirect != 0)
        return false;
    const Reply<xcb_get_geometry_reply_t> geometry(
        xcb_get_geometry_reply(m_connection, xcb_get_geometry(m_connection, event.window), nullptr), &std::free);
    return geometry && geometry->width >= smallestWindow && geometry->height >= smallestWindow;
}

bool XDisplay::waitForWindow() const
{
    for (;;) {
        while (const Reply<xcb_generic_event_t> event {xcb_poll_for_event(m_connection), &std::free}) {
            if ((event->response_type & 0x7f) == XCB_MAP_NOTIFY
                && isWindow(*reinterpret_cast<const xcb_map_notify_event_t *>(event.get())))
                return true;
        }
        pollfd socket {xcb_get_file_descriptor(m_connection), POLLIN, 0};
        if (poll(&socket, 1, patience) <= 0 || xcb_connection_has_error(m_connection) != 0)
            return false;
    }
}

void XDisplay::forgetEvents() const
{
    const Reply<xcb_get_input_focus_reply_t> roundTrip(
        xcb_get_input_focus_reply(m_connection, xcb_get_input_focus(m_connection), nullptr), &std::free);
    while (const Reply<xcb_generic_event_t> event {xcb_poll_for_event(m_connection), &std::free}) { }
}

double XDisplay::firstWindow(const QString &program, const QStringList &arguments, const QString &home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_name);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    for (const auto &variable : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.insert(variable, home);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    forgetEvents();
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    const bool shown = waitForWindow();
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    process.kill();
    process.waitForFinished(patience);
    return shown ? ms : -1;
}

} // namespace bulkhead::test
