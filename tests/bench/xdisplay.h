// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

#include <xcb/xcb.h>

namespace bulkhead::test {

//! An X server without a screen, and a client of it that sees windows appear.
class XDisplay
{
public:
    XDisplay();
    ~XDisplay();
    Q_DISABLE_COPY_MOVE(XDisplay)

    [[nodiscard]] bool isReady() const { return m_connection != nullptr; }
    //! Starts a program and ends it when its first window is there: milliseconds from the one to the
    //! other; a negative number if none came.
    [[nodiscard]] double firstWindow(const QString &program, const QStringList &arguments, const QString &home);

private:
    [[nodiscard]] bool isWindow(const xcb_map_notify_event_t &event) const;
    [[nodiscard]] bool waitForWindow() const;
    void forgetEvents() const;

    QProcess m_server;
    QString m_name;
    xcb_connection_t *m_connection = nullptr;
};

} // namespace bulkhead::test
