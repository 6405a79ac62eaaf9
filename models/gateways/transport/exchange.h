// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/transport/httpsession.h"
#include "gateways/transport/oneshot.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace bulkhead {

//! How one try of a request ended.
struct Attempt
{
    enum class End {
        Answered,   //!< a complete reply, whatever its status
        Cancelled,
        Timeout,    //!< the whole took too long
        Stalled,    //!< nothing moved for too long
        TooLarge,   //!< the body passed the limit of one body
        TotalTooLarge, //!< the session passed its limit of all bodies
        PinMismatch,
        Network     //!< `error` says what
    };
    End end = End::Network;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString tlsProblem, tlsHint; //!< why TLS failed, in plain words, and what to do
    bool hasHeaders = false;
    HttpReply reply;
};

struct AttemptLimits
{
    std::chrono::milliseconds timeout{0};
    std::chrono::milliseconds stall{0};
    qint64 maxBytes = 0;
    std::function<bool(qint64)> takeBytes; //!< false: the session has had enough
    QList<QString> pins;
};

//! One try of one request: watches the clock, the size and the peer while Qt does the talking.
class Exchange : public QObject
{
    Q_OBJECT
public:
    explicit Exchange(AttemptLimits limits);
    ~Exchange() override;

    void start(QNetworkAccessManager &manager, const QNetworkRequest &request, const QByteArray &verb,
               const QByteArray &body);
    void cancel();
    //! Completes when `attempt` is final.
    [[nodiscard]] OneShot &done() { return m_done; }
    [[nodiscard]] Attempt &attempt() { return m_attempt; }
    //! True if it was ended while Qt was still at work: the connection may be in any state.
    [[nodiscard]] bool wasAborted() const { return m_aborted; }

private:
    void onEncrypted();
    void onHeaders();
    void onReadable();
    void onFinished();
    void stop(Attempt::End end);
    void classify();

    AttemptLimits m_limits;
    Attempt m_attempt;
    QPointer<QNetworkReply> m_reply;
    QTimer m_total;
    QTimer m_stall;
    OneShot m_done;
    bool m_aborted = false;
    bool m_stopping = false;
};

} // namespace bulkhead
