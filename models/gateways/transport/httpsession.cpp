// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/httpsession.h"

#include "core/jsonreader.h"
#include "core/logging.h"
#include "gateways/transport/adminurl.h"
#include "gateways/transport/channelpool.h"
#include "gateways/transport/exchange.h"
#include "gateways/transport/replyerrors.h"
#include "gateways/transport/requestgate.h"
#include "gateways/transport/retry.h"

#include <algorithm>
#include <set>

namespace bulkhead {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr int connectTries = 3; // a gateway that refuses connections is dead, not busy

QString placeOf(const GatewayId &gateway, const HttpRequest &request)
{
    return gateway.text() + u": "_s + QString::fromLatin1(request.verb) + u' ' + request.path;
}

//! A header value that could end its line would be a second header.
bool isHeaderSafe(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) || c == '\t';
    });
}

struct DeleteLater
{
    void operator()(QObject *object) const { object->deleteLater(); }
};

//! A wait that a cancel cuts short.
struct Sleep
{
    explicit Sleep(milliseconds duration)
    {
        QObject::connect(&timer, &QTimer::timeout, &timer, [this] { over.complete(); });
        timer.setSingleShot(true);
        timer.start(duration);
    }
    QTimer timer;
    OneShot over;
};

} // namespace

QString encodeSegment(QStringView text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text.toString()));
}

QByteArray HttpReply::header(QByteArrayView lowerName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerName)
            return value;
    }
    return {};
}

//! What outlives the session while a request of it is still unwinding.
class HttpSession::Private : public std::enable_shared_from_this<HttpSession::Private>
{
public:
    explicit Private(TransportConfig &&from)
        : config(std::move(from))
        , credential(std::make_shared<const Secret>(std::move(config.authValue)))
        , gate(config.limits.concurrency, config.limits.requestsPerSecond)
        , pool(std::clamp(config.limits.concurrency, 1, 64), credential)
        , backOff(config.transport.firstBackOff, config.transport.maxBackOff,
                  config.transport.jitterSeed)
    {
    }

    static QCoro::Task<Result<HttpReply>> send(std::shared_ptr<Private> self, HttpRequest request);
    QCoro::Task<Attempt> tryOnce(HttpRequest request, QUrl url);
    QCoro::Task<bool> pause(milliseconds duration);
    void cancel();

    Result<QNetworkRequest> networkRequest(const HttpRequest &request, const QUrl &url) const;
    AttemptLimits attemptLimits(const HttpRequest &request);
    //! How long to wait before another try; nothing if this one was the last.
    std::optional<milliseconds> nextTry(const HttpRequest &request, const Attempt &attempt, int tries);
    Result<HttpReply> finish(const HttpRequest &request, Attempt &&attempt, int tries) const;
    Error failed(const HttpRequest &request, Error error) const;

    TransportConfig config;
    std::shared_ptr<const Secret> credential;
    RequestGate gate;
    ChannelPool pool;
    BackOff backOff;
    JsonReader reader;
    std::set<Exchange *> exchanges;
    std::set<Sleep *> sleeps;
    std::function<void()> onEnd;
    qint64 requests = 0;
    qint64 bytes = 0;
    bool cancelled = false;
};

Error HttpSession::Private::failed(const HttpRequest &request, Error error) const
{
    error.place = placeOf(config.gateway, request);
    return error;
}

Result<QNetworkRequest> HttpSession::Private::networkRequest(const HttpRequest &request,
                                                             const QUrl &url) const
{
    QNetworkRequest made(url);
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    made.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    made.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    made.setDecompressedSafetyCheckThreshold(-1); // our own limit counts what comes out
    made.setRawHeader("Accept", request.anyContentType ? "*/*" : "application/json");
    made.setRawHeader("User-Agent", "bulkhead/" BULKHEAD_VERSION);
    if (!request.contentType.isEmpty())
        made.setRawHeader("Content-Type", request.contentType);
    if (!request.ifMatch.isEmpty())
        made.setRawHeader("If-Match", request.ifMatch);
    if (url.scheme() == "https"_L1) {
        made.setSslConfiguration(config.tls);
        if (!config.serverName.isEmpty())
            made.setPeerVerifyName(config.serverName);
    }
    if (!config.authHeader.isEmpty() && !credential->isEmpty()) {
        const std::string_view value = credential->view();
        if (!isHeaderSafe(value) || !isHeaderSafe(config.authHeader.toStdString())) {
            return Error{.kind = Error::Kind::SecretMissing,
                         .place = {},
                         .what = u"the credential holds a line break or another control character"_s,
                         .hint = u"Store it without a line end"_s,
                         .retryAfter = {}};
        }
        // No copy: the bytes stay those of `credential`, which each channel keeps alive.
        made.setRawHeader(config.authHeader,
                          QByteArray::fromRawData(value.data(), qsizetype(value.size())));
    }
    return made;
}

AttemptLimits HttpSession::Private::attemptLimits(const HttpRequest &request)
{
    AttemptLimits limits;
    limits.timeout = request.timeout.count() > 0 ? request.timeout : config.limits.timeout;
    limits.stall = config.transport.stallTimeout;
    limits.maxBytes = request.maxBytes > 0 ? request.maxBytes : config.transport.maxBodyBytes;
    limits.pins = config.pins;
    limits.takeBytes = [this](qint64 size) {
        bytes += size;
        return bytes <= config.transport.maxTotalBytes;
    };
    return limits;
}

QCoro::Task<Attempt> HttpSession::Private::tryOnce(HttpRequest request, QUrl url)
{
    const Result<QNetworkRequest> made = networkRequest(request, url);
    std::unique_ptr<Exchange, DeleteLater> exchange(new Exchange(attemptLimits(request)));
    const auto channel = pool.take();
    exchanges.insert(exchange.get());
    ++requests;
    exchange->start(channel->manager(), *made, request.verb, request.body);
    co_await exchange->done().wait();
    exchanges.erase(exchange.get());
    // An aborted connection may come up later without its peer having been checked.
    pool.giveBack(channel, exchange->wasAborted());
    co_return std::move(exchange->attempt());
}

QCoro::Task<bool> HttpSession::Private::pause(milliseconds duration)
{
    if (!cancelled && duration.count() > 0) {
        Sleep sleep(duration);
        sleeps.insert(&sleep);
        co_await sleep.over.wait();
        sleeps.erase(&sleep);
    }
    co_return !cancelled;
}

std::optional<milliseconds> HttpSession::Private::nextTry(const HttpRequest &request,
                                                          const Attempt &attempt, int tries)
{
    const auto &limits = config.transport;
    if (request.verb != "GET" || cancelled || tries >= limits.maxAttempts)
        return std::nullopt;
    if (attempt.end == Attempt::End::Network) {
        const bool lost = attempt.error == QNetworkReply::RemoteHostClosedError
            || attempt.error == QNetworkReply::TemporaryNetworkFailureError;
        const bool refused = attempt.error == QNetworkReply::ConnectionRefusedError
            || attempt.error == QNetworkReply::UnknownNetworkError;
        if (lost || (refused && tries < connectTries))
            return backOff.after(tries);
        return std::nullopt;
    }
    if (attempt.end != Attempt::End::Answered || !isRetryStatus(attempt.reply.status))
        return std::nullopt;
    const auto asked = retryAfter(attempt.reply.header("retry-after"),
                                  QDateTime::currentDateTimeUtc());
    if (!asked || (attempt.reply.status != 429 && attempt.reply.status != 503))
        return backOff.after(tries);
    if (*asked > limits.maxRetryAfter)
        return std::nullopt;
    gate.pauseFor(*asked); // the server means all of us
    return *asked;
}

Result<HttpReply> HttpSession::Private::finish(const HttpRequest &request, Attempt &&attempt,
                                               int tries) const
{
    if (attempt.end != Attempt::End::Answered)
        return failed(request, attemptError(attempt, config, tries));
    if (const auto problem = replyProblem(attempt.reply, request.anyContentType))
        return failed(request, *problem);
    return std::move(attempt.reply);
}

QCoro::Task<Result<HttpReply>> HttpSession::Private::send(std::shared_ptr<Private> self,
                                                          HttpRequest request)
{
    const Result<QUrl> url = requestUrl(self->config.adminUrl, request.path, request.query);
    if (!url)
        co_return self->failed(request, url.error());
    if (const auto made = self->networkRequest(request, *url); !made)
        co_return self->failed(request, made.error());
    Attempt attempt;
    int tries = 0;
    for (;;) {
        const bool admitted = co_await self->gate.enter();
        if (!admitted) {
            attempt.end = Attempt::End::Cancelled;
            break;
        }
        ++tries;
        attempt = co_await self->tryOnce(request, *url);
        self->gate.leave();
        const auto wait = self->nextTry(request, attempt, tries);
        if (!wait)
            break;
        qCDebug(lcTransport).noquote() << placeOf(self->config.gateway, request) << "try" << tries
                                       << "ended with" << attempt.reply.status << "and goes again";
        if (!co_await self->pause(*wait)) {
            attempt.end = Attempt::End::Cancelled;
            break;
        }
    }
    if (self->onEnd)
        self->onEnd();
    co_return self->finish(request, std::move(attempt), tries);
}

void HttpSession::Private::cancel()
{
    cancelled = true;
    const auto keep = shared_from_this();
    gate.close();
    // Each end resumes a coroutine, which takes itself out of its set.
    while (!exchanges.empty()) {
        Exchange *exchange = *exchanges.begin();
        exchanges.erase(exchanges.begin());
        exchange->cancel();
    }
    while (!sleeps.empty()) {
        Sleep *sleep = *sleeps.begin();
        sleeps.erase(sleeps.begin());
        sleep->over.complete();
    }
}

HttpSession::HttpSession(TransportConfig config, QObject *parent)
    : QObject(parent)
    , d(std::make_shared<Private>(std::move(config)))
{
    d->onEnd = [this] { emit progressed(); };
}

HttpSession::~HttpSession()
{
    d->onEnd = nullptr;
    d->cancel();
}

QCoro::Task<Result<HttpReply>> HttpSession::send(HttpRequest request)
{
    return Private::send(d, std::move(request));
}

QCoro::Task<Result<HttpReply>> HttpSession::get(HttpRequest request)
{
    const auto self = d;
    HttpRequest copy = request;
    Result<HttpReply> reply = co_await Private::send(self, std::move(copy));
    if (reply && (reply->status < 200 || reply->status >= 300))
        co_return self->failed(request, errorOfStatus(*reply));
    co_return reply;
}

void HttpSession::cancel()
{
    d->cancel();
}

bool HttpSession::isCancelled() const
{
    return d->cancelled;
}

Result<JsonElement> HttpSession::parse(const HttpRequest &request, const HttpReply &reply)
{
    const auto parsed = d->reader.parse(
        std::string_view(reply.body.constData(), static_cast<std::size_t>(reply.body.size())));
    if (parsed)
        return parsed;
    Error error = d->failed(request, parsed.error());
    if (reply.body.isEmpty())
        error.what = u"the answer is empty where JSON should be"_s;
    if (error.hint.isEmpty())
        error.hint = u"Check that admin_url is the gateway's admin API, with nothing in between"_s;
    return error;
}

Error HttpSession::statusError(const HttpRequest &request, const HttpReply &reply) const
{
    return d->failed(request, errorOfStatus(reply));
}

QString HttpSession::place(const HttpRequest &request) const
{
    return placeOf(d->config.gateway, request);
}

bool HttpSession::sendsCredential() const
{
    return !d->config.authHeader.isEmpty() && !d->credential->isEmpty();
}

bool HttpSession::credentialIs(const Digest &digest) const
{
    return sendsCredential() && sha256(d->credential->view()) == digest;
}

qint64 HttpSession::requestCount() const
{
    return d->requests;
}

qint64 HttpSession::byteCount() const
{
    return d->bytes;
}

} // namespace bulkhead
