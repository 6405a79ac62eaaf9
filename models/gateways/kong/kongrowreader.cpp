// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongrowreader.h"

#include "core/jsonreader.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPages = 10000; // of a thousand rows

HttpRequest requestOf(const std::string &path, const QUrlQuery &query = {})
{
    return HttpRequest(u'/' + QString::fromStdString(path), query);
}

} // namespace

std::string kongSegment(const std::string &text)
{
    return encodeSegment(QString::fromStdString(text)).toStdString();
}

QCoro::Task<Result<std::optional<JsonValue>>> KongRowReader::row(std::string path)
{
    const HttpRequest request = requestOf(path);
    const auto reply = co_await m_session.send(request);
    if (!reply)
        co_return reply.error();
    if (reply->status == 404)
        co_return std::optional<JsonValue>();
    if (reply->status < 200 || reply->status > 299)
        co_return m_session.statusError(request, *reply);
    const auto json = m_session.parse(request, *reply);
    if (!json)
        co_return json.error();
    co_return std::optional<JsonValue>(JsonValue::from(*json));
}

QCoro::Task<Result<KongRowReader::Page>> KongRowReader::page(std::string path, QString offset)
{
    QUrlQuery query;
    query.addQueryItem(u"size"_s, u"1000"_s);
    if (!offset.isEmpty())
        query.addQueryItem(u"offset"_s, QString::fromLatin1(QUrl::toPercentEncoding(offset)));
    const HttpRequest request = requestOf(path, query);
    const auto reply = co_await m_session.send(request);
    if (!reply)
        co_return reply.error();
    Page page;
    if (reply->status == 404)
        co_return page;
    if (reply->status < 200 || reply->status > 299)
        co_return m_session.statusError(request, *reply);
    const auto json = m_session.parse(request, *reply);
    if (!json)
        co_return json.error();
    const JsonValue body = JsonValue::from(*json);
    const JsonValue *data = body.find("data"), *next = body.find("offset");
    if (data == nullptr || (data->array() == nullptr && !(data->object() != nullptr && data->object()->empty()))) {
        co_return Error{.kind = Error::Kind::Protocol, .place = m_session.place(request), .what = u"this is no list of Kong"_s,
                        .hint = u"check kind and admin_url"_s, .retryAfter = {}};
    }
    if (data->array() != nullptr)
        page.rows = *data->array();
    if (next != nullptr && next->string() != nullptr)
        page.next = QString::fromStdString(*next->string());
    co_return page;
}

QCoro::Task<Result<std::vector<JsonValue>>> KongRowReader::list(std::string path)
{
    std::vector<JsonValue> rows;
    QString offset;
    for (int pages = 0; pages < mostPages; ++pages) {
        auto page = co_await this->page(path, offset);
        if (!page)
            co_return page.error();
        rows.insert(rows.end(), std::make_move_iterator(page->rows.begin()), std::make_move_iterator(page->rows.end()));
        if (page->next.isEmpty() || page->next == offset)
            co_return rows;
        offset = page->next;
    }
    const HttpRequest request = requestOf(path);
    co_return Error{.kind = Error::Kind::Protocol, .place = m_session.place(request), .what = u"the list does not end"_s,
                    .hint = u"look at what lies between here and the gateway"_s, .retryAfter = {}};
}

QCoro::Task<Result<bool>> KongRowReader::has(std::string path, std::function<bool(const JsonValue &row)> isIt)
{
    const auto rows = co_await list(std::move(path));
    if (!rows)
        co_return rows.error();
    for (const JsonValue &row : *rows) {
        if (isIt(row))
            co_return true;
    }
    co_return false;
}

} // namespace bulkhead
