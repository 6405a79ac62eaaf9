// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonreader.h"
#include "core/jsonvalue.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QUrl>

#include <memory>

namespace bulkhead {

struct HttpAnswer
{
    int status = 0; //!< 0: none came
    QByteArray body;

    [[nodiscard]] JsonValue json() const
    {
        JsonReader reader;
        const auto root = reader.parse({body.constData(), std::size_t(body.size())});
        return root ? JsonValue::from(*root) : JsonValue();
    }
};

//! Asks a server that may live on this thread: events go on while it waits.
inline HttpAnswer httpAsk(const QUrl &base, const QByteArray &verb, const QString &path, const QByteArray &body = {}, const QByteArray &ifMatch = {})
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(base.toString(QUrl::StripTrailingSlash) + path));
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (!ifMatch.isEmpty())
        request.setRawHeader("If-Match", ifMatch);
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, verb, body));
    QSignalSpy spy(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished())
        (void)spy.wait(20000);
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

} // namespace bulkhead
