// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostileserver.h"

#include <QSslServer>
#include <QTimer>

namespace bulkhead {

using namespace Qt::StringLiterals;

QByteArray SeenRequest::header(const QByteArray &lowerName) const
{
    const auto lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const auto colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().toLower() == lowerName)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

HostileServer::HostileServer(Handler handler)
    : m_server(std::make_unique<QTcpServer>())
    , m_handler(std::move(handler))
{
    listen();
}

HostileServer::HostileServer(Handler handler, const QSslConfiguration &tls)
    : m_handler(std::move(handler))
    , m_tls(true)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen();
}

HostileServer::~HostileServer()
{
    const auto sockets = m_server->findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

void HostileServer::listen()
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &HostileServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost, 0))
        qFatal("no port to listen on");
}

QUrl HostileServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(m_tls ? u"https"_s : u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(port());
    url.setPath(path);
    return url;
}

void HostileServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        const int connection = ++m_connections;
        m_mostOpen = std::max(m_mostOpen, ++m_open);
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this,
                [this, socket, connection] { read(socket, connection); });
        if (m_hook)
            m_hook(socket);
        if (socket->bytesAvailable() > 0)
            read(socket, connection);
    }
}

void HostileServer::read(QTcpSocket *socket, int connection)
{
    const QByteArray bytes = socket->readAll();
    m_received += bytes;
    QByteArray &buffer = m_buffers[connection];
    buffer += bytes;
    for (;;) {
        const auto end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        SeenRequest request;
        request.head = buffer.left(end);
        const auto size = request.header("content-length").toLongLong();
        if (buffer.size() < end + 4 + size)
            return;
        const auto words = request.head.left(request.head.indexOf("\r\n")).split(' ');
        request.verb = words.value(0);
        request.target = words.value(1);
        request.body = buffer.mid(end + 4, size);
        request.connection = connection;
        request.number = int(m_seen.size()) + 1;
        buffer.remove(0, end + 4 + size);
        m_seen.append(request);
        if (m_handler)
            m_handler(socket, request);
    }
}

QByteArray httpAnswer(int status, const QByteArray &body, const QList<QByteArray> &headers)
{
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\n";
    for (const QByteArray &header : headers)
        answer += header + "\r\n";
    return answer + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

HostileServer::Handler always(const QByteArray &answer)
{
    return [answer](QTcpSocket *socket, const SeenRequest &) { socket->write(answer); };
}

void drip(QTcpSocket *socket, const QByteArray &bytes, int milliseconds)
{
    auto *timer = new QTimer(socket);
    QObject::connect(timer, &QTimer::timeout, socket, [timer, socket, bytes, at = 0]() mutable {
        if (at < bytes.size())
            socket->write(bytes.constData() + at++, 1);
        else
            timer->stop();
    });
    timer->start(milliseconds);
}

} // namespace bulkhead
