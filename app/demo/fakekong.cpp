// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/fakekong.h"

#include "demo/kongresponder.h"

#include <QDateTime>
#include <QLocale>
#include <QThread>

#include <algorithm>
#include <mutex>

namespace bulkhead {

using namespace Qt::StringLiterals;

class FakeKong::Private
{
public:
    Private(FakeKong &owner, const KongSeed &seed, FakeKongOptions given)
        : fake(owner)
        , options(std::move(given))
        , tables(seed)
    {
        for (const auto &[name, rows] : options.workspaces)
            workspaces.emplace(name, KongTables(rows));
        options.workspaces.clear();
    }

    DemoReply handle(const DemoRequest &request);

    FakeKong &fake;
    FakeKongOptions options;
    mutable std::recursive_mutex mutex; // hooks change rows while a request is answered
    KongTables tables;
    std::map<std::string, KongTables> workspaces;
    std::chrono::milliseconds delay{0};
    bool rootHangs = false, databaseDown = false;
    qint64 now = 0;
    std::map<std::string, int> failures;
    std::map<std::string, DemoReply> answers;
    std::function<void(FakeKong &, const std::string &, int)> hook;
    int lists = 0;
    std::vector<std::string> log;
    QThread thread;
    HttpListener *listener = nullptr; // lives in the thread
    quint16 port = 0;

private:
    DemoReply answer(const DemoRequest &request, KongTables &rows);
    [[nodiscard]] DemoReply workspaceList(const KongResponder &responder) const;
};

DemoReply FakeKong::Private::workspaceList(const KongResponder &responder) const
{
    JsonValue::Array data;
    for (const auto &[name, rows] : workspaces)
        data.push_back(JsonValue::Object{{"id", KongSeed::uuid("workspace/" + name)}, {"name", name}});
    return responder.json(200, JsonValue::Object{{"data", data}, {"next", nullptr}});
}

DemoReply FakeKong::Private::answer(const DemoRequest &request, KongTables &rows)
{
    KongResponder responder(options, rows);
    if (request.path == "/"_L1 && rootHangs) {
        DemoReply reply;
        reply.never = true;
        return reply;
    }
    if (const auto given = answers.find(request.path.toStdString()); given != answers.end())
        return given->second;
    if (!options.token.empty() && request.header("kong-admin-token") != QByteArray::fromStdString(options.token))
        return responder.message(401, "Invalid credentials. Token or User credentials required");
    if (request.path == "/workspaces"_L1 && !workspaces.empty())
        return workspaceList(responder);
    const std::string list = responder.listOf(request.path);
    const std::string collection = isTargetList(list) ? "targets" : list;
    const auto &forbidden = options.forbidden;
    if (!list.empty() && std::find(forbidden.begin(), forbidden.end(), collection) != forbidden.end())
        return responder.message(403, "You do not have permissions to read this resource");
    if (const auto failure = failures.find(collection); !list.empty() && failure != failures.end())
        return responder.message(failure->second, "An unexpected error occurred");
    if (!list.empty() && hook)
        hook(fake, list, ++lists);
    return responder.answer(request, databaseDown);
}

DemoReply FakeKong::Private::handle(const DemoRequest &request)
{
    const std::lock_guard lock(mutex);
    log.push_back(request.verb.toStdString() + ' ' + request.path.toStdString());
    DemoRequest inner = request;
    KongTables *rows = &tables;
    const QString first = request.path.section(u'/', 1, 1);
    if (const auto workspace = workspaces.find(first.toStdString()); workspace != workspaces.end()) {
        rows = &workspace->second;
        inner.path = request.path.mid(first.size() + 1);
        if (inner.path.isEmpty())
            inner.path = u"/"_s;
    }
    DemoReply reply = answer(inner, *rows);
    reply.delay = delay;
    const QDateTime date = now > 0 ? QDateTime::fromSecsSinceEpoch(now, Qt::UTC) : QDateTime::currentDateTimeUtc();
    reply.headers.append({"Date", QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1()});
    return reply;
}

FakeKong::FakeKong(KongSeed seed, FakeKongOptions options)
    : d(std::make_unique<Private>(*this, std::move(seed), std::move(options)))
{
    d->thread.setObjectName(u"fake-kong"_s);
    auto *home = new QObject;
    home->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, home, &QObject::deleteLater);
    d->thread.start();
    QMetaObject::invokeMethod(
        home,
        [this, home] {
            Private *state = d.get();
            d->listener = new HttpListener([state](const DemoRequest &request) { return state->handle(request); },
                                           home);
            if (d->listener->listen(QHostAddress(d->options.host), quint16(d->options.port)))
                d->port = d->listener->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

FakeKong::~FakeKong()
{
    d->thread.quit();
    d->thread.wait();
}

QUrl FakeKong::url() const
{
    QUrl url(u"http://"_s + d->options.host);
    url.setPort(d->port);
    return url;
}

void FakeKong::setDelay(std::chrono::milliseconds delay)
{
    const std::lock_guard lock(d->mutex);
    d->delay = delay;
}

void FakeKong::setRootHangs(bool hangs)
{
    const std::lock_guard lock(d->mutex);
    d->rootHangs = hangs;
}

void FakeKong::failCollection(const std::string &name, int status)
{
    const std::lock_guard lock(d->mutex);
    if (status == 0)
        d->failures.erase(name);
    else
        d->failures[name] = status;
}

void FakeKong::setDatabaseDown(bool down)
{
    const std::lock_guard lock(d->mutex);
    d->databaseDown = down;
}

void FakeKong::setTime(qint64 secondsSince1970)
{
    const std::lock_guard lock(d->mutex);
    d->now = secondsSince1970;
}

void FakeKong::onList(std::function<void(FakeKong &, const std::string &, int)> hook)
{
    const std::lock_guard lock(d->mutex);
    d->hook = std::move(hook);
    d->lists = 0;
}

void FakeKong::answer(const std::string &path, int status, const std::string &contentType,
                      const std::string &body)
{
    DemoReply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", QByteArray::fromStdString(contentType)}};
    reply.body = QByteArray::fromStdString(body);
    const std::lock_guard lock(d->mutex);
    d->answers[path] = reply;
}

void FakeKong::add(const std::string &collection, KongSeed::Row fields)
{
    KongSeed one;
    one.add(collection, std::move(fields));
    const std::lock_guard lock(d->mutex);
    d->tables.put(collection, one.rows().at(collection).front());
}

void FakeKong::remove(const std::string &collection, const std::string &id)
{
    const std::lock_guard lock(d->mutex);
    d->tables.remove(collection, id);
}

std::vector<std::string> FakeKong::ids(const std::string &collection) const
{
    const std::lock_guard lock(d->mutex);
    std::vector<std::string> ids;
    for (const KongRow &row : d->tables.rows(collection))
        ids.push_back(row.id);
    return ids;
}

int FakeKong::requestCount() const
{
    const std::lock_guard lock(d->mutex);
    return int(d->log.size());
}

int FakeKong::mostAtOnce() const
{
    int most = 0;
    QMetaObject::invokeMethod(
        d->listener, [this, &most] { most = d->listener->mostAtOnce(); }, Qt::BlockingQueuedConnection);
    return most;
}

std::vector<std::string> FakeKong::requests() const
{
    const std::lock_guard lock(d->mutex);
    return d->log;
}

} // namespace bulkhead
