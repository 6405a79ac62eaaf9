// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixpager.h"

#include "core/jsonreader.h"
#include "gateways/apisix/apisixerrors.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 500; // the largest that is allowed

} // namespace

QUrlQuery apisixPageQuery(int number, int size)
{
    QUrlQuery query;
    query.addQueryItem(u"page"_s, QString::number(number));
    query.addQueryItem(u"page_size"_s, QString::number(size));
    return query;
}

ApisixPager::ApisixPager(HttpSession &session, ApisixMapper &mapper, QString prefix)
    : m_session(session)
    , m_mapper(mapper)
    , m_prefix(std::move(prefix))
{
}

QCoro::Task<Result<ApisixPage>> ApisixPager::page(ApisixCollection collection, QString path,
                                                  std::string owner, int number)
{
    const HttpRequest request(m_prefix + path, apisixPageQuery(number, pageSize));
    HttpRequest sent = request;
    m_step = QString::fromLatin1(apisixCollection(collection).name);
    const Result<HttpReply> reply = co_await m_session.send(std::move(sent));
    if (!reply)
        co_return reply.error();
    if (isApisixKeyMissing(m_session, request, *reply))
        co_return ApisixPage();
    if (reply->status != 200)
        co_return apisixError(m_session, request, *reply);
    const auto root = m_session.parse(request, *reply);
    if (!root)
        co_return root.error();
    const auto map = [&](JsonElement value, std::vector<EntityRecord> &out) {
        m_mapper.map(collection, value, out, owner);
    };
    Result<ApisixPage> read = readApisixPage(*root, map);
    if (!read) {
        Error error = read.error();
        error.place = m_session.place(request);
        // Before 3.11 a path below an id is ignored, and the consumer itself comes back.
        if (collection == ApisixCollection::Credentials && memberAt(*root, "value"))
            error.kind = Error::Kind::Unsupported;
        co_return error;
    }
    m_rows += static_cast<qint64>(read->rows.size());
    co_return read;
}

QCoro::Task<Result<ApisixPageSet>> ApisixPager::readOnce(ApisixCollection collection, QString path,
                                                         std::string owner)
{
    Result<ApisixPage> first = co_await page(collection, path, owner, 1);
    if (!first)
        co_return first.error();
    std::vector<ApisixPage> pages;
    const int count = static_cast<int>((first->total + pageSize - 1) / pageSize);
    if (count <= 1 || static_cast<std::int64_t>(first->rows.size()) >= first->total) {
        pages.push_back(*std::move(first));
        co_return joinApisixPages(std::move(pages));
    }
    // Everything is read between two looks at the last page; the first page only told how many there are.
    m_rows -= static_cast<qint64>(first->rows.size());
    Result<ApisixPage> last = co_await page(collection, path, owner, count);
    if (!last)
        co_return last.error();
    std::vector<QCoro::Task<Result<ApisixPage>>> tasks;
    for (int number = 1; number < count; ++number)
        tasks.push_back(page(collection, path, owner, number));
    std::optional<Error> failed;
    for (auto &task : tasks) { // each is waited for: they use this object
        Result<ApisixPage> read = co_await task;
        if (read)
            pages.push_back(*std::move(read));
        else if (!failed)
            failed = read.error();
    }
    if (failed)
        co_return *failed;
    const Result<ApisixPage> again = co_await page(collection, path, owner, count);
    if (!again)
        co_return again.error();
    m_rows -= static_cast<qint64>(again->rows.size());
    const bool isSame = sameApisixPage(*last, *again);
    pages.push_back(*std::move(last));
    ApisixPageSet set = joinApisixPages(std::move(pages));
    set.torn = set.torn || !isSame;
    co_return set;
}

QCoro::Task<Result<ApisixPageSet>> ApisixPager::read(ApisixCollection collection, QString path,
                                                     std::string owner)
{
    Result<ApisixPageSet> set = co_await readOnce(collection, path, owner);
    if (!set || !set->torn)
        co_return set;
    if (collection == ApisixCollection::Routes)
        m_mapper.forgetRoutes();
    Result<ApisixPageSet> again = co_await readOnce(collection, path, owner);
    co_return again;
}

} // namespace bulkhead
