// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/memorykeychain.h"
#include "identity/secretfile.h"
#include "identity/storekey.h"

#include <QCoroTask>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <cstdio>
#include <thread>
#include <vector>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

constexpr auto fixedKey = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

SecretReference reference(SecretReference::Scheme scheme, const QString &target)
{
    SecretReference result;
    result.scheme = scheme;
    result.target = target;
    return result;
}

Error failure(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    error.what = u"no keyring"_s;
    return error;
}

Result<StoreKey> open(Keychain &keychain, const SecretReference &where, const QString &store)
{
    return QCoro::waitFor(StoreKey::open(&keychain, where, QFileInfo(store).path(), store));
}

//! What a process of the race does: print the id of the key it ended with.
int runAsMaker(const QString &store)
{
    MemoryKeychain keychain;
    keychain.failure = failure(Error::Kind::Unsupported);
    const auto key = open(keychain, {}, store);
    if (!key)
        return 1;
    std::puts(qPrintable(key->id()));
    return 0;
}

} // namespace

class TestStoreKey : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = m_folder->filePath(u"bulkhead.db"_s);
        m_keychain.clear();
        m_keychain.failure.reset();
    }

    void open_withKeyring_keyIsThereAndTheFileOnlyNotesIt()
    {
        const auto first = open(m_keychain, {}, m_store);
        QVERIFY(first);
        QVERIFY(first->warnings().isEmpty());
        QCOMPARE(m_keychain.size(), std::size_t(1));
        QCOMPARE(readFile(), QByteArray("keychain:" + m_keychain.firstName().toUtf8() + '\n'));
        const auto second = open(m_keychain, {}, m_store);
        QCOMPARE(second->id(), first->id());
    }

    void open_withoutKeyring_fileWithMode0600AndWarning()
    {
        m_keychain.failure = failure(Error::Kind::Unsupported);
        const auto first = open(m_keychain, {}, m_store);
        QVERIFY(first);
        QCOMPARE(first->warnings().size(), 1);
        QVERIFY(first->warnings().first().contains(m_store + u".key"_s));
        struct stat facts = {};
        QCOMPARE(::stat(QFile::encodeName(m_store + u".key"_s).constData(), &facts), 0);
        QCOMPARE(int(facts.st_mode & 0777), 0600);
        m_keychain.failure.reset(); // a keyring that comes later changes nothing
        QCOMPARE(open(m_keychain, {}, m_store)->id(), first->id());
        QCOMPARE(m_keychain.size(), std::size_t(0));
    }

    void open_keyringGoneLater_isAnErrorAndNeverANewKey()
    {
        QVERIFY(open(m_keychain, {}, m_store));
        const QByteArray note = readFile();
        m_keychain.failure = failure(Error::Kind::Unsupported);
        const auto key = open(m_keychain, {}, m_store);
        QVERIFY(!key);
        QCOMPARE(key.error().kind, Error::Kind::SecretMissing);
        QVERIFY(key.error().hint.contains(u"--store-key"_s));
        QCOMPARE(readFile(), note);
    }

    void open_keyringHoldsAnotherKey_isRefused()
    {
        QVERIFY(open(m_keychain, {}, m_store));
        m_keychain.put(m_keychain.firstName(), fixedKey);
        const auto key = open(m_keychain, {}, m_store);
        QVERIFY(!key);
        QVERIFY(key.error().what.contains(u"another key"_s));
    }

    void open_keyringRefused_isAnError()
    {
        m_keychain.failure = failure(Error::Kind::Forbidden);
        QVERIFY(!open(m_keychain, {}, m_store));
        QVERIFY(!QFile::exists(m_store + u".key"_s));
    }

    void open_fileOpenToOthers_isRefusedWithHint()
    {
        m_keychain.failure = failure(Error::Kind::Unsupported);
        QVERIFY(open(m_keychain, {}, m_store));
        QVERIFY(QFile::setPermissions(m_store + u".key"_s, QFile::ReadOwner | QFile::ReadGroup));
        const auto key = open(m_keychain, {}, m_store);
        QVERIFY(!key);
        QVERIFY(key.error().hint.contains(u"chmod 600"_s));
    }

    void open_references_makeOrReadTheirKey()
    {
        using S = SecretReference::Scheme;
        for (const auto &where : {reference(S::File, u"own.key"_s), reference(S::Keychain, u"a/b"_s)}) {
            const auto first = open(m_keychain, where, m_store);
            QVERIFY2(first, qPrintable(first ? QString() : first.error().toText()));
            QCOMPARE(open(m_keychain, where, m_store)->id(), first->id());
        }
        QVERIFY(QFile::exists(m_folder->filePath(u"own.key"_s)));
        QVERIFY(!QFile::exists(m_store + u".key"_s));
        qputenv("BULKHEAD_TEST_KEY", fixedKey);
        QVERIFY(open(m_keychain, reference(S::Env, u"BULKHEAD_TEST_KEY"_s), m_store));
        qunsetenv("BULKHEAD_TEST_KEY");
        QVERIFY(!open(m_keychain, reference(S::Env, u"BULKHEAD_TEST_KEY"_s), m_store));
    }

    void parse_wrongText_isRefusedWithoutRepeatingIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("short") << QByteArray("0011");
        QTest::newRow("long") << QByteArray(fixedKey) + "00";
        QTest::newRow("odd") << QByteArray(fixedKey).chopped(1);
        QTest::newRow("not hex") << QByteArray(fixedKey).chopped(1) + "x";
        QTest::newRow("empty") << QByteArray();
    }
    void parse_wrongText_isRefusedWithoutRepeatingIt()
    {
        QFETCH(const QByteArray, text);
        const Secret secret(std::string_view(text.constData(), std::size_t(text.size())));
        const auto key = StoreKey::parse(secret, u"place"_s);
        QVERIFY(!key);
        if (!text.isEmpty())
            QVERIFY(!key.error().toText().contains(QString::fromLatin1(text)));
    }

    void derive_sameKeySameContext_isStableAndApart()
    {
        const auto key = StoreKey::parse(Secret(fixedKey), {});
        QVERIFY(key);
        QCOMPARE(key->pepper().view(), key->derive("bhpepper").view());
        QVERIFY(key->pepper().view() != key->derive("bhlogkey").view());
        // crypto_kdf of this key, id 1, context "bhpepper": a change would orphan every fingerprint.
        QCOMPARE(QByteArray::fromStdString(toHex(key->pepper().view())), QByteArray(pepperOfFixedKey));
        const Fingerprinter one(key->pepper());
        const auto other = StoreKey::parse(StoreKey::generate(), {});
        const Fingerprinter two(other->pepper());
        QVERIFY(one.make("c", "s") == one.make("c", "s"));
        QVERIFY(!(one.make("c", "s") == two.make("c", "s")));
    }

    void generate_manyTimes_neverTheSame()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 100; ++i)
            seen.insert(QByteArray::fromStdString(std::string(StoreKey::generate().view())));
        QCOMPARE(seen.size(), 100);
    }

    void open_threadsRace_allEndWithOneKey_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("file") << 0;
        QTest::newRow("keyring") << 1;
        QTest::newRow("named keyring entry") << 2;
    }
    void open_threadsRace_allEndWithOneKey()
    {
        QFETCH(const int, way);
        if (way == 0)
            m_keychain.failure = failure(Error::Kind::Unsupported);
        const auto where = way == 2 ? reference(SecretReference::Scheme::Keychain, u"a/b"_s)
                                    : SecretReference();
        std::vector<QString> ids(8);
        {
            std::vector<std::jthread> threads;
            for (QString &id : ids) {
                threads.emplace_back([this, &id, &where] {
                    const QEventLoop forTimers; // makes the thread's dispatcher
                    const auto key = open(m_keychain, where, m_store);
                    id = key ? key->id() : key.error().toText();
                });
            }
        }
        for (const QString &id : ids)
            QCOMPARE(id, ids.front());
        QCOMPARE(ids.front().size(), 16);
    }

    void open_processesRace_allEndWithOneKey()
    {
        std::vector<std::unique_ptr<QProcess>> makers;
        for (int i = 0; i < 8; ++i) {
            makers.push_back(std::make_unique<QProcess>());
            makers.back()->start(QCoreApplication::applicationFilePath(), {u"--make"_s, m_store});
        }
        QSet<QByteArray> ids;
        for (const auto &maker : makers) {
            QVERIFY(maker->waitForFinished());
            QCOMPARE(maker->exitCode(), 0);
            ids.insert(maker->readAllStandardOutput());
        }
        QCOMPARE(ids.size(), 1);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{u"bulkhead.db.key"_s}); // nothing half-made stays behind
    }

private:
    static constexpr auto pepperOfFixedKey = "226e8fad16f1fd6250601c08344a2a248ac7363c8870e8183042edde033d218b";

    [[nodiscard]] QByteArray readFile() const
    {
        QFile file(m_store + u".key"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_store;
    MemoryKeychain m_keychain;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--make"_s)
        return runAsMaker(app.arguments().value(2));
    TestStoreKey test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_storekey.moc"
