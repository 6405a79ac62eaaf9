// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QJsonValue>
#include <QUrl>

namespace bulkhead {

//! Speaks Caddy's admin API from a document in memory: reading by path and by @id, /load, changes by
//! path with If-Match, /reverse_proxy/upstreams. It proxies nothing. The tag is an ordinary header, as
//! in Caddy 2.11 (2.6 sends a trailer). Lives on one thread with an event loop.
class FakeCaddy final : public QAbstractHttpServer
{
    Q_OBJECT
public:
    //! Listens on loopback; port 0 lets the system choose.
    explicit FakeCaddy(QJsonValue config = QJsonValue::Null, quint16 port = 0, QString host = QStringLiteral("127.0.0.1"));

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QJsonValue config() const { return m_config; }
    void setConfig(const QJsonValue &config) { m_config = config; }

private:
    struct Answer
    {
        int status = 200;
        QByteArray body;
        QByteArray type = "application/json";
        QByteArray tag;
    };

    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

    Answer answer(const QHttpServerRequest &request);
    Answer load(const QHttpServerRequest &request);
    Answer access(const QHttpServerRequest &request, const QStringList &path);
    Answer change(const QHttpServerRequest &request, const QStringList &path);
    [[nodiscard]] Answer read(const QStringList &path) const;
    [[nodiscard]] Answer upstreams() const;
    [[nodiscard]] bool isAllowedHost(const QByteArray &host) const;
    static Answer failure(int status, const QString &what);

    QJsonValue m_config;
    QString m_host;
    quint16 m_port = 0;
};

} // namespace bulkhead
