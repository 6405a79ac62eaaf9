// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log's table as the console uses it: its model in a shown table view, with the counts of all facets after each filter, measured as
// bench_catalogtable measures the catalog's. Only ratios within the run are asserted, of processor time and of the best of alternating runs.
// Run: cmake --preset release && cmake --build build/release --target bench_audittable
//      QT_QPA_PLATFORM=offscreen build/release/bin/bench_audittable
#include "items/auditlogmodel.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <unistd.h>
#include <unordered_map>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seed = 4711;
constexpr std::uint32_t million = 1000000;
constexpr double mostOfProxy = 0.2, mostPerDoubling = 2.5, mostBytesPerRow = 350;
constexpr std::array actions{"sync", "isolation.check", "catalog.decide", "estate.edit", "audit.export", "person.change", "promotion.approve"};
constexpr std::array objectParts{"payments", "ledger", "accounts", "cards", "fraud", "statements", "limits", "mandate", "quotes", "kyc", "branch"};
//! In rows sorted by object the hits are neighbours: the proxy of Qt is quadratic in scattered ones.
const QString neighbours = u"payments-led"_s;

//! Entries of forty people on a quarter as many objects as there are entries.
std::shared_ptr<const AuditList> makeList(std::uint32_t count)
{
    QRandomGenerator random(seed);
    auto list = std::make_shared<AuditList>();
    std::unordered_map<std::string, std::uint32_t> known;
    const auto wordOf = [&](const std::string &text) {
        const auto [at, isNew] = known.try_emplace(text, static_cast<std::uint32_t>(list->words.size()));
        if (isNew)
            list->words.push_back(text);
        return at->second;
    };
    (void)wordOf({});
    const auto part = [](std::uint32_t number) { return std::string(objectParts[number % objectParts.size()]); };
    list->lines.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto action = std::size_t(random.bounded(int(actions.size())));
        const std::uint32_t object = std::uint32_t(random.bounded(int(i / 4 + 1))) * 2654435761U;
        AuditLine line;
        line.at = qint64(i) * 1700 + 1'700'000'000'000;
        line.isSigned = action > 2;
        line.who = wordOf("person." + std::to_string(random.bounded(40)));
        line.action = static_cast<std::uint16_t>(wordOf(actions[action]));
        line.phase = static_cast<audit::Phase>(random.bounded(3));
        line.objectKind = static_cast<std::uint16_t>(wordOf(action % 3 == 0 ? "api" : action % 3 == 1 ? "pair" : "estate"));
        line.environment = static_cast<std::uint16_t>(wordOf(action % 2 == 0 ? "" : "production-" + std::to_string(i % 3)));
        line.objectId = wordOf(part(object >> 8U) + "-" + part(object >> 16U) + "-" + std::to_string(object % 10000000U));
        list->lines.push_back(line);
    }
    return list;
}

//! The same rows for the proxy of Qt: what the entries were done on, already as QString.
class ObjectsModel : public QAbstractTableModel
{
public:
    explicit ObjectsModel(const AuditList &list)
    {
        for (const AuditLine &line : list.lines)
            m_objects.append(QString::fromStdString(list.word(line.objectId)));
    }
    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : int(m_objects.size()); }
    int columnCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : 1; }
    QVariant data(const QModelIndex &index, int role) const override { return role == Qt::DisplayRole ? m_objects[index.row()] : QVariant(); }

private:
    QStringList m_objects;
};

//! A table of so many entries in a shown view.
class Table
{
public:
    explicit Table(std::uint32_t count)
        : list(makeList(count))
    {
        model.setList(list, AuditLogModel::rowsOf(list, {}));
        view.setModel(&model);
        view.resize(1400, 900);
        view.show();
    }
    //! A keystroke: what the page does before it returns to the event loop, and the values of all buttons.
    void filter(const QString &text)
    {
        AuditFilter wanted;
        wanted.text = text;
        model.setFilter(wanted);
        for (const AuditFacet facet : {AuditFacet::Person, AuditFacet::Action, AuditFacet::Object, AuditFacet::Environment})
            (void)model.facetCounts(facet);
    }
    void sort(AuditLogModel::Column column, Qt::SortOrder order) { model.sort(int(column), order); }

    std::shared_ptr<const AuditList> list;
    AuditLogModel model;
    QTableView view;
};

double processMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

//! Processor time of all threads: what waits for a processor is not counted, a second thread is.
template<typename Work>
double milliseconds(const Work &work)
{
    const double before = processMilliseconds();
    work();
    return processMilliseconds() - before;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double p95(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() * 95 / 100];
}

double residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE));
}

} // namespace

class BenchAuditTable : public QObject
{
    Q_OBJECT

private slots:
    void rows_aMillion_areSmall();
    void work_doubledRows_isLinear();
    void table_aMillionRows_isQuickerThanTheProxy();

private:
    static constexpr std::array kinds{"make", "sort", "filter on", "filter off", "go on"};
    using Work = std::array<double, kinds.size()>;
    static Work measure(Table &table, int round);
    static double keystrokes(Table &table);
};

void BenchAuditTable::rows_aMillion_areSmall()
{
    const double before = residentBytes();
    if (before == 0)
        QSKIP("this system does not tell resident memory");
    Table table(million);
    table.sort(AuditLogModel::Column::On, Qt::AscendingOrder);
    table.filter(u"a"_s);
    table.filter({});
    const double perRow = (residentBytes() - before) / million;
    qInfo("%.0f bytes a row", perRow);
    QCOMPARE(table.model.rowCount(), int(million));
    QVERIFY(perRow <= mostBytesPerRow);
}

//! "make" is a worker's part for a long log; "go on" is a log with one entry more.
BenchAuditTable::Work BenchAuditTable::measure(Table &table, int round)
{
    const auto order = round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
    Work work{};
    std::shared_ptr<const AuditRows> rows;
    work[0] = milliseconds([&] { rows = AuditLogModel::rowsOf(table.list, {}); });
    work[1] = milliseconds([&] { table.sort(AuditLogModel::Column::On, order); });
    const QString text = QString::fromLatin1(objectParts[std::size_t(round)]) + u" 7"_s;
    work[2] = milliseconds([&] { table.filter(text); });
    work[3] = milliseconds([&] { table.filter({}); });
    table.sort(AuditLogModel::Column::Entry, Qt::DescendingOrder);
    auto longer = std::make_shared<AuditList>(*table.list);
    longer->lines.push_back(longer->lines.back());
    const auto longerRows = AuditLogModel::rowsOf(longer, {});
    work[4] = milliseconds([&] { table.model.setList(longer, longerRows); });
    table.model.setList(table.list, rows);
    return work;
}

//! Sizes are compared within a round, where the machine is equally busy; the median of the rounds counts. Single doublings cross the sizes of a
//! processor's caches, so it is the mean of all that is asserted.
void BenchAuditTable::work_doubledRows_isLinear()
{
    constexpr int rounds = 9;
    std::vector<std::unique_ptr<Table>> tables;
    for (std::uint32_t count = million / 8; count <= million; count *= 2)
        tables.push_back(std::make_unique<Table>(count));
    std::vector<std::vector<Work>> all(tables.size()); // by size, then round
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < tables.size(); ++i)
            all[i].push_back(measure(*tables[i], round));
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        QString line = u"%1 rows:"_s.arg(tables[i]->model.rowCount());
        double most = 0;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            std::vector<double> now, growth;
            for (std::size_t round = 0; round < rounds; ++round) {
                now.push_back(all[i][round][kind]);
                growth.push_back(std::pow(now.back() / all[0][round][kind], 1.0 / double(std::max<std::size_t>(i, 1))));
            }
            line += u" %1 %2 ms (%3)"_s.arg(QLatin1StringView(kinds[kind])).arg(median(now), 0, 'f', 1).arg(median(growth), 0, 'f', 2);
            most = std::max(most, median(growth));
        }
        qInfo("%s", qPrintable(line));
        QVERIFY2(most <= mostPerDoubling || i + 1 < all.size(), "more than linear");
    }
}

//! The 95th percentile of typing and taking back, letter by letter.
double BenchAuditTable::keystrokes(Table &table)
{
    std::vector<double> times, clock;
    const auto type = [&](const QString &text) {
        QElapsedTimer timer;
        timer.start();
        times.push_back(milliseconds([&] { table.filter(text); }));
        clock.push_back(double(timer.nsecsElapsed()) / 1e6);
    };
    for (const QString &typed : {u"payments-led"_s, u"person.12 77"_s, u"estate.edit"_s, u"e o 1"_s, u"production-5 kyc"_s}) {
        for (qsizetype i = 1; i <= typed.size(); ++i)
            type(typed.left(i));
        for (qsizetype i = typed.size(); --i >= 0;)
            type(typed.left(i));
    }
    qInfo("%zu keystrokes: p95 %.1f ms of work, %.1f ms by the clock", times.size(), p95(times), p95(clock));
    return p95(times);
}

void BenchAuditTable::table_aMillionRows_isQuickerThanTheProxy()
{
    constexpr int rounds = 3;
    Table table(million);
    ObjectsModel objects(*table.list);
    double ourSort = 1e9, ourFilter = 1e9, keystroke = 1e9, proxySort = 1e9, proxyFilter = 1e9;
    const auto keep = [](double &best, double ms) { best = std::min(best, ms); };
    int proxyHits = 0;
    for (int round = 0; round < rounds; ++round) {
        table.sort(AuditLogModel::Column::Entry, Qt::DescendingOrder);
        keep(keystroke, keystrokes(table));
        keep(ourSort, milliseconds([&] { table.sort(AuditLogModel::Column::On, Qt::AscendingOrder); }));
        table.filter({});
        keep(ourFilter, milliseconds([&] { table.filter(neighbours); }));
        const int hits = table.model.rowCount();
        table.filter({});
        QSortFilterProxyModel proxy;
        proxy.setSourceModel(&objects);
        QTableView view;
        view.setModel(&proxy);
        view.resize(1400, 900);
        view.show();
        keep(proxySort, milliseconds([&] { proxy.sort(0); }));
        keep(proxyFilter, milliseconds([&] { proxy.setFilterFixedString(neighbours); }));
        proxyHits = proxy.rowCount();
        QCOMPARE(hits, proxyHits);
    }
    QVERIFY(proxyHits > 0);
    qInfo("sort %.1f ms, proxy %.1f (%.3f); filter %.1f ms, proxy %.1f (%.3f); keystroke p95 %.1f ms (%.3f)", ourSort, proxySort,
          ourSort / proxySort, ourFilter, proxyFilter, ourFilter / proxyFilter, keystroke, keystroke / proxyFilter);
    QVERIFY(ourSort <= mostOfProxy * proxySort);
    QVERIFY(ourFilter <= mostOfProxy * proxyFilter);
    QVERIFY(keystroke <= mostOfProxy * proxyFilter);
}

QTEST_MAIN(BenchAuditTable)
#include "bench_audittable.moc"
