// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>

namespace bulkhead {

//! One request as it came over the wire.
struct SeenRequest
{
    QByteArray head; //!< up to and without the empty line
    QByteArray verb;
    QByteArray target;
    QByteArray body;
    int connection = 0; //!< number of the connection, from 1
    int number = 0;     //!< of all requests, from 1
    //! Name in lower case; the first of that name.
    [[nodiscard]] QByteArray header(const QByteArray &lowerName) const;
};

//! A loopback server that answers with whatever bytes a test likes, or with none. It lives on the test's
//! thread and notes every byte it gets, also of what never becomes a request.
class HostileServer : public QObject
{
    Q_OBJECT
public:
    //! Called for each complete request; it may write to the socket, close it, or leave it hanging.
    using Handler = std::function<void(QTcpSocket *, const SeenRequest &)>;

    explicit HostileServer(Handler handler);
    //! Speaks TLS; bytes are noted as decrypted.
    HostileServer(Handler handler, const QSslConfiguration &tls);
    ~HostileServer() override;

    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    [[nodiscard]] QUrl url(const QString &path = {}) const;
    [[nodiscard]] const QList<SeenRequest> &seen() const { return m_seen; }
    [[nodiscard]] QByteArray received() const { return m_received; } //!< all bytes of all connections
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int mostOpen() const { return m_mostOpen; } //!< connections at once
    //! Called when a connection is there, before any byte; closing it here is an early close.
    void onConnect(std::function<void(QTcpSocket *)> hook) { m_hook = std::move(hook); }

private:
    void listen();
    void accept();
    void read(QTcpSocket *socket, int connection);

    std::unique_ptr<QTcpServer> m_server;
    Handler m_handler;
    std::function<void(QTcpSocket *)> m_hook;
    QHash<int, QByteArray> m_buffers;
    QList<SeenRequest> m_seen;
    QByteArray m_received;
    int m_connections = 0;
    int m_open = 0;
    int m_mostOpen = 0;
    bool m_tls = false;
};

//! "HTTP/1.1 STATUS …" with Content-Length; each header is "Name: value".
[[nodiscard]] QByteArray httpAnswer(int status, const QByteArray &body = {},
                                    const QList<QByteArray> &headers = {"Content-Type: application/json"});
//! Always the same answer.
[[nodiscard]] HostileServer::Handler always(const QByteArray &answer);
//! Writes the bytes one by one, so many milliseconds apart, until the peer goes away.
void drip(QTcpSocket *socket, const QByteArray &bytes, int milliseconds);

} // namespace bulkhead
