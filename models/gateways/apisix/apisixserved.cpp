// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixserved.h"

#include "core/jsonreader.h"

#include <QCoroTimer>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! "route" of "routes"; empty: not told of.
QString wordOf(const promotion::ObjectRef &ref)
{
    for (const char *collection : {"routes", "services", "upstreams"}) {
        if (ref.collection == collection)
            return QString::fromLatin1(collection).chopped(1);
    }
    return {};
}

} // namespace

ApisixServed::ApisixServed(std::unique_ptr<HttpSession> session, ApisixPatience patience)
    : m_session(std::move(session))
    , m_patience(patience)
{
}

void ApisixServed::cancel()
{
    m_session->cancel();
}

QCoro::Task<Result<void>> ApisixServed::answers()
{
    HttpRequest request(u"/v1/healthcheck"_s);
    request.anyContentType = true;
    const auto reply = co_await m_session->send(request);
    if (!reply)
        co_return reply.error();
    const auto root = m_session->parse(request, *reply);
    // Without a health check some versions answer {} instead of [].
    if (reply->status == 200 && root && (root->is_array() || root->is_object()))
        co_return Result<void>();
    co_return Error{.kind = Error::Kind::WrongProduct, .place = m_session->place(request), .what = u"this is not the control API of Apache APISIX"_s,
                    .hint = u"Set control_url to it, usually port 9090, or remove it"_s, .retryAfter = {}};
}

QCoro::Task<Result<void>> ApisixServed::wait(promotion::ObjectRef ref, std::int64_t modifiedIndex)
{
    const QString word = wordOf(ref);
    HttpRequest request(u"/v1/"_s + word + u'/' + encodeSegment(QString::fromStdString(ref.id)));
    request.anyContentType = true;
    for (int tried = 0; tried < m_patience.tries && !word.isEmpty(); ++tried) {
        const auto reply = co_await m_session->send(request);
        if (!reply)
            co_return reply.error();
        const bool isGone = reply->status == 404;
        if (isGone && modifiedIndex == 0)
            co_return Result<void>();
        if (!isGone && reply->status != 200)
            co_return m_session->statusError(request, *reply);
        const auto root = isGone ? Result<JsonElement>(Error()) : m_session->parse(request, *reply);
        if (root && modifiedIndex > 0 && integerAt(*root, "modifiedIndex") >= modifiedIndex)
            co_return Result<void>();
        QTimer timer;
        timer.setSingleShot(true);
        timer.start(m_patience.pause);
        co_await timer;
    }
    if (word.isEmpty())
        co_return Result<void>();
    co_return Error{.kind = Error::Kind::Timeout, .place = m_session->place(request), .what = u"it is written, but the gateway does not work with it yet"_s,
                    .hint = u"look whether the gateway follows its etcd store, then resume"_s, .retryAfter = {}};
}

} // namespace bulkhead
