// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/adminurl.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error unusable(Error::Kind kind, const QString &what, const QString &hint)
{
    return Error{.kind = kind, .place = {}, .what = what, .hint = hint, .retryAfter = {}};
}

bool climbs(const QString &path)
{
    const auto segments = path.split(u'/');
    return std::any_of(segments.cbegin(), segments.cend(), [](const QString &segment) {
        const QString plain = QUrl::fromPercentEncoding(segment.toUtf8());
        return plain == "."_L1 || plain == ".."_L1;
    });
}

//! QUrl leaves "+" alone, and many servers read it as a space: every value is encoded afresh.
QString encoded(const QUrlQuery &query)
{
    QByteArray text;
    for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (!text.isEmpty())
            text += '&';
        text += QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value);
    }
    return QString::fromLatin1(text);
}

} // namespace

Result<QUrl> requestUrl(const QUrl &adminUrl, const QString &path, const QUrlQuery &query)
{
    const bool http = adminUrl.scheme() == "http"_L1 || adminUrl.scheme() == "https"_L1;
    if (!adminUrl.isValid() || !http || adminUrl.host().isEmpty()) {
        return unusable(Error::Kind::BadFile, u"admin_url is not an http or https address"_s,
                        u"Write it like https://gateway.example:8444"_s);
    }
    if (!adminUrl.userInfo().isEmpty() || adminUrl.hasQuery() || adminUrl.hasFragment()) {
        return unusable(Error::Kind::BadFile,
                        u"admin_url holds more than scheme, host, port and path"_s,
                        u"Put credentials in auth, and leave out what follows ? or #"_s);
    }
    if (!path.startsWith(u'/') || climbs(path)) {
        return unusable(Error::Kind::Internal, u"the request's path is not one below admin_url"_s,
                        u"The gateway may have sent an identifier that is none"_s);
    }
    QString base = adminUrl.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    QUrl url = adminUrl;
    url.setPath(base + path, QUrl::TolerantMode);
    if (!query.isEmpty())
        url.setQuery(encoded(query), QUrl::StrictMode);
    return url;
}

} // namespace bulkhead
