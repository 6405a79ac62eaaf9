// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/connector.h"
#include "gateways/stepwait.h"

#include <QElapsedTimer>
#include <QSslSocket>

namespace bulkhead {

//! One connection test: the steps of a request taken one by one, each with what it found.
class ConnectionTest
{
public:
    ConnectionTest(const Connector &connector, GatewayConfig config, CancelToken cancel);
    Q_DISABLE_COPY_MOVE(ConnectionTest)
    ~ConnectionTest() = default;

    [[nodiscard]] QCoro::Task<ConnectionReport> run();

private:
    using Id = ConnectionStep::Id;
    using State = ConnectionStep::State;

    // Each takes one step, and is true if the next one makes sense.
    QCoro::Task<bool> resolveSecret();
    QCoro::Task<bool> lookUpName();
    QCoro::Task<bool> connectToPort();
    QCoro::Task<bool> shakeHands();
    QCoro::Task<bool> signIn();

    void begin() { m_timer.start(); }
    bool end(Id id, State state, const QString &detail);
    bool fail(Id id, Error error);
    bool interrupted(Id id, StepWait::End how, const QString &what);
    bool judgeHandshake(const QSslSocket &socket, const QList<QSslError> &errors);
    bool judgeIdentity(const GatewayIdentity &identity);
    bool judgeRefusal(const Error &error);
    [[nodiscard]] bool isTls() const;
    [[nodiscard]] bool hasCredential() const;

    const Connector &m_connector;
    GatewayConfig m_config;
    CancelToken m_cancel;
    ConnectionReport m_report;
    Secret m_secret;
    QSslConfiguration m_tls;
    QElapsedTimer m_timer;
};

} // namespace bulkhead
