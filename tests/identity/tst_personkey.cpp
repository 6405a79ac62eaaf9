// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.h"
#include "identity/memorykeychain.h"
#include "identity/personkey.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

using Scheme = SecretReference::Scheme;
constexpr auto seedHex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
constexpr auto publicHex = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";

SecretReference reference(Scheme scheme, const QString &target)
{
    SecretReference result;
    result.scheme = scheme;
    result.target = target;
    return result;
}

const SecretReference &entry()
{
    static const SecretReference result = reference(Scheme::Keychain, u"bulkhead/ada"_s);
    return result;
}

Error failure(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    error.what = u"the keyring says %1"_s.arg(toWire(kind));
    error.hint = u"a hint of the keyring"_s;
    return error;
}

std::optional<Secret> passphrase(std::string_view text = "a good passphrase")
{
    return std::optional<Secret>(Secret(text));
}

//! A keyring that does something wrong from one call on.
class BadKeychain final : public Keychain
{
public:
    enum class Fault { None, DropsWrites, CutsWrites, ChangesWrites, FailsWrites, FailsSecondRead };

    QCoro::Task<Result<std::optional<Secret>>> read(QString service, QString account) override
    {
        ++reads;
        if (fault == Fault::FailsSecondRead && reads == 2)
            co_return failure(Error::Kind::Timeout);
        auto found = co_await m_good.read(service, account);
        co_return found;
    }

    QCoro::Task<Result<void>> write(QString service, QString account, Secret secret) override
    {
        ++writes;
        if (fault == Fault::FailsWrites)
            co_return failure(Error::Kind::Forbidden);
        if (fault == Fault::DropsWrites)
            co_return Result<void>();
        std::string text(secret.view());
        if (fault == Fault::CutsWrites)
            text.resize(32);
        if (fault == Fault::ChangesWrites)
            text.front() = text.front() == '0' ? '1' : '0';
        co_return co_await m_good.write(service, account, Secret(text));
    }

    Fault fault = Fault::None;
    int reads = 0;
    int writes = 0;

private:
    MemoryKeychain m_good;
};

} // namespace

class TestPersonKey : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_keychain.clear();
        m_keychain.failure.reset();
    }

    void make_inKeychain_keepsTheSeedAndOpensAgain()
    {
        const auto made = make(entry(), std::nullopt);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().toText()));
        QCOMPARE(m_keychain.size(), std::size_t(1));
        QCOMPARE(m_keychain.firstName(), u"bulkhead/ada"_s);
        const auto kept = QCoro::waitFor(m_keychain.read(u"bulkhead"_s, u"ada"_s));
        QCOMPARE(std::string((*kept)->view()), toHex(made->seed().view()));
        const auto opened = open(entry(), std::nullopt);
        QVERIFY(opened);
        QCOMPARE(opened->publicKey(), made->publicKey());
        QVERIFY(open(entry(), passphrase())); // one that is not needed does no harm
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void make_entryTaken_isRefusedAndStays()
    {
        m_keychain.put(u"bulkhead/ada"_s, seedHex);
        const auto made = make(entry(), std::nullopt);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::BadFile);
        QCOMPARE(made.error().place, u"keychain:bulkhead/ada"_s);
        QVERIFY(made.error().what.contains(u"already"_s));
        QVERIFY(!made.error().toText().contains(QString::fromLatin1(seedHex)));
        QCOMPARE(toHex(open(entry(), std::nullopt)->publicKey()), std::string(publicHex));
    }

    void make_entryWithSomethingElse_isRefusedToo()
    {
        m_keychain.put(u"bulkhead/ada"_s, "a password of another program");
        QCOMPARE(make(entry(), std::nullopt).error().kind, Error::Kind::BadFile);
    }

    void make_entryEmpty_isNothingThatCouldBeLost()
    {
        m_keychain.put(u"bulkhead/ada"_s, "");
        QCOMPARE(open(entry(), std::nullopt).error().what, u"there is no signing key"_s);
        QVERIFY(make(entry(), std::nullopt));
        QVERIFY(open(entry(), std::nullopt));
    }

    void make_keyringThatDoesNotKeep_isAnError_data()
    {
        using F = BadKeychain::Fault;
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("writes");
        const QString notKept = u"the desktop keyring did not keep the key"_s;
        QTest::newRow("drops") << int(F::DropsWrites) << notKept << 1;
        QTest::newRow("cuts") << int(F::CutsWrites) << notKept << 1;
        QTest::newRow("changes") << int(F::ChangesWrites) << notKept << 1;
        QTest::newRow("refuses") << int(F::FailsWrites) << u"the keyring says forbidden"_s << 1;
        QTest::newRow("falls silent") << int(F::FailsSecondRead) << u"the keyring says timeout"_s << 1;
    }
    void make_keyringThatDoesNotKeep_isAnError()
    {
        QFETCH(const int, fault);
        QFETCH(const QString, what);
        QFETCH(const int, writes);
        BadKeychain keychain;
        keychain.fault = BadKeychain::Fault(fault);
        PersonKeys keys(&keychain, m_folder->path());
        const auto made = QCoro::waitFor(keys.make(entry(), std::nullopt));
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::SecretMissing);
        QCOMPARE(made.error().place, u"keychain:bulkhead/ada"_s);
        QCOMPARE(made.error().what, what);
        QVERIFY(!made.error().hint.isEmpty());
        QCOMPARE(keychain.writes, writes);
    }

    void keyring_failing_isSecretMissingWithItsOwnWords_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("no keyring") << int(Error::Kind::Unsupported);
        QTest::newRow("refused") << int(Error::Kind::Forbidden);
        QTest::newRow("no answer") << int(Error::Kind::Timeout);
    }
    void keyring_failing_isSecretMissingWithItsOwnWords()
    {
        QFETCH(const int, kind);
        const Error said = failure(Error::Kind(kind));
        m_keychain.failure = said; // QCoro 0.8 moves what it returns out of there
        const auto made = make(entry(), std::nullopt);
        m_keychain.failure = said;
        const auto opened = open(entry(), std::nullopt);
        QVERIFY(!made && !opened);
        for (const Error &error : {made.error(), opened.error()}) {
            QCOMPARE(error.kind, Error::Kind::SecretMissing);
            QCOMPARE(error.place, u"keychain:bulkhead/ada"_s);
            QCOMPARE(error.what, said.what);
            QCOMPARE(error.hint, said.hint);
        }
        QCOMPARE(m_keychain.size(), std::size_t(0));
    }

    void open_nothingThere_namesTheCommand()
    {
        for (const auto &where : {entry(), reference(Scheme::File, u"none.key"_s)}) {
            const auto opened = open(where, passphrase());
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, Error::Kind::SecretMissing);
            QCOMPARE(opened.error().place, where.toText());
            QCOMPARE(opened.error().what, u"there is no signing key"_s);
            QVERIFY(opened.error().hint.contains(u"bulkheadctl key new"_s));
        }
    }

    void open_entryIsNoKey_isRefusedWithoutRepeatingIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("password") << QByteArray("hunter2");
        QTest::newRow("short") << QByteArray(seedHex).chopped(2);
        QTest::newRow("odd") << QByteArray(seedHex).chopped(1);
        QTest::newRow("long") << QByteArray(seedHex) + "00";
        QTest::newRow("line feed") << QByteArray(seedHex) + '\n';
        QTest::newRow("not hex") << QByteArray(seedHex).chopped(1) + 'x';
        QTest::newRow("raw") << QByteArray(32, 'k');
    }
    void open_entryIsNoKey_isRefusedWithoutRepeatingIt()
    {
        QFETCH(const QByteArray, text);
        m_keychain.put(u"bulkhead/ada"_s, std::string_view(text.constData(), std::size_t(text.size())));
        const auto opened = open(entry(), std::nullopt);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::SecretMissing);
        QCOMPARE(opened.error().what, u"this is not a signing key"_s);
        QVERIFY(!opened.error().toText().contains(QString::fromLatin1(text)));
    }

    void make_inFile_opensWithItsPassphraseAlone()
    {
        const auto where = reference(Scheme::File, u"ada.key"_s);
        const auto made = make(where, passphrase());
        QVERIFY2(made, qPrintable(made ? QString() : made.error().toText()));
        const QString path = m_folder->filePath(u"ada.key"_s); // relative to the folder
        QVERIFY(QFile::exists(path));
        QCOMPARE(m_keychain.size(), std::size_t(0));
        QCOMPARE(open(reference(Scheme::File, path), passphrase())->publicKey(), made->publicKey());
        QCOMPARE(open(where, passphrase("another")).error().kind, Error::Kind::Unauthorized);

        const auto again = make(where, passphrase());
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::BadFile);

        const auto forAll = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(QFile::setPermissions(path, forAll));
        const auto open0644 = open(where, passphrase());
        QVERIFY(!open0644);
        QCOMPARE(open0644.error().kind, Error::Kind::Forbidden);
        QVERIFY(open0644.error().what.contains(u"0644"_s));
    }

    void makeOrOpen_takesTheKeyThatIsThere_ifItOpens()
    {
        for (const auto &where : {reference(Scheme::File, u"ada.key"_s), entry()}) {
            const bool isFile = where.scheme == Scheme::File;
            const auto made = makeOrOpen(where, isFile ? passphrase() : std::nullopt);
            QVERIFY2(made, qPrintable(made ? QString() : made.error().toText()));
            QCOMPARE(makeOrOpen(where, isFile ? passphrase() : std::nullopt)->publicKey(), made->publicKey());
            if (isFile)
                QCOMPARE(makeOrOpen(where, passphrase("another")).error().kind, Error::Kind::BadFile);
        }
        m_keychain.put(u"bulkhead/ada"_s, "a password of another program");
        QCOMPARE(makeOrOpen(entry(), std::nullopt).error().kind, Error::Kind::BadFile);
    }

    void make_inFileWithoutPassphrase_isWrongUsage()
    {
        const auto where = reference(Scheme::File, u"ada.key"_s);
        const auto made = make(where, std::nullopt);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::Usage);
        QCOMPARE(made.error().what, u"a key in a file needs a passphrase"_s);
        QCOMPARE(made.error().hint, u"add --passphrase env:NAME or file:PATH, or keep the key in the keyring with"
                                    u" --key keychain:SERVICE/ACCOUNT"_s);
        const auto empty = make(where, passphrase(""));
        QVERIFY(!empty);
        QCOMPARE(empty.error().kind, Error::Kind::Usage);
        const auto opened = open(where, std::nullopt);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Usage);
        QCOMPARE(opened.error().what, u"a key in a file needs a passphrase"_s);
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void make_inKeychainWithPassphrase_isWrongUsage()
    {
        const auto made = make(entry(), passphrase());
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Error::Kind::Usage);
        QCOMPARE(m_keychain.size(), std::size_t(0));
    }

    void make_whereNothingIsKept_isWrongUsage()
    {
        for (const auto &where : {reference(Scheme::Env, u"BULKHEAD_TEST_KEY"_s), SecretReference(),
                                  reference(Scheme::Keychain, u"noaccount"_s), reference(Scheme::Keychain, u"/a"_s),
                                  reference(Scheme::Keychain, u"a/"_s)}) {
            const auto made = make(where, std::nullopt);
            QVERIFY(!made);
            QCOMPARE(made.error().kind, Error::Kind::Usage);
            QVERIFY(!made.error().hint.isEmpty());
        }
        QCOMPARE(open(SecretReference(), std::nullopt).error().kind, Error::Kind::Usage);
        QCOMPARE(open(reference(Scheme::Keychain, u"a/"_s), std::nullopt).error().kind, Error::Kind::Usage);
        QCOMPARE(m_keychain.size(), std::size_t(0));
    }

    void open_fromEnvironment_isTheKeyOrSecretMissing()
    {
        const auto where = reference(Scheme::Env, u"BULKHEAD_TEST_KEY"_s);
        QCOMPARE(open(where, std::nullopt).error().kind, Error::Kind::SecretMissing);
        qputenv("BULKHEAD_TEST_KEY", seedHex);
        const auto opened = open(where, std::nullopt);
        QVERIFY(opened);
        QCOMPARE(toHex(opened->publicKey()), std::string(publicHex));
        qputenv("BULKHEAD_TEST_KEY", "hunter2");
        const auto wrong = open(where, std::nullopt);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, Error::Kind::SecretMissing);
        QVERIFY(!wrong.error().toText().contains(u"hunter2"_s));
        qunsetenv("BULKHEAD_TEST_KEY");
    }

private:
    Result<SigningKey> make(const SecretReference &where, std::optional<Secret> secret)
    {
        PersonKeys keys(&m_keychain, m_folder->path());
        return QCoro::waitFor(keys.make(where, std::move(secret)));
    }
    Result<SigningKey> makeOrOpen(const SecretReference &where, std::optional<Secret> secret)
    {
        PersonKeys keys(&m_keychain, m_folder->path());
        return QCoro::waitFor(keys.makeOrOpen(where, std::move(secret)));
    }
    Result<SigningKey> open(const SecretReference &where, std::optional<Secret> secret)
    {
        PersonKeys keys(&m_keychain, m_folder->path());
        return QCoro::waitFor(keys.open(where, std::move(secret)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    MemoryKeychain m_keychain;
};

QTEST_GUILESS_MAIN(TestPersonKey)
#include "tst_personkey.moc"
