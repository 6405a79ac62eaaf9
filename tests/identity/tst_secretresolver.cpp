// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/desktopkeychain.h"
#include "identity/memorykeychain.h"
#include "identity/secretfile.h"
#include "identity/secretresolver.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {
constexpr auto canary = "canary-7f3e-do-not-show";

SecretReference reference(SecretReference::Scheme scheme, const QString &target)
{
    SecretReference result;
    result.scheme = scheme;
    result.target = target;
    return result;
}

QByteArray bytes(const Secret &secret)
{
    return QByteArray(secret.view().data(), qsizetype(secret.view().size()));
}
} // namespace

class TestSecretResolver : public QObject
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

    void resolve_variable_itsValue()
    {
        qputenv("BULKHEAD_TEST_SECRET", canary);
        const auto secret = resolve(SecretReference::Scheme::Env, u"BULKHEAD_TEST_SECRET"_s);
        QVERIFY(secret);
        QCOMPARE(bytes(*secret), QByteArray(canary));
        qunsetenv("BULKHEAD_TEST_SECRET");
    }

    void resolve_variableMissingOrEmpty_saysWhich()
    {
        auto error = resolve(SecretReference::Scheme::Env, u"BULKHEAD_TEST_ABSENT"_s).error();
        QCOMPARE(error.kind, Error::Kind::SecretMissing);
        QCOMPARE(error.place, u"env:BULKHEAD_TEST_ABSENT"_s);
        QVERIFY(error.what.contains(u"not set"_s));
        qputenv("BULKHEAD_TEST_EMPTY", "");
        error = resolve(SecretReference::Scheme::Env, u"BULKHEAD_TEST_EMPTY"_s).error();
        QVERIFY(error.what.contains(u"is empty"_s));
        qunsetenv("BULKHEAD_TEST_EMPTY");
    }

    void resolve_file_dropsOneLineFeed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("none") << QByteArray("abc") << QByteArray("abc");
        QTest::newRow("one") << QByteArray("abc\n") << QByteArray("abc");
        QTest::newRow("two") << QByteArray("abc\n\n") << QByteArray("abc\n");
        QTest::newRow("Windows") << QByteArray("abc\r\n") << QByteArray("abc");
        QTest::newRow("blank kept") << QByteArray(" abc \n") << QByteArray(" abc ");
        QTest::newRow("zero byte") << QByteArray("a\0c\n", 4) << QByteArray("a\0c", 3);
    }
    void resolve_file_dropsOneLineFeed()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QByteArray, secret);
        write(u"secret"_s, content, 0600);
        const auto found = resolve(SecretReference::Scheme::File, u"secret"_s);
        QVERIFY(found);
        QCOMPARE(bytes(*found), secret);
    }

    void resolve_fileOpenToOthers_isRefusedWithHint_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("owner reads and writes") << 0600 << true;
        QTest::newRow("owner reads") << 0400 << true;
        QTest::newRow("group reads") << 0640 << false;
        QTest::newRow("others read") << 0604 << false;
        QTest::newRow("group writes") << 0620 << false;
        QTest::newRow("others run") << 0601 << false;
    }
    void resolve_fileOpenToOthers_isRefusedWithHint()
    {
        QFETCH(const int, mode);
        QFETCH(const bool, allowed);
        write(u"secret"_s, canary, mode);
        const auto found = resolve(SecretReference::Scheme::File, u"secret"_s);
        QCOMPARE(found.has_value(), allowed);
        if (allowed)
            return;
        QCOMPARE(found.error().kind, Error::Kind::SecretMissing);
        QVERIFY(found.error().hint.contains(u"chmod 600"_s));
        QVERIFY(!found.error().toText().contains(QString::fromLatin1(canary)));
    }

    void resolve_fileOfSomeoneElse_isRefused()
    {
        if (::geteuid() != 0)
            QSKIP("only root can give a file away");
        write(u"secret"_s, canary, 0600);
        QCOMPARE(::chown(QFile::encodeName(path(u"secret"_s)).constData(), 65534, 65534), 0);
        const auto found = resolve(SecretReference::Scheme::File, u"secret"_s);
        QVERIFY(!found);
        QVERIFY(found.error().what.contains(u"another user"_s));
        QVERIFY(found.error().hint.contains(u"chown"_s));
    }

    void resolve_fileThatIsNone_saysWhy()
    {
        QVERIFY(!resolve(SecretReference::Scheme::File, u"absent"_s));
        QVERIFY(resolve(SecretReference::Scheme::File, u"absent"_s).error().hint.contains(u"chmod 600"_s));
        write(u"empty"_s, "\n", 0600);
        QVERIFY(resolve(SecretReference::Scheme::File, u"empty"_s).error().what.contains(u"empty"_s));
        write(u"large"_s, QByteArray(qsizetype(maxSecretBytes) + 1, 'x'), 0600);
        QVERIFY(resolve(SecretReference::Scheme::File, u"large"_s).error().what.contains(u"too large"_s));
        write(u"fits"_s, QByteArray(qsizetype(maxSecretBytes), 'x'), 0600);
        QVERIFY(resolve(SecretReference::Scheme::File, u"fits"_s));
        QVERIFY(QDir(m_folder->path()).mkdir(u"folder"_s));
        QVERIFY(!resolve(SecretReference::Scheme::File, u"folder"_s));
        const QByteArray pipe = QFile::encodeName(path(u"pipe"_s));
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        QVERIFY(resolve(SecretReference::Scheme::File, u"pipe"_s).error().what.contains(u"ordinary"_s));
    }

    void resolve_filePath_isBelowTheFolderOfTheEstateUnlessAbsolute()
    {
        const SecretResolver resolver(u"/etc/estate"_s, &m_keychain);
        using S = SecretReference::Scheme;
        QCOMPARE(resolver.pathOf(reference(S::File, u"a/b"_s)), u"/etc/estate/a/b"_s);
        QCOMPARE(resolver.pathOf(reference(S::File, u"/run/x"_s)), u"/run/x"_s);
    }

    void resolve_keychain_valueOrMessageOfItsOwn()
    {
        m_keychain.put(u"svc/acc/ount"_s, canary);
        const auto found = resolve(SecretReference::Scheme::Keychain, u"svc/acc/ount"_s);
        QVERIFY(found);
        QCOMPARE(bytes(*found), QByteArray(canary));
        const auto absent = resolve(SecretReference::Scheme::Keychain, u"svc/other"_s);
        QVERIFY(absent.error().what.contains(u"no such entry"_s));
        const auto wrong = resolve(SecretReference::Scheme::Keychain, u"svc"_s);
        QVERIFY(wrong.error().hint.contains(u"SERVICE/ACCOUNT"_s));
        m_keychain.failure = Error{.kind = Error::Kind::Timeout, .place = {}, .what = u"late"_s, .hint = {}, .retryAfter = {}};
        const auto late = resolve(SecretReference::Scheme::Keychain, u"svc/acc"_s);
        QCOMPARE(late.error().kind, Error::Kind::SecretMissing);
        QCOMPARE(late.error().place, u"keychain:svc/acc"_s);
    }

    void resolve_desktopKeychainWithoutSession_endsAtOnceWithItsOwnMessage()
    {
        const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
        DesktopKeychain keychain;
        SecretResolver resolver(m_folder->path(), &keychain);
        const auto found = QCoro::waitFor(
            resolver.resolve(reference(SecretReference::Scheme::Keychain, u"a/b"_s)));
        QVERIFY(!found);
        QVERIFY(found.error().what.contains(u"no session bus"_s));
        QVERIFY(found.error().hint.contains(u"env:NAME"_s));
        if (!bus.isEmpty())
            qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
        qputenv("XDG_RUNTIME_DIR", runtime);
    }

    void resolve_desktopKeychainOnABusThatDoesNotAnswer_ends()
    {
        QTest::failOnWarning(QRegularExpression(u"^$"_s)); // Qt warns about the bus
        const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + path(u"no-bus"_s).toUtf8());
        DesktopKeychain keychain(std::chrono::milliseconds(500));
        const auto found = QCoro::waitFor(keychain.read(u"a"_s, u"b"_s));
        QVERIFY(!found);
        QVERIFY(found.error().kind == Error::Kind::Unsupported
                || found.error().kind == Error::Kind::Timeout);
        if (bus.isEmpty())
            qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        else
            qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
    }

    void keep_fileAndKeychain_canBeResolvedAgain()
    {
        using S = SecretReference::Scheme;
        write(u"kept"_s, "old", 0644);
        for (const auto &where : {reference(S::File, u"kept"_s), reference(S::Keychain, u"svc/acc"_s)}) {
            QVERIFY(QCoro::waitFor(resolver().keep(where, Secret(canary))));
            const auto found = QCoro::waitFor(resolver().resolve(where));
            QVERIFY(found);
            QCOMPARE(bytes(*found), QByteArray(canary));
        }
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"kept"_s});
    }

    void keep_variable_isUnsupported()
    {
        const auto kept = QCoro::waitFor(
            resolver().keep(reference(SecretReference::Scheme::Env, u"X"_s), Secret("x")));
        QCOMPARE(kept.error().kind, Error::Kind::Unsupported);
    }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    SecretResolver &resolver()
    {
        m_resolver = std::make_unique<SecretResolver>(m_folder->path(), &m_keychain);
        return *m_resolver;
    }
    Result<Secret> resolve(SecretReference::Scheme scheme, const QString &target)
    {
        return QCoro::waitFor(resolver().resolve(reference(scheme, target)));
    }
    void write(const QString &name, const QByteArray &content, int mode)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(content), content.size());
        file.close();
        QCOMPARE(::chmod(QFile::encodeName(path(name)).constData(), mode_t(mode)), 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SecretResolver> m_resolver;
    MemoryKeychain m_keychain;
};

QTEST_GUILESS_MAIN(TestSecretResolver)
#include "tst_secretresolver.moc"
