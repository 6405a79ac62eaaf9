// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/demoservers.h"

#include "demo/fakeapisix.h"
#include "demo/fakecaddy.h"
#include "demo/fakekong.h"
#include "demo/meridian/meridian.h"
#include "identity/secretfile.h"

#include <QDir>
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
    std::map<QString, std::unique_ptr<FakeKong>> kongs;
    std::map<QString, std::unique_ptr<FakeApisix>> apisixes;
    std::map<QString, std::unique_ptr<FakeCaddy>> caddies;
    QHash<QString, QString> urls;

    void start(const DemoGateway &gateway, int day)
    {
        const QString id = QString::fromLatin1(gateway.id);
        switch (gateway.product) {
        case Product::Kong:
            keep(kongs, id, std::make_unique<FakeKong>(kongSeed(gateway, day), kongOptions(gateway)));
            break;
        case Product::Apisix:
            keep(apisixes, id, makeApisix(gateway, day));
            break;
        case Product::Caddy:
            keep(caddies, id, makeCaddy(gateway, day));
            break;
        }
    }

private:
    template<typename Fake>
    void keep(std::map<QString, std::unique_ptr<Fake>> &fakes, const QString &id,
              std::unique_ptr<Fake> fake)
    {
        urls.insert(id, fake->url().toString());
        fakes[id] = std::move(fake);
    }

    static FakeKongOptions kongOptions(const DemoGateway &gateway)
    {
        FakeKongOptions options;
        options.hostname = gateway.id;
        options.pgHost = std::string("pg-") + gateway.id + ".meridian.example";
        return options;
    }

    static std::unique_ptr<FakeCaddy> makeCaddy(const DemoGateway &gateway, int day)
    {
        const std::string text = canonical(caddyConfig(gateway, day));
        return std::make_unique<FakeCaddy>(
            QJsonDocument::fromJson(QByteArray::fromStdString(text)).object());
    }

    static std::unique_ptr<FakeApisix> makeApisix(const DemoGateway &gateway, int day)
    {
        ApisixSeed seed;
        for (auto &[name, objects] : apisixObjects(gateway, day)) {
            for (const JsonValue &object : objects)
                seed.add(name, *object.object());
        }
        FakeApisixOptions options;
        options.adminKey = adminKey();
        return std::make_unique<FakeApisix>(std::move(seed), options);
    }
};

DemoServers::DemoServers(int day)
    : d(std::make_unique<Private>())
{
    for (const DemoGateway &gateway : gateways())
        d->start(gateway, day);
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

Result<QString> DemoServers::writeEstate(const QString &folder) const
{
    const QString keyFile = folder + u"/apisix-admin.key"_s;
    QDir().mkpath(folder);
    if (const auto kept = replaceSecretFile(keyFile, Secret(adminKey())); !kept)
        return kept.error();
    const QString path = folder + u"/estate.yaml"_s;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(estateText(keyFile)) < 0 || !file.commit()) {
        return Error{.kind = Error::Kind::BadFile,
                     .place = path,
                     .what = u"the file cannot be written"_s,
                     .hint = u"check the folder's rights and the disk"_s,
                     .retryAfter = {}};
    }
    return path;
}

} // namespace bulkhead::demo
