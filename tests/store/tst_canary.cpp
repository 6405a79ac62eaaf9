// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/canary.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

class TestCanary : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void find_plantedForm_isFound_data();
    void find_plantedForm_isFound();
    void forms_ofSpecialCharacters_areThoseOfUrlsAndJson();
    void find_nothingPlanted_isSilent();
};

namespace {
const QByteArray value("canary-7f3a91-value");
} // namespace

void TestCanary::find_plantedForm_isFound_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("UTF-8") << QByteArray("xx" + value + "yy");
    QTest::newRow("hex") << QByteArray("xx" + value.toHex() + "yy");
    QTest::newRow("every byte URL-encoded") << percentEncodedWhole(value);
    QTest::newRow("URL-encoded in lower case") << lowerPercent(percentEncodedWhole(value));
    const QString text = QString::fromUtf8(value);
    QTest::newRow("UTF-16")
        << QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    for (const char *before : {"", "a", "ab", "abc"}) {
        for (const char *after : {"", "z", "zy"}) {
            QTest::addRow("base64 after '%s' before '%s'", before, after)
                << QByteArray(before + value + after).toBase64();
        }
    }
}

void TestCanary::find_plantedForm_isFound()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u".hidden"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const QList<QString> found = findCanariesBelow(folder.path(), {"another-canary", value});
    QCOMPARE(found, QList<QString>{file.fileName() + u" holds canary 1"_s});
}

void TestCanary::forms_ofSpecialCharacters_areThoseOfUrlsAndJson()
{
    const QList<QByteArray> forms = canaryForms("canary/7+f=3");
    for (const QByteArray form : {"canary%2F7%2Bf%3D3", "canary%2f7%2bf%3d3", "canary\\/7+f=3"})
        QVERIFY2(forms.contains(form), form.constData());
}

void TestCanary::find_nothingPlanted_isSilent()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"store"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(value.left(8) + value.mid(9));
    file.close();
    QVERIFY(findCanariesBelow(folder.path(), {value}).isEmpty());
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
