// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fingerprint.h"

#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestFingerprint : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void make_sameSecret_isTheSame();
    void make_otherClass_isNotComparable();
    void make_otherPepper_differs();
    void make_boundaryMoved_differs();
    void make_anySecret_showsNothingOfIt();

private:
    static Fingerprinter printer(char pepper) { return Fingerprinter(Secret(std::string(32, pepper))); }
};

void TestFingerprint::make_sameSecret_isTheSame()
{
    const auto one = printer('a');
    QVERIFY(compare(one.make("api-key/plain", "s"), one.make("api-key/plain", "s")) == Comparison::Same);
    QVERIFY(compare(one.make("api-key/plain", "s"), printer('a').make("api-key/plain", "s"))
            == Comparison::Same);
    QVERIFY(compare(one.make("api-key/plain", "s"), one.make("api-key/plain", "t"))
            == Comparison::Different);
    QVERIFY(compare(one.make("api-key/plain", ""), one.make("api-key/plain", std::string_view("\0", 1)))
            == Comparison::Different);
}

void TestFingerprint::make_otherClass_isNotComparable()
{
    const auto one = printer('a');
    const auto plain = one.make("api-key/plain", "s");
    const auto hashed = one.make("sha1", "s");
    QVERIFY(compare(plain, hashed) == Comparison::NotComparable);
    QVERIFY(plain.value != hashed.value); // not even by accident
}

void TestFingerprint::make_otherPepper_differs()
{
    QVERIFY(printer('a').make("c", "s").value != printer('b').make("c", "s").value);
}

void TestFingerprint::make_boundaryMoved_differs()
{
    const auto one = printer('a');
    QVERIFY(one.make("ab", "c").value != one.make("a", "bc").value);
    QVERIFY(one.make("", "abc").value != one.make("abc", "").value);
}

void TestFingerprint::make_anySecret_showsNothingOfIt()
{
    const std::string secret = "canary-0123456789-canary-0123456789";
    const auto made = printer('a').make("c", secret);
    const std::string bytes(made.value.begin(), made.value.end());
    QVERIFY(bytes.find("canary") == std::string::npos);
    QCOMPARE(toHex(made.value).size(), std::size_t(64));
}

QTEST_GUILESS_MAIN(TestFingerprint)
#include "tst_fingerprint.moc"
