// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/companyframeworks.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using isolation::ControlCatalogue;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

const QByteArray ours = "id: acme-policy\ntitle: Acme policy\nrequirements:\n  - {id: \"7.1\", subject: \"Apart\", controls: [INF-07]}\n";

} // namespace

//! The frameworks of the product and those that a company names in its estate file.
class TestCompanyFrameworks : public QObject
{
    Q_OBJECT
private slots:
    void estate_withoutFiles_hasThoseOfTheProduct();
    void files_relativeToTheEstate_areRead();
    void file_withAnError_isLeftOut_andTold();
    void file_thatIsNotThere_isTold();
    void file_withAnIdThatIsTaken_isTold();

private:
    [[nodiscard]] AvailableFrameworks with(const QList<QString> &files) const
    {
        EstateConfig estate;
        estate.path = m_folder.filePath(u"estate.yaml"_s);
        estate.reports.frameworks = files;
        return availableFrameworks(estate, ControlCatalogue::builtIn());
    }

    QTemporaryDir m_folder;
};

void TestCompanyFrameworks::estate_withoutFiles_hasThoseOfTheProduct()
{
    const AvailableFrameworks all = with({});
    QCOMPARE(all.frameworks.size(), 12);
    QVERIFY(all.problems.isEmpty());
}

void TestCompanyFrameworks::files_relativeToTheEstate_areRead()
{
    QVERIFY(QDir(m_folder.path()).mkpath(u"policies"_s));
    write(m_folder.filePath(u"policies/ours.yaml"_s), ours);
    const AvailableFrameworks all = with({u"policies/ours.yaml"_s});
    QVERIFY(all.problems.isEmpty());
    QCOMPARE(all.frameworks.size(), 13);
    QCOMPARE(all.frameworks.last().id, u"acme-policy"_s);
    QCOMPARE(all.frameworks.last().requirements[0].controls, QStringList{u"INF-07"_s});
}

void TestCompanyFrameworks::file_withAnError_isLeftOut_andTold()
{
    write(m_folder.filePath(u"good.yaml"_s), ours);
    write(m_folder.filePath(u"bad.yaml"_s), "id: bad\ntitle: Bad\nrequirements:\n  - {id: \"1\", subject: \"a\", controls: [XXX-99]}\n");
    const AvailableFrameworks all = with({u"bad.yaml"_s, u"good.yaml"_s});
    QCOMPARE(all.frameworks.last().id, u"acme-policy"_s);
    QCOMPARE(all.frameworks.size(), 13);
    QCOMPARE(all.problems.size(), 1);
    QVERIFY(all.problems[0].toText().startsWith(m_folder.filePath(u"bad.yaml"_s) + u":4: "));
}

void TestCompanyFrameworks::file_thatIsNotThere_isTold()
{
    const AvailableFrameworks all = with({u"gone.yaml"_s});
    QCOMPARE(all.frameworks.size(), 12);
    QVERIFY(all.problems[0].toText().startsWith(m_folder.filePath(u"gone.yaml"_s) + u": the file cannot be read"));
}

void TestCompanyFrameworks::file_withAnIdThatIsTaken_isTold()
{
    write(m_folder.filePath(u"one.yaml"_s), ours);
    write(m_folder.filePath(u"two.yaml"_s), ours);
    const AvailableFrameworks all = with({u"one.yaml"_s, u"two.yaml"_s});
    QCOMPARE(all.frameworks.size(), 13);
    QCOMPARE(all.problems.size(), 1);
    QVERIFY(all.problems[0].toText().contains(u"acme-policy"_s));
}

QTEST_GUILESS_MAIN(TestCompanyFrameworks)
#include "tst_companyframeworks.moc"
