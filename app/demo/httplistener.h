// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QTcpServer>
#include <QUrlQuery>

#include <chrono>
#include <functional>

class QTcpSocket;

namespace bulkhead {

struct DemoRequest
{
    QByteArray verb;
    QString path; //!< decoded, without query
    QUrlQuery query;
    QList<QPair<QByteArray, QByteArray>> headers; //!< names in lower case
    QByteArray body;
    [[nodiscard]] QByteArray header(QByteArrayView lowerName) const;
    //! Decoded; empty if absent.
    [[nodiscard]] QString parameter(const QString &name) const;
};

struct DemoReply
{
    int status = 200;
    QByteArray reason = "OK";
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::chrono::milliseconds delay{0};
    bool never = false; //!< no answer at all: the connection stays open and silent
};

//! A small HTTP/1.1 server on loopback that answers byte for byte what it is told: products differ in
//! headers, reason phrases and bodiless answers, and the fakes have to differ alike. Keep-alive, no TLS,
//! no chunked requests. Lives on one thread.
class HttpListener final : public QTcpServer
{
    Q_OBJECT
public:
    using Handler = std::function<DemoReply(const DemoRequest &)>;
    explicit HttpListener(Handler handler, QObject *parent = nullptr);

    [[nodiscard]] int mostAtOnce() const { return m_mostAtOnce; }

private:
    class Connection;
    void accept();

    Handler m_handler;
    int m_atOnce = 0;
    int m_mostAtOnce = 0;
};

} // namespace bulkhead
