// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/logbuilder.h"
#include "core/base64.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <cctype>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

class TestVerifierKey : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void fromText_keysOfOthers_areRead();
    void toText_anyName_readsBack();
    void fromText_malformed_isNothing_data();
    void fromText_malformed_isNothing();
};

void TestVerifierKey::fromText_keysOfOthers_areRead()
{
    // Of golang.org/x/mod/sumdb/note, and of Go's own checksum database.
    for (const char *text : {"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                             "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
                             "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"}) {
        const auto key = VerifierKey::fromText(text);
        QVERIFY(key);
        QCOMPARE(key->toText(), text);
    }
    QCOMPARE(toHex(VerifierKey::fromText("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop")->id()),
             "af0cfe78");
}

void TestVerifierKey::toText_anyName_readsBack()
{
    for (const std::string &name : {std::string("a"), LogBuilder().origin(), std::string("ä€😀"),
                                    std::string(1000, 'n'), std::string("-"), std::string("a/b:c@d")}) {
        const VerifierKey key{name, testKey("some").publicKey()};
        QCOMPARE(VerifierKey::fromText(key.toText()), std::optional(key));
    }
}

void TestVerifierKey::fromText_malformed_isNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    const VerifierKey key = witness("witness");
    const std::string good = key.toText(), base64 = good.substr(good.rfind('+') + 1), id = toHex(key.id());
    QVERIFY(base64.find('+') == std::string::npos); // so that the last + is the one in front
    const auto typed = [](char type, const std::string &bytes) { return toBase64(type + bytes); };
    const std::string bytes(key.key.begin(), key.key.end());
    const auto made = [&](const std::string &name,
                          const PublicKey &publicKey) { return VerifierKey{name, publicKey}.toText(); };
    const auto point = [](std::string_view hex) { return publicKeyFromHex(hex).value(); };
    std::string upper = id;
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return static_cast<char>(std::toupper(c)); });
    const std::pair<const char *, std::string> texts[] = {
        {"nothing", ""},
        {"a name", "witness"},
        {"no key", "witness+" + id},
        {"no key behind the plus", "witness+" + id + '+'},
        {"no id", "witness+" + base64},
        {"empty id", "witness++" + base64},
        {"empty name", '+' + id + '+' + base64},
        {"empty name that fits its id", made("", key.key)},
        {"plus in the name", "wit+ness+" + id + '+' + base64},
        {"blank in the name", made("wit ness", key.key)},
        {"tab in the name", made("wit\tness", key.key)},
        {"line feed in the name", made("wit\nness", key.key)},
        {"no-break space in the name", made("wit\u00a0ness", key.key)},
        {"invalid UTF-8 in the name", made("wit\xffness", key.key)},
        {"UTF-8 cut at the end of the name", made("witness\xe2\x80", key.key)},
        {"another name", "Witness+" + id + '+' + base64},
        {"another id", "witness+00000000+" + base64},
        {"id in capitals", "witness+" + upper + '+' + base64},
        {"id too short", "witness+" + id.substr(1) + '+' + base64},
        {"id too long", "witness+0" + id + '+' + base64},
        {"another type of key", "witness+" + id + '+' + typed(2, bytes)},
        {"a cosigner's type", "witness+" + id + '+' + typed(4, bytes)},
        {"key too short", "witness+" + id + '+' + typed(1, bytes.substr(1))},
        {"key too long", "witness+" + id + '+' + typed(1, bytes + 'x')},
        {"type only", "witness+" + id + '+' + toBase64("\x01")},
        {"no padding", good.substr(0, good.size() - 1)},
        {"stray bits", good.substr(0, good.size() - 2) + "B="},
        {"blank behind", good + ' '},
        {"line feed behind", good + '\n'},
        {"blank in front", ' ' + good},
        {"key of order 1", made("witness", point("0100000000000000000000000000000000000000000000000000000000000000"))},
        {"key of order 8", made("witness", point("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))},
        {"key that is not canonical",
         made("witness", point("f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"))},
    };
    for (const auto &[name, text] : texts)
        QTest::newRow(name) << QByteArray::fromStdString(text);
}

void TestVerifierKey::fromText_malformed_isNothing()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!VerifierKey::fromText(text.toStdString()));
}

QTEST_GUILESS_MAIN(TestVerifierKey)
#include "tst_verifierkey.moc"
