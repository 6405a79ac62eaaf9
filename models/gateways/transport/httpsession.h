// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/digest.h"
#include "core/jsonelement.h"
#include "core/result.h"
#include "core/secret.h"
#include "estate/config.h"

#include <QCoroTask>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QUrlQuery>

#include <chrono>
#include <memory>

namespace bulkhead {

//! One request below a gateway's admin URL. Has a constructor on purpose: gcc 12 destroys braced
//! aggregate temporaries twice in a co_await expression.
struct HttpRequest
{
    explicit HttpRequest(QString requestPath, const QUrlQuery &requestQuery = {})
        : path(std::move(requestPath))
        , query(requestQuery)
    {
    }
    QByteArray verb = "GET";
    //! Begins with "/"; appended to the path of the admin URL. Percent-encoded already, what should not
    //! stand in a path is encoded for you; put names from a gateway in with `encodeSegment`.
    QString path;
    QUrlQuery query;
    QByteArray body;
    QByteArray contentType;
    QByteArray ifMatch; //!< header If-Match; empty: none
    qint64 maxBytes = 0; //!< 0: the session's limit
    std::chrono::milliseconds timeout{0}; //!< of one try; 0: the session's
    bool anyContentType = false; //!< false: a 2xx body must be JSON
};

//! One step of a path: everything but letters, digits and "-._~" encoded, so that it stays one step.
[[nodiscard]] QString encodeSegment(QStringView text);

struct HttpReply
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers; //!< names in lower case
    QByteArray body; //!< inflated
    [[nodiscard]] QByteArray header(QByteArrayView lowerName) const;
};

struct TransportLimits
{
    qint64 maxBodyBytes = 64LL << 20; //!< one body, after inflating
    qint64 maxTotalBytes = 2LL << 30; //!< all bodies of a session
    int maxAttempts = 5;              //!< first try included; only GET is tried again
    std::chrono::milliseconds firstBackOff{200};
    std::chrono::milliseconds maxBackOff{20000};
    std::chrono::milliseconds maxRetryAfter{60000}; //!< a server that asks for more is given up on
    std::chrono::milliseconds stallTimeout{10000};  //!< between bytes, once an answer began
    quint32 jitterSeed = 0;           //!< of the back-off; 0: from the system
};

//! What a session needs to reach one gateway; secrets are already resolved.
struct TransportConfig
{
    GatewayId gateway; //!< named in every error
    QUrl adminUrl;
    QByteArray authHeader; //!< empty: none
    Secret authValue;
    QSslConfiguration tls; //!< from `makeTls`
    QList<QString> pins;
    QString serverName;
    LimitsConfig limits;
    TransportLimits transport;
};

//! The one HTTP client of all adapters: per-gateway concurrency and rate caps, time-outs, retry with
//! back-off, jitter and Retry-After (429, 503, connection errors; GET only), gzip with a cap on the
//! inflated size, TLS with own CA, client certificate and pins checked before anything is sent. Redirects
//! are refused, links are never followed, no header ever goes to another origin. HTTP/1.1 only.
//! Every error names gateway and request (verb and path, no query values, no secret).
//! Not thread-safe: lives on the thread that made it, which needs an event loop.
class HttpSession : public QObject
{
    Q_OBJECT
public:
    explicit HttpSession(TransportConfig config, QObject *parent = nullptr);
    ~HttpSession() override;

    //! Any HTTP status is a reply; an Error means that no valid reply came.
    [[nodiscard]] QCoro::Task<Result<HttpReply>> send(HttpRequest request);
    //! As `send`, but a status other than 2xx is an Error (401, 403, 404 and so on by kind).
    [[nodiscard]] QCoro::Task<Result<HttpReply>> get(HttpRequest request);

    //! Aborts what runs and refuses what comes.
    void cancel();
    [[nodiscard]] bool isCancelled() const;

    //! Parses a body as JSON with the limits of the project; the element lives until the next call.
    [[nodiscard]] Result<JsonElement> parse(const HttpRequest &request, const HttpReply &reply);
    //! The Error for a status that the caller did not expect.
    [[nodiscard]] Error statusError(const HttpRequest &request, const HttpReply &reply) const;
    //! "kong-sbx: GET /services"
    [[nodiscard]] QString place(const HttpRequest &request) const;

    [[nodiscard]] bool sendsCredential() const;
    //! Is the credential the one with this SHA-256? Tells a published default key without showing any.
    [[nodiscard]] bool credentialIs(const Digest &digest) const;

    [[nodiscard]] qint64 requestCount() const;
    [[nodiscard]] qint64 byteCount() const;

signals:
    void progressed(); //!< a request ended

private:
    class Private;
    std::shared_ptr<Private> d; //!< shared with requests that are still unwinding
};

} // namespace bulkhead
