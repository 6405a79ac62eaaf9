// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/fakeapisix.h"

#include "demo/apisixcontrol.h"
#include "demo/apisixresponder.h"

#include <QThread>

#include <map>
#include <mutex>
#include <optional>

namespace bulkhead {

using namespace Qt::StringLiterals;

class FakeApisix::Private
{
public:
    Private(FakeApisix &owner, ApisixSeed &&seed, FakeApisixOptions given)
        : fake(owner)
        , options(std::move(given))
        , tables(ApisixTraits(options))
        , responder(options, tables)
        , control(ApisixTraits(options), tables)
    {
        for (auto &[collection, value] : seed.objects)
            tables.put(collection, std::move(value));
    }

    DemoReply handle(const DemoRequest &request);
    DemoReply handleControl(const DemoRequest &request);

    FakeApisix &fake;
    const FakeApisixOptions options;
    mutable std::recursive_mutex mutex; // hooks change rows while a request is answered
    ApisixTables tables;
    ApisixResponder responder;
    const ApisixControl control;
    std::chrono::milliseconds delay{0};
    bool etcdDown = false, etcdFrozen = false;
    std::optional<ApisixTables> remembered; //!< what the gateway works with, if it does not follow
    std::map<std::string, int> failures;
    std::map<std::string, DemoReply> answers;
    std::function<void(FakeApisix &, const std::string &, int)> hook;
    std::map<std::string, int> lists;
    std::vector<std::string> log;
    QThread thread;
    int controlRequests = 0;
    quint16 port = 0, controlPort = 0;

private:
    DemoReply answer(const DemoRequest &request);
};

DemoReply FakeApisix::Private::answer(const DemoRequest &request)
{
    if (const auto given = answers.find(request.path.toStdString()); given != answers.end())
        return given->second;
    const std::string list = responder.listOf(request);
    const std::string collection = list.ends_with("/credentials") ? "credentials" : list;
    if (const auto failure = failures.find(collection); !list.empty() && failure != failures.end())
        return responder.error(failure->second, "failed to read from the store");
    if (!list.empty() && hook)
        hook(fake, list, ++lists[list]);
    using Etcd = ApisixResponder::Etcd;
    return responder.answer(request, etcdFrozen ? Etcd::Frozen : etcdDown ? Etcd::Down : Etcd::Up);
}

DemoReply FakeApisix::Private::handle(const DemoRequest &request)
{
    const std::lock_guard lock(mutex);
    log.push_back(request.verb.toStdString() + ' ' + request.path.toStdString());
    DemoReply reply = answer(request);
    reply.delay = delay;
    return reply;
}

DemoReply FakeApisix::Private::handleControl(const DemoRequest &request)
{
    const std::lock_guard lock(mutex);
    ++controlRequests;
    return remembered ? ApisixControl(ApisixTraits(options), *remembered).answer(request) : control.answer(request);
}

FakeApisix::FakeApisix(ApisixSeed seed, FakeApisixOptions options)
    : d(std::make_unique<Private>(*this, std::move(seed), std::move(options)))
{
    d->thread.setObjectName(u"fake-apisix"_s);
    auto *home = new QObject; // goes with the thread
    home->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, home, &QObject::deleteLater);
    d->thread.start();
    Private *state = d.get();
    const auto listen = [state, home] {
        auto *listener = new HttpListener(
            [state](const DemoRequest &request) { return state->handle(request); }, home);
        if (listener->listen(QHostAddress(state->options.host), quint16(state->options.port)))
            state->port = listener->serverPort();
        auto *control = new HttpListener(
            [state](const DemoRequest &request) { return state->handleControl(request); }, home);
        if (control->listen(QHostAddress(state->options.host)))
            state->controlPort = control->serverPort();
    };
    QMetaObject::invokeMethod(home, listen, Qt::BlockingQueuedConnection);
}

FakeApisix::~FakeApisix()
{
    d->thread.quit();
    d->thread.wait();
}

QUrl FakeApisix::url() const
{
    return QUrl(u"http://%1:%2"_s.arg(d->options.host).arg(d->port));
}

QUrl FakeApisix::controlUrl() const
{
    return QUrl(u"http://%1:%2"_s.arg(d->options.host).arg(d->controlPort));
}

void FakeApisix::setDelay(std::chrono::milliseconds delay)
{
    const std::lock_guard lock(d->mutex);
    d->delay = delay;
}

void FakeApisix::setEtcdDown(bool down)
{
    const std::lock_guard lock(d->mutex);
    d->etcdDown = down;
}

void FakeApisix::setEtcdFrozen(bool frozen)
{
    const std::lock_guard lock(d->mutex);
    d->etcdFrozen = frozen;
}

void FakeApisix::setFollowing(bool following)
{
    const std::lock_guard lock(d->mutex);
    if (following)
        d->remembered.reset();
    else
        d->remembered = d->tables;
}

void FakeApisix::advance(std::chrono::seconds time)
{
    const std::lock_guard lock(d->mutex);
    d->tables.advance(time.count());
}

void FakeApisix::onPatch(std::function<void(FakeApisix &, const std::string &)> hook)
{
    const std::lock_guard lock(d->mutex);
    d->responder.onSwap([this, hook = std::move(hook)](const std::string &path) {
        if (hook)
            hook(*this, path);
    });
}

void FakeApisix::failCollection(const std::string &name, int status)
{
    const std::lock_guard lock(d->mutex);
    if (status == 0)
        d->failures.erase(name);
    else
        d->failures[name] = status;
}

void FakeApisix::onList(std::function<void(FakeApisix &, const std::string &, int)> hook)
{
    const std::lock_guard lock(d->mutex);
    d->hook = std::move(hook);
}

void FakeApisix::answer(const std::string &path, int status, const std::string &contentType,
                        const std::string &body)
{
    const std::lock_guard lock(d->mutex);
    DemoReply reply;
    reply.status = status;
    reply.reason = "Set";
    reply.headers = {{"Content-Type", QByteArray::fromStdString(contentType)}};
    reply.body = QByteArray::fromStdString(body);
    d->answers[path] = reply;
}

void FakeApisix::put(const std::string &collection, ApisixSeed::Object value)
{
    const std::lock_guard lock(d->mutex);
    d->tables.put(collection, std::move(value));
}

void FakeApisix::remove(const std::string &collection, const std::string &id)
{
    const std::lock_guard lock(d->mutex);
    d->tables.remove(collection, id);
}

std::vector<std::string> FakeApisix::ids(const std::string &collection) const
{
    const std::lock_guard lock(d->mutex);
    std::vector<std::string> ids;
    for (const ApisixObject &row : d->tables.rows(collection))
        ids.push_back(row.id);
    return ids;
}

int FakeApisix::requestCount() const
{
    const std::lock_guard lock(d->mutex);
    return static_cast<int>(d->log.size());
}

int FakeApisix::controlRequestCount() const
{
    const std::lock_guard lock(d->mutex);
    return d->controlRequests;
}

std::vector<std::string> FakeApisix::requests() const
{
    const std::lock_guard lock(d->mutex);
    return d->log;
}

} // namespace bulkhead
