// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/notation.h"
#include "items/catalogtablemodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

const QString banking = u"sbx orders-sbx path=/orders label=owner:team-a label=version:2.5.0\n"
                        "prd orders path=/orders label=owner:team-a label=version:2.4.1\n"
                        "sbx billing-v10 label=owner:team-b\nprd billing-v10 path=/x\n"
                        "sbx-us Überweisung host=pay.example.test\n"
                        "prd accounts label=owner:team-a"_s;

std::shared_ptr<const Catalog> catalogOf(const QString &text)
{
    return std::make_shared<const Catalog>(test::build(text));
}

QString names(const CatalogTableModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.index(row, 0).data(CatalogTableModel::NameRole).toString());
    return list.join(u' ');
}

CatalogFilter textFilter(const QString &text)
{
    CatalogFilter filter;
    filter.text = text;
    return filter;
}

} // namespace

class TestCatalogTableModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void data_ofACatalog_isTyped();
    void filter_words_findWhatIsSearchable_data();
    void filter_words_findWhatIsSearchable();
    void facets_counts_ignoreTheirOwnChoice();
    void sort_columns_isStable();
    void filterAndMerge_persistentIndexes_followTheirRows();
    void empty_model_answers();
};

void TestCatalogTableModel::data_ofACatalog_isTyped()
{
    CatalogTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCatalog(catalogOf(banking));
    QCOMPARE(model.columnCount(), 9);
    QCOMPARE(names(model), u"accounts billing orders Überweisung"_s);
    const int row = 2;
    const QModelIndex sandbox = model.index(row, model.environmentColumn(0));
    QCOMPARE(sandbox.data(CatalogTableModel::PresentRole).toBool(), true);
    QCOMPARE(sandbox.data(CatalogTableModel::CellVersionRole).toString(), u"2.5.0"_s);
    QCOMPARE(sandbox.data(CatalogTableModel::CellGatewaysRole).toStringList(), QStringList {u"sbx"_s});
    QCOMPARE(sandbox.data().toString(), u"2.5.0 sbx"_s);
    QCOMPARE(model.index(row, model.environmentColumn(1)).data(CatalogTableModel::PresentRole), false);
    QCOMPARE(sandbox.data(CatalogTableModel::OwnerRole).toString(), u"team-a"_s);
    QCOMPARE(sandbox.data(CatalogTableModel::MethodRole).toInt(), int(MatchMethod::Name));
    QCOMPARE(model.index(1, 0).data(CatalogTableModel::DriftCountRole).toInt(), 1);
    QCOMPARE(model.rowOf(model.idAt(row)), row);
    QCOMPARE(model.apiAt(row)->name, std::string("orders"));
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"sandbox"_s);
}

void TestCatalogTableModel::filter_words_findWhatIsSearchable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("nothing") << QString() << u"accounts billing orders Überweisung"_s;
    QTest::newRow("name") << u"ORD"_s << u"orders"_s;
    QTest::newRow("owner") << u"team-a"_s << u"accounts orders"_s;
    QTest::newRow("two words") << u"team-a  prd ord"_s << u"orders"_s;
    QTest::newRow("words of two rows") << u"billing orders"_s << QString();
    QTest::newRow("host") << u"pay.example"_s << u"Überweisung"_s;
    QTest::newRow("path") << u"/orders"_s << u"orders"_s;
    QTest::newRow("version") << u"v10"_s << u"billing"_s;
    QTest::newRow("other letters") << u"üBER"_s << u"Überweisung"_s;
    QTest::newRow("one letter") << u"u"_s << u"accounts Überweisung"_s;
}

void TestCatalogTableModel::filter_words_findWhatIsSearchable()
{
    QFETCH(QString, text);
    CatalogTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCatalog(catalogOf(banking));
    model.setFilter(textFilter(text));
    QTEST(names(model), "found");
    model.setFilter({});
    QCOMPARE(model.rowCount(), 4);
}

void TestCatalogTableModel::facets_counts_ignoreTheirOwnChoice()
{
    CatalogTableModel model;
    model.setCatalog(catalogOf(banking), {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)}});
    CatalogFilter filter;
    filter.chosen[CatalogFacet::Owner] = {u"team-a"_s};
    model.setFilter(filter);
    QCOMPARE(names(model), u"accounts orders"_s);
    const QList<FacetCount> owners {{u"team-a"_s, 2, true}, {QString(), 1, false}, {u"team-b"_s, 1, false}};
    QCOMPARE(model.facetCounts(CatalogFacet::Owner), owners);
    const QList<FacetCount> statuses = model.facetCounts(CatalogFacet::Status);
    QCOMPARE(statuses.size(), 4);
    QCOMPARE(statuses[0], (FacetCount {u"in_sync"_s, 1, false}));
    QCOMPARE(statuses[3], (FacetCount {u"production_only"_s, 1, false}));
    QCOMPARE(model.facetCounts(CatalogFacet::Pair).first(),
             (FacetCount {u"sandbox:production"_s, 2, false}));
    filter.chosen[CatalogFacet::Status] = {u"in_sync"_s};
    model.setFilter(filter);
    QCOMPARE(names(model), u"orders"_s);
    filter.chosen[CatalogFacet::Gateway] = {u"unknown"_s};
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 0);
}

void TestCatalogTableModel::sort_columns_isStable()
{
    CatalogTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCatalog(catalogOf(banking));
    model.sort(0, Qt::DescendingOrder);
    QCOMPARE(names(model), u"Überweisung orders billing accounts"_s);
    model.sort(model.columnOf(CatalogTableModel::Column::Drift), Qt::DescendingOrder);
    QCOMPARE(names(model), u"billing accounts orders Überweisung"_s);
    model.sort(model.environmentColumn(0), Qt::AscendingOrder);
    QCOMPARE(names(model), u"orders billing accounts Überweisung"_s);
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(names(model), u"accounts billing orders Überweisung"_s);
}

void TestCatalogTableModel::filterAndMerge_persistentIndexes_followTheirRows()
{
    CatalogTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCatalog(catalogOf(banking));
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex orders = model.index(2, 0);
    const QPersistentModelIndex accounts = model.index(0, 0);
    const auto name = [](const QPersistentModelIndex &index) {
        return index.data(CatalogTableModel::NameRole).toString();
    };
    model.sort(0, Qt::DescendingOrder);
    QCOMPARE(name(orders), u"orders"_s);
    model.setFilter(textFilter(u"orders"_s));
    QCOMPARE(orders.row(), 0);
    QVERIFY(!accounts.isValid());
    const ApiId hidden = model.catalog()->apis.front().id; // what a filter hid is found all the same
    QCOMPARE(model.rowOf(hidden), -1);
    QCOMPARE(model.find(hidden), &model.catalog()->apis.front());
    QCOMPARE(model.find(ApiId(u"x"_s)), nullptr);
    model.setFilter({});
    QCOMPARE(name(orders), u"orders"_s);
    model.setCatalog(catalogOf(u"sbx aaa\nprd zzz\n"_s + QString(banking).remove(u"prd accounts label=owner:team-a"_s)));
    QCOMPARE(names(model), u"Überweisung zzz orders billing aaa"_s);
    QCOMPARE(orders.row(), 2);
    QCOMPARE(model.rowOf(ApiId(orders.data(CatalogTableModel::ApiIdRole).toString())), 2);
    QCOMPARE(resets.count(), 0);
}

void TestCatalogTableModel::empty_model_answers()
{
    CatalogTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 4);
    QVERIFY(model.idAt(0).isEmpty());
    QCOMPARE(model.rowOf(ApiId(u"x"_s)), -1);
    model.setFilter(textFilter(u"x"_s));
    model.setCatalog(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestCatalogTableModel)
#include "tst_catalogtablemodel.moc"
