// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/freeport.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTcpSocket>
#include <QTest>

namespace bulkhead::test {

//! A real Caddy with one HTTP server "edge" and these routes, ended with the object.
class RealCaddy
{
public:
    RealCaddy(const QString &folder, const QByteArray &routes)
        : m_port(freePort())
        , m_dataPort(freePort())
    {
        const QByteArray config = R"({"admin":{"listen":"127.0.0.1:)" + QByteArray::number(m_port)
            + R"("},"apps":{"http":{"servers":{"edge":{"listen":["127.0.0.1:)" + QByteArray::number(m_dataPort)
            + R"("],"automatic_https":{"disable":true},"routes":[)" + routes + "]}}}}}";
        QDir().mkpath(folder);
        QFile file(folder + QStringLiteral("/caddy.json"));
        if (!file.open(QIODevice::WriteOnly) || file.write(config) != config.size())
            return;
        file.close();
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
            environment.insert(QString::fromLatin1(name), folder);
        m_process.setProcessEnvironment(environment);
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(QStringLiteral("caddy"), {QStringLiteral("run"), QStringLiteral("--config"), file.fileName()});
    }
    ~RealCaddy() { stop(); }
    Q_DISABLE_COPY_MOVE(RealCaddy)

    [[nodiscard]] bool answers() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(m_port));
        return socket.waitForConnected(500);
    }
    [[nodiscard]] QByteArray url() const { return "http://127.0.0.1:" + QByteArray::number(m_port); }
    [[nodiscard]] int dataPort() const { return m_dataPort; }

    //! The body of an answer of the admin endpoint; empty if none came.
    QByteArray send(const QByteArray &verb, const QString &path, const QByteArray &body = {}) const
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(QString::fromLatin1(url()) + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        QNetworkReply *reply = network.sendCustomRequest(request, verb, body);
        (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, 20000);
        const QByteArray answer = reply->readAll();
        delete reply;
        return answer;
    }
    [[nodiscard]] QByteArray routes() const { return send("GET", QStringLiteral("/config/apps/http/servers/edge/routes")); }

    void stop()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10000))
            m_process.kill();
        m_process.waitForFinished();
    }

private:
    int m_port, m_dataPort;
    QProcess m_process;
};

} // namespace bulkhead::test
