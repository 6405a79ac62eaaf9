// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.h"
#include "core/jsonreader.h"
#include "core/jsonvalue.h"
#include "identity/keyfile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sodium.h>
#include <sys/stat.h>

#include <random>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view passphrase = "correct horse battery staple";

const unsigned char *raw(const std::string &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

//! A key file as the format says, made here a second time. With limits so low that the passphrase costs nothing.
struct Crafted
{
    std::string seed = std::string(32, '\x5a');
    std::string salt = std::string(16, '\x11');
    std::string nonce = std::string(24, '\x22');
    std::string publicHex; //!< empty: that of the seed
    JsonValue::Object members{{"cipher", "xchacha20-poly1305"}, {"format", 1},     {"kdf", "argon2id"},
                              {"memlimit", 8192},               {"opslimit", 1}};
    unsigned long long opslimit = 1;
    std::size_t memlimit = 8192;

    [[nodiscard]] std::string text() const
    {
        JsonValue::Object object = members;
        object.emplace("nonce", toHex(nonce));
        object.emplace("salt", toHex(salt));
        object.emplace("public", publicHex.empty() ? toHex(key().publicKey()) : publicHex);
        const std::string bound = canonical(object);
        std::string sealing(32, '\0');
        std::string sealed(48, '\0');
        if (crypto_pwhash(reinterpret_cast<unsigned char *>(sealing.data()), 32, passphrase.data(),
                          passphrase.size(), raw(salt), opslimit, memlimit, crypto_pwhash_ALG_ARGON2ID13) != 0)
            qFatal("no memory for a test");
        crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
                                                   raw(seed), seed.size(), raw(bound), bound.size(), nullptr,
                                                   raw(nonce), raw(sealing));
        object.emplace("key", toHex(sealed));
        return canonical(object) + '\n';
    }
    [[nodiscard]] SigningKey key() const { return std::move(SigningKey::fromSeed(Secret(seed)).value()); }
};

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    const auto at = text.find(what);
    if (at == std::string::npos)
        qFatal("the test looks for something that is not there");
    return text.replace(at, what.size(), with);
}

} // namespace

class TestKeyFile : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"my.key"_s);
    }

    void write_key_opensWithItsPassphraseAlone()
    {
        const SigningKey key = SigningKey::generate();
        QVERIFY(writeKeyFile(m_path, key, Secret(passphrase)));
        struct stat facts = {};
        QCOMPARE(::stat(QFile::encodeName(m_path).constData(), &facts), 0);
        QCOMPARE(int(facts.st_mode & 07777), 0600);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"my.key"_s});

        const auto opened = openKeyFile(m_path, Secret(passphrase));
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().toText()));
        QCOMPARE(opened->publicKey(), key.publicKey());
        QCOMPARE(std::string(opened->seed().view()), std::string(key.seed().view()));

        const auto wrong = openKeyFile(m_path, Secret("Correct horse battery staple"));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, Error::Kind::Unauthorized);
        QCOMPARE(wrong.error().place, m_path);
        QCOMPARE(wrong.error().what, u"the passphrase does not open this key"_s);
        QCOMPARE(openKeyFile(m_path, Secret()).error().kind, Error::Kind::Unauthorized);

        checkText(readFile(), key);
    }

    void write_nameTaken_isRefusedAndTheFileStays()
    {
        writeFile("something else");
        const auto written = writeKeyFile(m_path, SigningKey::generate(), Secret(passphrase));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::BadFile);
        QCOMPARE(written.error().place, m_path);
        QCOMPARE(written.error().what, u"there is a file with this name already"_s);
        QVERIFY(!written.error().hint.isEmpty());
        QCOMPARE(readFile(), "something else");
    }

    void write_nameIsALinkToNothing_isRefused()
    {
        QVERIFY(QFile::link(m_folder->filePath(u"elsewhere"_s), m_path));
        QCOMPARE(writeKeyFile(m_path, SigningKey::generate(), Secret(passphrase)).error().kind, Error::Kind::BadFile);
        QVERIFY(!QFile::exists(m_folder->filePath(u"elsewhere"_s)));
    }

    void write_whatCannotBeWritten_leavesNoFile()
    {
        const auto empty = writeKeyFile(m_path, SigningKey::generate(), Secret());
        QVERIFY(!empty);
        QCOMPARE(empty.error().kind, Error::Kind::Usage);
        QCOMPARE(empty.error().what, u"the passphrase is empty"_s);
        QVERIFY(!writeKeyFile(m_path, SigningKey(), Secret(passphrase)));
        QVERIFY(QDir(m_folder->path()).isEmpty());
        const QString nowhere = m_folder->filePath(u"no/folder/my.key"_s);
        QVERIFY(!writeKeyFile(nowhere, SigningKey::generate(), Secret(passphrase)));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void open_missingOrOpenToOthers_saysWhatSecretFilesSay()
    {
        QCOMPARE(openKeyFile(m_path, Secret(passphrase)).error().kind, Error::Kind::NotFound);
        writeFile(Crafted().text());
        QVERIFY(openKeyFile(m_path, Secret(passphrase)));
        for (const auto more : {QFile::ReadGroup, QFile::ReadOther, QFile::WriteOther}) {
            QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | more));
            const auto opened = openKeyFile(m_path, Secret(passphrase));
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, Error::Kind::Forbidden);
            QVERIFY(opened.error().hint.contains(u"chmod 600"_s));
        }
    }

    void open_madeAsTheFormatSays_isTheKey()
    {
        writeFile(Crafted().text());
        const auto opened = openKeyFile(m_path, Secret(passphrase));
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().toText()));
        QCOMPARE(opened->publicKey(), Crafted().key().publicKey());
    }

    void open_anyBitFlipped_isRefused()
    {
        const std::string good = Crafted().text();
        int asDamaged = 0;
        int asPassphrase = 0;
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            std::string bad = good;
            bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
            writeFile(bad);
            const auto opened = openKeyFile(m_path, Secret(passphrase));
            QVERIFY2(!opened, qPrintable(u"bit %1"_s.arg(bit)));
            QCOMPARE(opened.error().place, m_path);
            (opened.error().kind == Error::Kind::BadFile ? asDamaged : asPassphrase) += 1;
            if (opened.error().kind != Error::Kind::BadFile)
                QCOMPARE(opened.error().kind, Error::Kind::Unauthorized);
        }
        // What the seal has to find are digits that became other digits; the rest is found before.
        QVERIFY2(asDamaged > 2 * asPassphrase, qPrintable(u"%1 %2"_s.arg(asDamaged).arg(asPassphrase)));
    }

    void open_bytesOfARealFileReplaced_isRefused()
    {
        // The same with the real limits, for a few places: each that reaches the seal costs a run of Argon2.
        QVERIFY(writeKeyFile(m_path, SigningKey::generate(), Secret(passphrase)));
        const std::string good = readFile();
        std::mt19937 random(20240611); // NOLINT(cert-msc51-cpp): the same places every time
        for (int turn = 0; turn < 300; ++turn) {
            std::string bad = good;
            char &byte = bad[random() % bad.size()];
            const bool aDigit = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f');
            // Mostly something that is no digit, so that mostly nothing is left for the seal to find.
            byte = aDigit && turn % 60 == 0 ? (byte == '4' ? '5' : '4') : static_cast<char>(byte ^ 0x40);
            writeFile(bad);
            QVERIFY2(!openKeyFile(m_path, Secret(passphrase)), qPrintable(u"turn %1"_s.arg(turn)));
        }
    }

    void open_cutOrLengthened_isRefused()
    {
        const std::string good = Crafted().text();
        for (std::size_t size = 0; size + 1 < good.size(); ++size) {
            writeFile(good.substr(0, size));
            QCOMPARE(openKeyFile(m_path, Secret(passphrase)).error().kind, Error::Kind::BadFile);
        }
        for (const std::string &more : {std::string(" "), std::string("\n"), std::string("{}"), std::string(1, '\0')}) {
            writeFile(good + more);
            QCOMPARE(openKeyFile(m_path, Secret(passphrase)).error().kind, Error::Kind::BadFile);
            writeFile(more + good);
            QCOMPARE(openKeyFile(m_path, Secret(passphrase)).error().kind, Error::Kind::BadFile);
        }
    }

    void open_wrongContent_isBadFileWithASentence_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("what");
        const std::string good = Crafted().text();
        const auto row = [](const char *name, const std::string &text, const char *what) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(what);
        };
        row("not JSON", "key", "this is not a key file");
        row("no object", "[]\n", "this is not a key file");
        row("another object", "{\"a\":1}\n", "this is not a key file");
        row("repeated member", replaced(good, "\"format\":1", "\"format\":1,\"format\":1"), "this is not a key file");
        row("later format", replaced(good, "\"format\":1", "\"format\":2"), "does not know");
        row("format as text", replaced(good, "\"format\":1", "\"format\":\"1\""), "does not know");
        row("another KDF", replaced(good, "argon2id", "argon2i"), "does not know");
        row("another cipher", replaced(good, "xchacha20", "chacha20"), "does not know");
        row("no opslimit", replaced(good, "\"opslimit\":1,", ""), "opslimit");
        row("opslimit 0", replaced(good, "\"opslimit\":1", "\"opslimit\":0"), "opslimit");
        row("opslimit 11", replaced(good, "\"opslimit\":1", "\"opslimit\":11"), "opslimit");
        row("opslimit negative", replaced(good, "\"opslimit\":1", "\"opslimit\":-1"), "opslimit");
        row("opslimit huge", replaced(good, "\"opslimit\":1", "\"opslimit\":99999999999999999999"), "opslimit");
        row("opslimit fraction", replaced(good, "\"opslimit\":1", "\"opslimit\":1.0"), "opslimit");
        row("memlimit 8191", replaced(good, "8192", "8191"), "memlimit");
        row("memlimit beyond 1 GiB", replaced(good, "8192", "1073741825"), "memlimit");
        row("memlimit 2^62", replaced(good, "8192", "4611686018427387904"), "memlimit");
        row("memlimit negative", replaced(good, "8192", "-8192"), "memlimit");
        row("short salt", replaced(good, "\"salt\":\"11", "\"salt\":\""), "not what it should be");
        row("long nonce", replaced(good, "\"nonce\":\"22", "\"nonce\":\"2222"), "not what it should be");
        row("upper case", replaced(good, "\"public\":\"", "\"public\":\"A"), "not what it should be");
        row("unusable public key", withPublic(std::string(64, '0')), "not what it should be");
        row("member more", replaced(good, "\"format\":1", "\"extra\":1,\"format\":1"), "not spelt");
        row("blank", replaced(good, ":1", ": 1"), "not spelt");
        row("escape", replaced(good, "argon2id", "argon2\\u0069d"), "not spelt");
        row("order", replaced(replaced(good, "\"format\":1,", ""), "{", "{\"format\":1,"), "not spelt");
    }
    void open_wrongContent_isBadFileWithASentence()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, what);
        writeFile(text.toStdString());
        const auto opened = openKeyFile(m_path, Secret(passphrase));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::BadFile);
        QCOMPARE(opened.error().place, m_path);
        QVERIFY2(opened.error().what.contains(what), qPrintable(opened.error().what));
        QVERIFY(!opened.error().hint.isEmpty());
    }

    void open_greatestLimits_areTakenAsFarAsTheyMatter()
    {
        Crafted crafted; // 10 passes over 8 KiB: the upper end of one, the lower of the other
        crafted.opslimit = 10;
        crafted.members.insert_or_assign("opslimit", 10);
        writeFile(crafted.text());
        QVERIFY(openKeyFile(m_path, Secret(passphrase)));
    }

    void open_sameMemoryOtherSpelling_isRefused()
    {
        // 8192 and 9215 bytes are the same 8 KiB for Argon2: only the seal over all members tells them apart.
        writeFile(replaced(Crafted().text(), "8192", "9215"));
        QCOMPARE(openKeyFile(m_path, Secret(passphrase)).error().kind, Error::Kind::Unauthorized);
    }

    void open_sealedWithAnotherPublicKey_isRefused()
    {
        writeFile(withPublic(toHex(SigningKey::fromSeed(Secret(std::string(32, 'x')))->publicKey())));
        const auto opened = openKeyFile(m_path, Secret(passphrase));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::BadFile);
        QVERIFY(opened.error().what.contains(u"public key"_s));
    }

    void open_withoutItsLineFeed_isTheKey()
    {
        std::string text = Crafted().text();
        text.pop_back(); // the one thing an editor may take away: nothing hangs on it
        writeFile(text);
        QVERIFY(openKeyFile(m_path, Secret(passphrase)));
    }

private:
    static std::string withPublic(const std::string &hex)
    {
        Crafted crafted;
        crafted.publicHex = hex;
        return crafted.text();
    }

    //! One canonical line with exactly these members, and the seed in none of the ways one might look for it.
    static void checkText(const std::string &text, const SigningKey &key)
    {
        QVERIFY(text.ends_with("}\n"));
        JsonReader reader;
        const auto root = reader.parse(text);
        QVERIFY(root);
        const JsonValue value = JsonValue::from(*root);
        QCOMPARE(canonical(value) + '\n', text);
        QCOMPARE(value.object()->size(), std::size_t(9));
        QCOMPARE(*value.find("format")->integer(), 1);
        QCOMPARE(*value.find("kdf")->string(), "argon2id");
        QCOMPARE(*value.find("cipher")->string(), "xchacha20-poly1305");
        QCOMPARE(*value.find("opslimit")->integer(), 3);
        QCOMPARE(*value.find("memlimit")->integer(), 67108864);
        QCOMPARE(value.find("salt")->string()->size(), std::size_t(32));
        QCOMPARE(value.find("nonce")->string()->size(), std::size_t(48));
        QCOMPARE(value.find("key")->string()->size(), std::size_t(96));
        QCOMPARE(*value.find("public")->string(), toHex(key.publicKey()));

        const QByteArray seed(key.seed().view().data(), 32);
        const QByteArray all = QByteArray::fromStdString(text);
        QVERIFY(!all.contains(seed));
        for (const qsizetype from : {0, 8, 16}) {
            const QByteArray piece = seed.mid(from, 15); // of any half of it
            QVERIFY(!all.toLower().contains(piece.toHex()));
            QVERIFY(!all.contains(piece.toBase64()));
            QVERIFY(!all.contains(piece.toBase64(QByteArray::Base64UrlEncoding)));
        }
        QVERIFY(!all.contains(QByteArray(passphrase.data(), qsizetype(passphrase.size()))));
    }

    void writeFile(const std::string &text) const
    {
        QFile::remove(m_path); // a new file each time: nothing waits for the disk
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(file.write(text.data(), qint64(text.size())), qint64(text.size()));
    }
    [[nodiscard]] std::string readFile() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "missing";
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestKeyFile)
#include "tst_keyfile.moc"
