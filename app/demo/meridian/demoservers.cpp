// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/demoservers.h"

#include "demo/fakeapisix.h"
#include "demo/fakecaddy.h"
#include "demo/fakekong.h"
#include "demo/meridian/meridian.h"
#include "identity/secretfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <map>

namespace bulkhead::demo {

using namespace Qt::StringLiterals;

namespace {

const std::string &adminKey()
{
    static const std::string key = madeUpSecret("apisix admin");
    return key;
}

//! The targets of all upstreams, which Kong lists below each of them.
std::string kongCollection(const std::string &name, const JsonValue::Object &row)
{
    if (name != "targets")
        return name;
    const JsonValue *upstream = row.find("upstream") == row.end() ? nullptr : &row.at("upstream");
    const JsonValue *id = upstream ? upstream->find("id") : nullptr;
    return "upstreams/" + (id && id->string() ? *id->string() : std::string()) + "/targets";
}

constexpr int firstPort = 8001;

//! An address of loopback that hardly another folder has.
QString loopbackOf(const QString &folder)
{
    const QByteArray digest = QCryptographicHash::hash(QDir(folder).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    const auto byte = [&digest](qsizetype i) { return static_cast<unsigned char>(digest[i]); };
    return u"127.%1.%2.%3"_s.arg(64 + byte(0) % 64).arg(byte(1)).arg(1 + byte(2) % 254);
}

KongSeed kongSeed(const DemoGateway &gateway, int day)
{
    KongSeed seed;
    for (auto &[name, objects] : kongObjects(gateway, day)) {
        for (const JsonValue &object : objects)
            seed.add(kongCollection(name, *object.object()), *object.object());
    }
    return seed;
}

} // namespace

class DemoServers::Private
{
public:
    explicit Private(const QString &folder)
        : m_folder(folder)
        , m_host(loopbackOf(folder))
    {
    }

    std::map<QString, std::unique_ptr<FakeKong>> kongs;
    std::map<QString, std::unique_ptr<FakeApisix>> apisixes;
    std::map<QString, std::unique_ptr<FakeCaddy>> caddies;
    QHash<QString, QString> urls;

    void start(const DemoGateway &gateway, int port, int day)
    {
        switch (gateway.product) {
        case Product::Kong:
            serve(kongs, gateway, port, [&](const QString &host, int at) { return std::make_unique<FakeKong>(kongSeed(gateway, day), kongOptions(gateway, host, at)); });
            break;
        case Product::Apisix:
            serve(apisixes, gateway, port, [&](const QString &host, int at) { return makeApisix(gateway, day, host, at); });
            break;
        case Product::Caddy:
            serve(caddies, gateway, port, [&](const QString &host, int at) { return makeCaddy(gateway, day, host, at); });
            break;
        }
    }

    [[nodiscard]] const QString &folder() const { return m_folder; }

private:
    template<typename Fake, typename Make>
    void serve(std::map<QString, std::unique_ptr<Fake>> &fakes, const DemoGateway &gateway, int port, Make make)
    {
        std::unique_ptr<Fake> fake = make(m_host, port);
        if (fake->url().port() <= 0)
            fake = make(u"127.0.0.1"_s, 0);
        const QString id = QString::fromLatin1(gateway.id);
        urls.insert(id, fake->url().toString());
        fakes[id] = std::move(fake);
    }

    static FakeKongOptions kongOptions(const DemoGateway &gateway, const QString &host, int port)
    {
        FakeKongOptions options;
        options.hostname = gateway.id;
        options.pgHost = std::string("pg-") + gateway.id + ".meridian.example";
        options.host = host;
        options.port = port;
        return options;
    }

    static std::unique_ptr<FakeCaddy> makeCaddy(const DemoGateway &gateway, int day, const QString &host, int port)
    {
        const std::string text = canonical(caddyConfig(gateway, day));
        return std::make_unique<FakeCaddy>(QJsonDocument::fromJson(QByteArray::fromStdString(text)).object(), static_cast<quint16>(port), host);
    }

    static std::unique_ptr<FakeApisix> makeApisix(const DemoGateway &gateway, int day, const QString &host, int port)
    {
        ApisixSeed seed;
        for (auto &[name, objects] : apisixObjects(gateway, day)) {
            for (const JsonValue &object : objects)
                seed.add(name, *object.object());
        }
        FakeApisixOptions options;
        options.adminKey = adminKey();
        options.host = host;
        options.port = port;
        return std::make_unique<FakeApisix>(std::move(seed), options);
    }

    QString m_folder, m_host;
};

DemoServers::DemoServers(int day, const QString &folder)
    : d(std::make_unique<Private>(folder))
{
    int port = firstPort;
    for (const DemoGateway &gateway : gateways())
        d->start(gateway, port++, day);
}

DemoServers::~DemoServers() = default;

void DemoServers::stop(const QString &gateway)
{
    d->kongs.erase(gateway);
    d->apisixes.erase(gateway);
    d->caddies.erase(gateway);
}

QByteArray DemoServers::estateText(const QString &keyFile) const
{
    return estateFile(d->urls).replace("@key@", keyFile.toUtf8());
}

Result<QString> DemoServers::writeEstate() const
{
    const QString &folder = d->folder();
    const QString keyFile = folder + u"/apisix-admin.key"_s;
    QDir().mkpath(folder);
    if (const auto kept = replaceSecretFile(keyFile, Secret(adminKey())); !kept)
        return kept.error();
    const QString path = folder + u"/estate.yaml"_s;
    const QByteArray text = estateText(keyFile);
    QFile there(path);
    if (there.open(QIODevice::ReadOnly) && there.readAll() == text)
        return path;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0 || !file.commit()) {
        return Error{.kind = Error::Kind::BadFile,
                     .place = path,
                     .what = u"the file cannot be written"_s,
                     .hint = u"check the folder's rights and the disk"_s,
                     .retryAfter = {}};
    }
    return path;
}

} // namespace bulkhead::demo
