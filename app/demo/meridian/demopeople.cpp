// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/demopeople.h"

#include "core/operatingsystemuser.h"
#include "identity/keyfile.h"
#include "identity/publickeyfile.h"
#include "usecases/exportlog.h"
#include "usecases/people.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace bulkhead::demo {

using namespace Qt::StringLiterals;

namespace {

struct DemoPerson
{
    QString name;
    QStringList roles;
    int day; //!< that brings them
};

const QList<DemoPerson> &people()
{
    static const QList<DemoPerson> list = {
        {u"leila.haddad"_s, {u"admin"_s, u"engineer"_s}, 0},
        {u"tomasz.wilk"_s, {u"approver:production-eu"_s}, 0},
        {u"aiko.brandt"_s, {u"auditor"_s}, 1},
        {u"marek.nowotny"_s, {u"engineer"_s}, 3},
        {u"sofia.lind"_s, {u"engineer"_s}, 4},
        {u"jonas.ferrer"_s, {u"admin"_s, u"approver"_s}, 6},
    };
    return list;
}

PublicKeyCard cardOf(const SigningKey &key)
{
    PublicKeyCard card;
    card.key = key.publicKey();
    card.proof = *signatureFromHex(possessionProof(key));
    return card;
}

Result<void> done(const Result<std::uint64_t> &recorded)
{
    return recorded ? Result<void>() : Result<void>(recorded.error());
}

Result<void> addPeople(int day, const Acting &admin, AuditTrail &trail, const EstateConfig &estate, const QString &folder)
{
    for (const DemoPerson &person : people()) {
        if (person.day != day)
            continue;
        const bool isFirst = person.name == admin.person;
        const auto acting = isFirst ? Result<Acting>(admin) : actingAs(person.name, folder);
        if (!acting)
            return acting.error();
        const AuditDraft draft = isFirst ? addFirstPersonDraft(person.name, person.roles, cardOf(*acting->key), estate)
                                         : addPersonDraft(person.name, person.roles, cardOf(*acting->key));
        if (auto recorded = done(trail.record(draft, admin)); !recorded)
            return recorded;
    }
    return {};
}

Result<void> exportAs(const QString &name, AuditTrail &trail, const QString &folder)
{
    const auto auditor = actingAs(name, folder);
    if (!auditor)
        return auditor.error();
    const auto exported = exportLog(trail, *auditor, QDir(folder).filePath(u"meridian-audit.bundle"_s), {}, CancelToken());
    return exported ? Result<void>() : Result<void>(exported.error());
}

} // namespace

Result<Acting> actingAs(const QString &name, const QString &folder)
{
    const QString path = QDir(folder).filePath(name + u".key"_s);
    const Secret passphrase{std::string_view(demoPassphrase)};
    if (!QFile::exists(path)) {
        const SigningKey key = SigningKey::generate();
        if (const auto written = writeKeyFile(path, key, passphrase); !written)
            return written.error();
        if (const auto written = writePublicKeyFile(QDir(folder).filePath(name + u".pub"_s), key); !written)
            return written.error();
    }
    auto key = openKeyFile(path, passphrase);
    if (!key)
        return key.error();
    Acting acting;
    acting.claim = operatingSystemUser();
    acting.person = name;
    acting.key = std::make_shared<const SigningKey>(std::move(*key));
    return acting;
}

Result<void> actOn(int day, AuditTrail &trail, const EstateConfig &estate, const QString &folder)
{
    constexpr int grantDay = 12, exportDay = 24, retireDay = 27;
    const bool somebodyComes = std::any_of(people().begin(), people().end(), [day](const DemoPerson &person) { return person.day == day; });
    if (day == exportDay)
        return exportAs(u"aiko.brandt"_s, trail, folder);
    if (!somebodyComes && day != grantDay && day != retireDay)
        return {};
    const auto admin = actingAs(people().first().name, folder);
    if (!admin)
        return admin.error();
    if (auto added = addPeople(day, *admin, trail, estate, folder); !added)
        return added;
    if (day == grantDay)
        return done(trail.record(changePersonDraft(u"tomasz.wilk"_s, {u"approver:production-us"_s}, {}, std::nullopt), *admin));
    if (day == retireDay)
        return done(trail.record(retirePersonDraft(u"marek.nowotny"_s), *admin));
    return {};
}

} // namespace bulkhead::demo
