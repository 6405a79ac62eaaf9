// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/exchange.h"

#include "gateways/transport/certificatefacts.h"
#include "gateways/transport/tls.h"

#include <QNetworkAccessManager>
#include <QSslError>

#include <algorithm>
#include <array>
#include <cstring>

namespace bulkhead {

namespace {
constexpr qint64 chunkBytes = 64 << 10;
constexpr qint64 mostReserved = 1 << 20; // for an answer that has only been announced

//! Qt takes a connection that closes in the middle of a chunked body for its end. A JSON object or array
//! that does not end as it began is such a body; other cuts of it fail to parse.
bool looksCut(const HttpReply &reply)
{
    if (reply.status < 200 || reply.status >= 300 || !reply.header("content-length").isEmpty()
        || !reply.header("content-type").contains("json"))
        return false;
    const QByteArrayView body = QByteArrayView(reply.body).trimmed();
    if (body.isEmpty())
        return false;
    const char last = body.back();
    return (body.front() == '{' && last != '}') || (body.front() == '[' && last != ']');
}

//! A body that can be read once. When a connection closes before the answer, Qt sends the request again
//! by itself, also a write; it cannot if the body does not start over.
class OnceBody : public QIODevice
{
public:
    OnceBody(QByteArray bytes, QObject *parent)
        : QIODevice(parent)
        , m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_at == m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_at; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        if (atEnd())
            return -1;
        const qint64 size = std::min<qint64>(most, m_bytes.size() - m_at);
        std::memcpy(to, m_bytes.constData() + m_at, static_cast<std::size_t>(size));
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

QNetworkReply *sendOnce(QNetworkAccessManager &manager, QNetworkRequest request,
                        const QByteArray &verb, const QByteArray &body, QObject *owner)
{
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    return manager.sendCustomRequest(request, verb, new OnceBody(body, owner));
}

} // namespace

Exchange::Exchange(AttemptLimits limits)
    : m_limits(std::move(limits))
{
    m_total.setSingleShot(true);
    m_stall.setSingleShot(true);
    connect(&m_total, &QTimer::timeout, this, [this] { stop(Attempt::End::Timeout); });
    connect(&m_stall, &QTimer::timeout, this, [this] { stop(Attempt::End::Stalled); });
}

Exchange::~Exchange()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->deleteLater(); // it may be what is calling us
    }
}

void Exchange::start(QNetworkAccessManager &manager, const QNetworkRequest &request,
                     const QByteArray &verb, const QByteArray &body)
{
    m_reply = verb == "GET" && body.isEmpty() ? manager.get(request)
                                              : sendOnce(manager, request, verb, body, this);
    connect(m_reply, &QNetworkReply::encrypted, this, &Exchange::onEncrypted);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_attempt.tlsProblem = describeTlsErrors(errors);
        m_attempt.tlsHint = tlsHint(errors);
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::onReadable);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    // Until the headers are there the server may think: only the total limits that.
    m_total.start(m_limits.timeout);
    if (m_reply->isFinished()) // refused before it began; the signal is gone already
        QMetaObject::invokeMethod(this, &Exchange::onFinished, Qt::QueuedConnection);
}

void Exchange::cancel()
{
    stop(Attempt::End::Cancelled);
}

//! Qt's network thread waits for this slot before it sends anything, so a peer that is refused here has
//! seen no header.
void Exchange::onEncrypted()
{
    if (!m_limits.pins.isEmpty() && !matchesPin(m_reply->sslConfiguration().peerCertificate(),
                                                m_limits.pins))
        stop(Attempt::End::PinMismatch);
}

void Exchange::onHeaders()
{
    m_attempt.hasHeaders = true;
    m_stall.start(m_limits.stall);
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    m_attempt.reply.body.reserve(std::clamp<qint64>(announced, 0, std::min(m_limits.maxBytes, mostReserved)));
}

void Exchange::onReadable()
{
    if (m_stopping)
        return;
    m_stall.start(m_limits.stall);
    std::array<char, chunkBytes> chunk; // NOLINT: filled by read
    for (;;) {
        const qint64 size = m_reply->read(chunk.data(), chunk.size());
        if (size <= 0)
            return;
        if (m_attempt.reply.body.size() + size > m_limits.maxBytes)
            return stop(Attempt::End::TooLarge);
        if (!m_limits.takeBytes(size))
            return stop(Attempt::End::TotalTooLarge);
        m_attempt.reply.body.append(chunk.data(), size);
    }
}

void Exchange::stop(Attempt::End end)
{
    if (m_stopping || m_done.isDone())
        return;
    m_stopping = true;
    m_aborted = true;
    m_attempt.end = end;
    m_attempt.reply.body.clear();
    if (m_reply && m_reply->isRunning())
        m_reply->abort(); // ends in onFinished
    else
        onFinished();
}

void Exchange::onFinished()
{
    if (m_done.isDone())
        return;
    m_total.stop();
    if (!m_stopping)
        onReadable();
    m_stall.stop();
    if (m_done.isDone())
        return;
    if (!m_stopping)
        classify();
    m_done.complete(); // nothing of ours may be touched after this
}

void Exchange::classify()
{
    HttpReply &reply = m_attempt.reply;
    reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        reply.headers.append({name.toLower(), value});
    m_attempt.error = m_reply->error();
    if (m_attempt.error == QNetworkReply::SslHandshakeFailedError && m_attempt.tlsProblem.isEmpty()) {
        m_attempt.tlsProblem = describeTlsAlert(m_reply->errorString());
        m_attempt.tlsHint = tlsAlertHint(m_attempt.tlsProblem);
    }
    // Qt reports a status of 400 and more as an error too; anything else means no complete reply.
    const bool aboutStatus = m_attempt.error >= QNetworkReply::ContentAccessDenied
        && m_attempt.error != QNetworkReply::ProtocolUnknownError
        && m_attempt.error != QNetworkReply::ProtocolFailure;
    const bool complete = m_attempt.error == QNetworkReply::NoError
        || (reply.status >= 400 && (aboutStatus
            || m_attempt.error == QNetworkReply::ProxyAuthenticationRequiredError));
    m_attempt.end = complete && reply.status >= 100 ? Attempt::End::Answered : Attempt::End::Network;
    if (m_attempt.end == Attempt::End::Answered && looksCut(reply)) {
        m_attempt.end = Attempt::End::Network;
        m_attempt.error = QNetworkReply::RemoteHostClosedError;
    }
}

} // namespace bulkhead
