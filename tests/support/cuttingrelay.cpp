// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cuttingrelay.h"

#include <QHostAddress>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! Takes the first whole request out of what has come.
std::optional<SeenRequest> takeRequest(QByteArray &buffer)
{
    const auto end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    SeenRequest request;
    request.head = buffer.left(end);
    const auto size = request.header("content-length").toLongLong();
    if (buffer.size() < end + 4 + size)
        return std::nullopt;
    const auto words = request.head.left(request.head.indexOf("\r\n")).split(' ');
    request.verb = words.value(0);
    request.target = words.value(1);
    request.body = buffer.mid(end + 4, size);
    buffer.remove(0, end + 4 + size);
    return request;
}

bool isWrite(const SeenRequest &request)
{
    return request.verb != "GET" && request.verb != "HEAD";
}

} // namespace

CuttingRelay::CuttingRelay(const QUrl &to)
    : m_to(to)
{
    connect(&m_listener, &QTcpServer::newConnection, this, &CuttingRelay::accept);
    if (!m_listener.listen(QHostAddress::LocalHost, 0))
        qFatal("no port to listen on");
}

CuttingRelay::~CuttingRelay()
{
    const auto sockets = m_listener.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

QUrl CuttingRelay::url() const
{
    QUrl url = m_to;
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_listener.serverPort());
    return url;
}

QList<SeenRequest> CuttingRelay::writes() const
{
    QList<SeenRequest> writes;
    std::copy_if(m_seen.begin(), m_seen.end(), std::back_inserter(writes), isWrite);
    return writes;
}

void CuttingRelay::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        auto channel = std::make_shared<Channel>();
        channel->client = client;
        channel->server = new QTcpSocket(client);
        channel->server->connectToHost(m_to.host(), quint16(m_to.port()));
        connect(client, &QTcpSocket::readyRead, this, [this, channel] { read(channel); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(channel->server, &QTcpSocket::readyRead, this, [channel] {
            const QByteArray bytes = channel->server->readAll();
            if (channel->isCut)
                channel->client->abort();
            else
                channel->client->write(bytes);
        });
        connect(channel->server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    }
}

void CuttingRelay::read(const std::shared_ptr<Channel> &channel)
{
    channel->buffer += channel->client->readAll();
    while (auto request = takeRequest(channel->buffer))
        handOn(*channel, std::move(*request));
}

QByteArray CuttingRelay::takeAnswer(const SeenRequest &request)
{
    for (qsizetype i = 0; i < m_answers.size(); ++i) {
        if (m_answers[i].verb == request.verb && request.target.startsWith(m_answers[i].target))
            return m_answers.takeAt(i).text;
    }
    return {};
}

void CuttingRelay::handOn(Channel &channel, SeenRequest request)
{
    m_seen.append(request);
    if (const QByteArray answer = takeAnswer(request); !answer.isEmpty()) {
        channel.client->write(answer);
        return;
    }
    if (isWrite(request)) {
        if (m_hook)
            m_hook();
        emit writeCame();
        if (m_cut == Cut::Never)
            return;
        if (m_cut == Cut::BeforeWriting) {
            channel.client->abort();
            return;
        }
        channel.isCut = m_cut == Cut::AfterWriting;
    }
    // A server may take only requests that name it as it calls itself.
    QList<QByteArray> lines = request.head.split('\n');
    for (QByteArray &line : lines) {
        if (line.toLower().startsWith("host:"))
            line = "Host: " + m_to.host().toLatin1() + ':' + QByteArray::number(m_to.port()) + '\r';
    }
    channel.server->write(lines.join('\n') + "\r\n\r\n" + request.body);
}

} // namespace bulkhead
