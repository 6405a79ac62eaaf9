// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.h"
#include "core/error.h"
#include "core/secret.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>

#include <type_traits>

using namespace bulkhead;
using namespace Qt::StringLiterals;

// A secret cannot be copied, printed or turned into anything by accident.
static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, std::string_view>);
static_assert(!std::is_convertible_v<Secret, QString> && !std::is_convertible_v<Secret, QByteArray>);
template<typename T>
concept Printable = requires(QDebug debug, const T &value) { debug << value; };
static_assert(!Printable<Secret> && Printable<QString>);

class TestSecret : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void view_bytes_areKept();
    void move_secret_leavesNothingBehind();
    void wipe_buffer_isZero();
    void error_kinds_surviveTheirSpelling();
    void sha256_vectors_match();
};

void TestSecret::view_bytes_areKept()
{
    QVERIFY(Secret().isEmpty());
    QVERIFY(Secret("").isEmpty());
    const std::string bytes("a\0b", 3);
    const Secret secret{std::string_view(bytes)};
    QCOMPARE(std::string(secret.view()), bytes);
    QCOMPARE(std::string(secret.clone().view()), bytes);
    QVERIFY(secret.clone().view().data() != secret.view().data());
}

void TestSecret::move_secret_leavesNothingBehind()
{
    Secret one("first");
    Secret two(std::move(one));
    QVERIFY(one.isEmpty()); // NOLINT(bugprone-use-after-move): that is the question
    QCOMPARE(std::string(two.view()), "first");
    Secret three("third");
    three = std::move(two);
    QCOMPARE(std::string(three.view()), "first");
    three = Secret();
    QVERIFY(three.isEmpty());
}

void TestSecret::wipe_buffer_isZero()
{
    std::string buffer(100, 'x');
    wipe(buffer.data(), 50);
    QCOMPARE(buffer, std::string(50, '\0') + std::string(50, 'x'));
}

void TestSecret::error_kinds_surviveTheirSpelling()
{
    for (int i = 0; i <= static_cast<int>(Error::Kind::Internal); ++i) {
        const auto kind = static_cast<Error::Kind>(i);
        QCOMPARE(errorKindFromWire(toWire(kind)), kind);
        QVERIFY(kind == Error::Kind::Internal || toWire(kind) != "internal"_L1);
    }
    Error error;
    error.place = u"a.yaml:3"_s;
    error.what = u"it is wrong"_s;
    QCOMPARE(error.toText(), u"a.yaml:3: it is wrong"_s);
    error.hint = u"Mend it"_s;
    QCOMPARE(error.toText(), u"a.yaml:3: it is wrong; Mend it"_s);
}

void TestSecret::sha256_vectors_match()
{
    QCOMPARE(toHex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QCOMPARE(toHex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
