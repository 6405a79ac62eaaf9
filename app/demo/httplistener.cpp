// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/httplistener.h"

#include <QTcpSocket>
#include <QTimer>

namespace bulkhead {

using namespace Qt::StringLiterals;

QByteArray DemoRequest::header(QByteArrayView lowerName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerName)
            return value;
    }
    return {};
}

QString DemoRequest::parameter(const QString &name) const
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

//! One connection: requests are answered in the order in which they come.
class HttpListener::Connection final : public QObject
{
public:
    Connection(HttpListener &listener, QTcpSocket *socket)
        : QObject(socket)
        , m_listener(listener)
        , m_socket(socket)
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { readMore(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
    ~Connection() override
    {
        if (m_isBusy)
            --m_listener.m_atOnce;
    }

private:
    void readMore()
    {
        m_buffer += m_socket->readAll();
        if (m_isBusy)
            return;
        const qsizetype headEnd = m_buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        DemoRequest request = parseHead(m_buffer.left(headEnd));
        const qsizetype length = request.header("content-length").toLongLong();
        if (m_buffer.size() < headEnd + 4 + length)
            return;
        request.body = m_buffer.mid(headEnd + 4, length);
        m_buffer.remove(0, headEnd + 4 + length);
        m_isBusy = true;
        m_listener.m_mostAtOnce = std::max(m_listener.m_mostAtOnce, ++m_listener.m_atOnce);
        answer(request.verb, m_listener.m_handler(request));
    }

    static DemoRequest parseHead(const QByteArray &head)
    {
        DemoRequest request;
        const QList<QByteArray> lines = head.split('\n');
        const QList<QByteArray> words = lines.value(0).trimmed().split(' ');
        request.verb = words.value(0);
        const QByteArray target = words.value(1);
        const qsizetype mark = target.indexOf('?');
        request.path = QString::fromUtf8(QByteArray::fromPercentEncoding(mark < 0 ? target : target.left(mark)));
        if (mark >= 0)
            request.query = QUrlQuery(QString::fromUtf8(target.mid(mark + 1)));
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0)
                request.headers.append({line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed()});
        }
        return request;
    }

    void answer(const QByteArray &verb, const DemoReply &reply)
    {
        if (reply.never)
            return;
        QByteArray text = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reply.reason + "\r\n";
        for (const auto &[name, value] : reply.headers)
            text += name + ": " + value + "\r\n";
        if (reply.status != 204)
            text += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
        text += "Connection: keep-alive\r\n\r\n";
        if (verb != "HEAD")
            text += reply.body;
        if (reply.delay.count() > 0)
            QTimer::singleShot(reply.delay, Qt::PreciseTimer, this, [this, text] { write(text); });
        else
            write(text);
    }

    void write(const QByteArray &text)
    {
        m_socket->write(text);
        m_isBusy = false;
        --m_listener.m_atOnce;
        if (!m_buffer.isEmpty())
            readMore();
    }

    HttpListener &m_listener;
    QTcpSocket *m_socket;
    QByteArray m_buffer;
    bool m_isBusy = false;
};

HttpListener::HttpListener(Handler handler, QObject *parent)
    : QTcpServer(parent)
    , m_handler(std::move(handler))
{
    connect(this, &QTcpServer::newConnection, this, &HttpListener::accept);
}

void HttpListener::accept()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        new Connection(*this, socket); // the socket owns it
    }
}

} // namespace bulkhead
