// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/peoplebench.h"

#include "identity/personkey.h"
#include "identity/publickeyfile.h"
#include "store/sqliteauditstore.h"

#include <QDialog>
#include <QSignalSpy>
#include <QTest>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

using KeyResult = Result<std::shared_ptr<const SigningKey>>;
using TrailResult = Result<std::shared_ptr<AuditTrail>>;

KeyPlace placeOf(const QString &name)
{
    return {u"keychain:bulkhead-person/"_s + name, nullptr};
}

//! A conditional expression must not hold a co_await: gcc 12 destroys the temporaries of both sides.
QCoro::Task<Result<SigningKey>> useKey(PersonKeys &keys, SecretReference place, std::optional<Secret> passphrase, bool isNew)
{
    if (isNew)
        co_return co_await keys.make(place, std::move(passphrase));
    co_return co_await keys.open(place, std::move(passphrase));
}

QCoro::Task<KeyResult> keyAt(std::shared_ptr<MemoryKeychain> keyring, QString folder, KeyPlace place, bool isNew)
{
    PersonKeys keys(keyring.get(), folder);
    const auto reference = SecretReference::fromText(place.reference);
    std::optional<Secret> passphrase;
    if (place.passphrase)
        passphrase = place.passphrase->clone();
    auto key = co_await useKey(keys, *reference, std::move(passphrase), isNew);
    if (!key)
        co_return key.error();
    co_return std::make_shared<const SigningKey>(std::move(*key));
}

QCoro::Task<TrailResult> openTrail(QString path, std::shared_ptr<const SigningKey> logKey, std::shared_ptr<const Clock> clock)
{
    AuditTrailParts trail;
    trail.openStore = [path] { return openSqliteAuditStore(path); };
    trail.logKey = logKey;
    trail.clock = clock;
    co_return std::make_shared<AuditTrail>(std::move(trail));
}

} // namespace

PeopleBench::PeopleBench()
    : m_logKey(std::make_shared<const SigningKey>(SigningKey::generate()))
    , m_audit(std::make_unique<AuditSession>(parts()))
{
    GuiAudit audit;
    audit.session = m_audit.get();
    audit.readCard = &readPublicKeyFile;
    m_gui = std::make_unique<GuiBench>(audit);
    window().restore();
    window().resize(1280, 800);
    window().show();
    window().activateWindow();
    (void)m_gui->waitForView();
    (void)QTest::qWaitFor([this] { return m_audit->view() != nullptr; });
}

PeopleBench::~PeopleBench()
{
    m_gui.reset();
    m_audit.reset();
}

AuditSessionParts PeopleBench::parts() const
{
    AuditSessionParts parts;
    const QString folder = m_folder.path();
    const auto keyring = m_keyring;
    parts.openTrail = [store = file(u"store.db"_s), logKey = m_logKey, clock = m_estate.clock()](const EstateConfig &) { return openTrail(store, logKey, clock); };
    parts.openKey = [keyring, folder](const KeyPlace &place) { return keyAt(keyring, folder, place, false); };
    parts.makeKey = [keyring, folder](const KeyPlace &place) { return keyAt(keyring, folder, place, true); };
    parts.readCard = [](const QString &path) { return readPublicKeyFile(path); };
    parts.writeCard = [](const QString &path, const SigningKey &key) { return writePublicKeyFile(path, key); };
    parts.clock = m_estate.clock();
    return parts;
}

void PeopleBench::begin(const QString &name, const QStringList &roles)
{
    m_audit->addFirstPerson(name, roles, placeOf(name));
    QVERIFY(QTest::qWaitFor([&] { return m_audit->roles().size() == roles.size(); }));
}

QString PeopleBench::makeCard(const QString &name)
{
    QSignalSpy made(m_audit.get(), &AuditSession::keyMade);
    const QString path = file(name + u".pub"_s);
    m_audit->makeKey(placeOf(name), path);
    return made.wait() ? path : QString();
}

void PeopleBench::add(const QString &name, const QStringList &roles)
{
    m_audit->addPerson(name, roles, makeCard(name));
    QVERIFY(QTest::qWaitFor([&] { return state().person(name.toStdString()) != nullptr; }));
}

void PeopleBench::signIn(const QString &name)
{
    m_audit->signIn(name, placeOf(name));
    QVERIFY(QTest::qWaitFor([&] { return m_audit->acting().person == name; }));
}

void PeopleBench::showPeople() const
{
    window().showScreen(Screen::Settings, peopleItem);
    QCoreApplication::processEvents();
}

QWidget *PeopleBench::openDialog() const
{
    for (QDialog *dialog : window().findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace bulkhead::test
