// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.h"
#include "identity/publickeyfile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

SigningKey fixedKey()
{
    return std::move(SigningKey::fromSeed(Secret(std::string(32, '\x5a'))).value());
}

std::string text(const std::string &key, const std::string &proof)
{
    return "{\"format\":1,\"kind\":\"bulkhead-public-key\",\"proof\":\"" + proof + "\",\"public\":\"" + key + "\"}\n";
}

std::string goodText()
{
    const SigningKey key = fixedKey();
    return text(toHex(key.publicKey()), possessionProof(key));
}

std::string replaced(std::string whole, std::string_view what, std::string_view with)
{
    const auto at = whole.find(what);
    if (at == std::string::npos)
        qFatal("the test looks for something that is not there");
    return whole.replace(at, what.size(), with);
}

} // namespace

class TestPublicKeyFile : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".?"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"ada.pub"_s);
    }

    void write_key_isTheTextOfTheFormatAndReadsBack()
    {
        const mode_t before = ::umask(022);
        QVERIFY(writePublicKeyFile(m_path, fixedKey()));
        ::umask(before);
        QCOMPARE(readFile(), goodText());
        struct stat facts = {};
        QCOMPARE(::stat(QFile::encodeName(m_path).constData(), &facts), 0);
        QCOMPARE(int(facts.st_mode & 07777), 0644); // made to be handed on
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"ada.pub"_s});
        const auto card = readPublicKeyFile(m_path);
        QVERIFY2(card, qPrintable(card ? QString() : card.error().toText()));
        QCOMPARE(card->key, fixedKey().publicKey());
        QCOMPARE(toHex(card->proof), possessionProof(fixedKey()));
        const QByteArray seed(32, '\x5a');
        QVERIFY(!QByteArray::fromStdString(readFile()).contains(seed.toHex()));
    }

    void write_again_replacesTheFile()
    {
        writeFile("something longer than nothing");
        QVERIFY(writePublicKeyFile(m_path, fixedKey()));
        QCOMPARE(readFile(), goodText());
    }

    void write_whereItCannot_isBadFile()
    {
        const QString nowhere = m_folder->filePath(u"no/folder/ada.pub"_s);
        const auto written = writePublicKeyFile(nowhere, fixedKey());
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::BadFile);
        QCOMPARE(written.error().place, nowhere);
        QVERIFY(!writePublicKeyFile(m_path, SigningKey()));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void read_missing_isNotFound()
    {
        const auto card = readPublicKeyFile(m_path);
        QVERIFY(!card);
        QCOMPARE(card.error().kind, Error::Kind::NotFound);
        QCOMPARE(card.error().place, m_path);
    }

    void read_folderOrPipe_isBadFileAtOnce()
    {
        QCOMPARE(readPublicKeyFile(m_folder->path()).error().kind, Error::Kind::BadFile);
        QCOMPARE(::mkfifo(QFile::encodeName(m_path).constData(), 0600), 0);
        QCOMPARE(readPublicKeyFile(m_path).error().kind, Error::Kind::BadFile);
    }

    void read_wrongContent_isBadFileWithASentence_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("what");
        const std::string good = goodText();
        const std::string key = toHex(fixedKey().publicKey());
        const std::string proof = possessionProof(fixedKey());
        const SigningKey other = std::move(SigningKey::fromSeed(Secret(std::string(32, 'x'))).value());
        const auto row = [](const char *name, const std::string &content, const char *what) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << QString::fromLatin1(what);
        };
        row("empty", "", "not a public key file");
        row("not JSON", "ssh-ed25519 AAAA", "not a public key file");
        row("no object", "[1]\n", "not a public key file");
        row("a key file", "{\"cipher\":\"xchacha20-poly1305\",\"format\":1}\n", "not a public key file");
        row("another kind", replaced(good, "bulkhead-public-key", "bulkhead-private-key"), "not a public key file");
        row("repeated member", replaced(good, "{", "{\"format\":1,"), "not a public key file");
        row("two of them", good + good, "not a public key file");
        row("not UTF-8", replaced(good, "\"kind\"", "\"\xff\":1,\"kind\""), "not a public key file");
        row("too large", good + std::string(4096, ' '), "too large");
        row("later format", replaced(good, "\"format\":1", "\"format\":2"), "does not know");
        row("no format", replaced(good, "\"format\":1,", ""), "does not know");
        row("no key", replaced(good, ",\"public\":\"" + key + '"', ""), "public key is not 64");
        row("short key", text(key.substr(2), proof), "public key is not 64");
        row("long key", text(key + "00", proof), "public key is not 64");
        row("upper case key", text(QByteArray::fromStdString(key).toUpper().toStdString(), proof),
            "public key is not 64");
        row("small order", text(std::string(64, '0'), proof), "none that a signature");
        row("not canonical", text("ef" + std::string(60, 'f') + "7f", proof), "none that a signature");
        row("short proof", text(key, proof.substr(2)), "proof is not 128");
        row("long proof", text(key, proof + "00"), "proof is not 128");
        row("proof of another key", text(key, possessionProof(other)), "not by this key");
        row("another key", text(toHex(other.publicKey()), proof), "not by this key");
        row("signature of something else", text(key, toHex(fixedKey().sign(toHex(fixedKey().publicKey())))),
            "not by this key");
        row("empty proof", text(key, std::string(128, '0')), "not by this key");
        row("member more", replaced(good, "\"kind\"", "\"hint\":\"x\",\"kind\""), "does not belong");
        row("null more", replaced(good, "\"kind\"", "\"hint\":null,\"kind\""), "does not belong");
        row("format 1.0", replaced(good, "\"format\":1", "\"format\":1.0"), "does not know");
        row("blank", replaced(good, ":1", ": 1"), "not spelt");
        row("order", replaced(replaced(good, "\"format\":1,", ""), "\"}", "\",\"format\":1}"), "not spelt");
        row("escape", replaced(good, "bulkhead-public", "bulkhead\\u002dpublic"), "not spelt");
        row("no line feed", good.substr(0, good.size() - 1), "not spelt");
        row("two line feeds", good + "\n", "not spelt");
        row("Windows", replaced(good, "\n", "\r\n"), "not spelt");
        row("byte order mark", "\xef\xbb\xbf" + good, "");
    }
    void read_wrongContent_isBadFileWithASentence()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QString, what);
        writeFile(content.toStdString());
        const auto card = readPublicKeyFile(m_path);
        QVERIFY(!card);
        QCOMPARE(card.error().kind, Error::Kind::BadFile);
        QCOMPARE(card.error().place, m_path);
        QVERIFY2(card.error().what.contains(what), qPrintable(card.error().what));
        QVERIFY(!card.error().what.isEmpty() && !card.error().hint.isEmpty());
    }

    void read_anyBitFlipped_isRefused()
    {
        const std::string good = goodText();
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            std::string bad = good;
            bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
            writeFile(bad);
            QVERIFY2(!readPublicKeyFile(m_path), qPrintable(u"bit %1"_s.arg(bit)));
        }
        writeFile(good);
        QVERIFY(readPublicKeyFile(m_path));
    }

private:
    void writeFile(const std::string &content) const
    {
        QFile::remove(m_path); // a new file each time: nothing waits for the disk
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::NewOnly));
        QCOMPARE(file.write(content.data(), qint64(content.size())), qint64(content.size()));
    }
    [[nodiscard]] std::string readFile() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "missing";
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestPublicKeyFile)
#include "tst_publickeyfile.moc"
