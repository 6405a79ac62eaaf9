// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongpager.h"

#include "gateways/transport/retry.h"

#include <QSet>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 1000; // the most that Kong allows
constexpr int maxEmptyPages = 100;

HttpRequest pageRequest(const KongSource &source, const QString &offset)
{
    QUrlQuery query;
    query.addQueryItem(u"size"_s, QString::number(pageSize));
    // The cursor goes back as it came: "+", "&" and the like must not change their meaning.
    if (!offset.isEmpty())
        query.addQueryItem(u"offset"_s, QString::fromLatin1(QUrl::toPercentEncoding(offset)));
    return HttpRequest(source.path, query);
}

Error cancelled(const QString &place)
{
    return Error{.kind = Error::Kind::Cancelled,
                 .place = place,
                 .what = u"the reading was cancelled"_s,
                 .hint = {},
                 .retryAfter = {}};
}

std::optional<std::int64_t> answerTime(const HttpReply &reply)
{
    const auto date = httpDate(reply.header("date"));
    return date ? std::optional<std::int64_t>(date->toSecsSinceEpoch()) : std::nullopt;
}

} // namespace

KongSource::KongSource(KongCollection which, const QString &prefix, std::string workspace,
                       std::string upstream)
    : collection(which)
    , upstreamId(std::move(upstream))
{
    std::string name = kongCollection(which).name;
    if (which == KongCollection::Targets)
        name = "upstreams/" + upstreamId + "/targets";
    path = prefix + u'/' + QString::fromStdString(name);
    key.workspace = std::move(workspace);
    key.name = std::move(name);
}

struct KongPager::Pass
{
    KongRows rows;
    KongTrail trail;
    QSet<QString> offsets; //!< that were named so far
    int emptyPages = 0;    //!< one after the other
    std::optional<Error> error;
};

struct KongPager::Check
{
    std::vector<KongTrail::Window> windows;
    std::size_t next = 0;
    bool isSame = true;
};

KongPager::KongPager(HttpSession &session, const Fingerprinter &fingerprinter, int concurrency)
    : m_session(session)
    , m_pages(fingerprinter, &session)
    , m_concurrency(std::max(concurrency, 1))
{
}

Error KongPager::broken(const HttpRequest &request, const QString &what) const
{
    return Error{.kind = Error::Kind::Protocol,
                 .place = m_session.place(request),
                 .what = what,
                 .hint = u"check that the admin URL leads to Kong itself"_s,
                 .retryAfter = {}};
}

std::shared_ptr<KongPage> KongPager::start(const KongSource &source, const HttpReply &reply,
                                           KongPage::Rows rows)
{
    auto page = std::make_shared<KongPage>(reply.body, source.collection, source.upstreamId);
    m_pages.read(page, rows);
    return page;
}

std::optional<Error> KongPager::problemOf(const HttpRequest &request, const HttpReply &reply,
                                          const KongPage &page)
{
    switch (page.problem) {
    case KongPage::Problem::None:
        return std::nullopt;
    case KongPage::Problem::NotJson:
        if (const auto parsed = m_session.parse(request, reply); !parsed)
            return parsed.error(); // in the session's words
        break;
    case KongPage::Problem::NoList:
        break;
    case KongPage::Problem::NoOffset:
        return broken(request, u"the answer says that more follows, but not from where"_s);
    }
    return broken(request, u"the answer holds no list of rows"_s);
}

std::optional<Error> KongPager::endlessness(const HttpRequest &request, const KongPage &page, Pass &pass) const
{
    pass.emptyPages = page.ids.empty() ? pass.emptyPages + 1 : 0;
    if (pass.emptyPages > maxEmptyPages)
        return broken(request, u"the paging does not end: only empty pages follow"_s);
    if (!page.next.isEmpty() && pass.offsets.contains(page.next))
        return broken(request, u"the paging does not end: an offset comes again"_s);
    pass.offsets.insert(page.next);
    return std::nullopt;
}

void KongPager::take(KongPage &page, const QString &offset, const HttpReply &reply, Pass &pass)
{
    pass.trail.startPage(offset, answerTime(reply));
    for (const KongPage::Id &row : page.ids)
        pass.trail.addRow(row.id, row.createdAt);
    pass.trail.endPage(page.next);
    m_rows += qint64(page.ids.size());
    appendKongRows(pass.rows, std::move(page.rows));
}

QCoro::Task<KongPager::Pass> KongPager::readPass(KongSource source)
{
    Pass pass;
    HttpRequest request = pageRequest(source, {});
    auto answer = m_session.get(request);
    for (QString offset;;) {
        m_step = QString::fromStdString(source.key.name);
        const Result<HttpReply> reply = co_await answer;
        if (!reply) {
            pass.error = reply.error();
            co_return pass;
        }
        const auto page = start(source, *reply, KongPage::Rows::Map);
        co_await page->parsed.wait();
        const HttpRequest asked = request;
        pass.error = problemOf(asked, *reply, *page);
        if (!pass.error)
            pass.error = endlessness(asked, *page, pass);
        // The gateway is at the next page already while the rows of this one are mapped.
        const bool goesOn = !pass.error && !page->next.isEmpty();
        if (goesOn) {
            request = pageRequest(source, page->next);
            answer = m_session.get(request);
        }
        co_await page->mapped.wait();
        if (!pass.error && page->hasRowWithoutId)
            pass.error = broken(asked, u"the answer holds a row without an id"_s);
        if (!pass.error)
            take(*page, offset, *reply, pass);
        if (goesOn && pass.error)
            co_await answer;
        if (!goesOn || pass.error)
            co_return pass;
        offset = page->next;
    }
}

QCoro::Task<void> KongPager::askSomeAgain(KongSource source, std::shared_ptr<Check> check)
{
    while (check->isSame && check->next < check->windows.size()) {
        const KongTrail::Window window = check->windows[check->next++];
        HttpRequest request = pageRequest(source, window.offset);
        const Result<HttpReply> reply = co_await m_session.get(request);
        if (!reply) {
            check->isSame = false;
            co_return;
        }
        const auto page = start(source, *reply, KongPage::Rows::OnlyIds);
        co_await page->mapped.wait();
        check->isSame = check->isSame && page->problem == KongPage::Problem::None
            && KongTrail::digestOf(page->idText(), page->next) == window.ids;
    }
}

QCoro::Task<bool> KongPager::isSameAgain(KongSource source, std::vector<KongTrail::Window> windows)
{
    auto check = std::make_shared<Check>();
    check->windows = std::move(windows);
    std::vector<QCoro::Task<void>> workers;
    const auto count = std::min(check->windows.size(), static_cast<std::size_t>(m_concurrency));
    for (std::size_t i = 0; i < count; ++i)
        workers.push_back(askSomeAgain(source, check));
    for (auto &worker : workers)
        co_await worker;
    co_return check->isSame;
}

QCoro::Task<KongPageSet> KongPager::read(KongSource source)
{
    KongPageSet result;
    result.report.key = source.key;
    result.report.kinds = kongCollection(source.collection).kinds;
    for (int attempt = 0; attempt < 2; ++attempt) {
        Pass pass = co_await readPass(source);
        result.report.received = std::int64_t(pass.trail.rowCount());
        if (pass.error) {
            const bool missing = pass.error->kind == Error::Kind::NotFound;
            if (missing && kongCollection(source.collection).isOptional)
                result.report.state = FactState::Unsupported;
            else
                result.report.error = pass.error;
            co_return result;
        }
        bool whole = !pass.trail.showsChange();
        if (whole)
            whole = co_await isSameAgain(source, pass.trail.windowsToAskAgain());
        if (!whole && m_session.isCancelled()) {
            const HttpRequest request = pageRequest(source, {});
            result.report.error = cancelled(m_session.place(request));
            co_return result;
        }
        result.report.state = pass.trail.rowCount() == 0 ? FactState::KnownEmpty : FactState::Known;
        result.report.torn = !whole;
        result.rows = std::move(pass.rows);
        if (whole)
            break;
    }
    co_return result;
}

} // namespace bulkhead
