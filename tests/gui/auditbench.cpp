// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/auditbench.h"

#include "gui/watchmodels.h"

#include <QSignalSpy>
#include <QTest>

#include <sqlite3.h>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

void AuditBench::begin()
{
    m_bench = std::make_unique<PeopleBench>();
}

void AuditBench::end()
{
    m_bench.reset();
    m_page = nullptr;
}

void AuditBench::openPage()
{
    m_page = new AuditPage(m_bench->audit(), m_bench->gui().clock());
    m_bench->window().addPage(Screen::Audit, m_page);
    QVERIFY(watchModels(*m_page) >= 1);
    m_bench->window().showScreen(Screen::Audit);
}

void AuditBench::openLog(int entries)
{
    m_bench->begin(u"ana"_s);
    m_bench->add(u"bo"_s, {u"approver:production-eu"_s});
    grow(entries);
    openPage();
    QTRY_COMPARE(rows(), entries);
}

void AuditBench::grow(int entries) const
{
    for (int i = size(); i < entries; ++i) {
        m_bench->audit().recordEdit(toHex(sha256(std::to_string(i))), toHex(sha256(std::to_string(i + 1))));
        QVERIFY(QTest::qWaitFor([&] { return size() == i + 1; }));
    }
}

int AuditBench::size() const
{
    const auto view = m_bench->audit().view();
    return view && view->list ? static_cast<int>(view->list->lines.size()) : 0;
}

void AuditBench::tamper(const QByteArray &sql) const
{
    sqlite3 *store = nullptr;
    QCOMPARE(sqlite3_open(m_bench->file(u"store.db"_s).toUtf8().constData(), &store), SQLITE_OK);
    sqlite3_busy_timeout(store, 30'000); // the console may be writing its last entry
    QCOMPARE(sqlite3_exec(store, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(store);
}

void AuditBench::verifyAll() const
{
    QSignalSpy verified(&m_bench->audit(), &AuditSession::verified);
    child<QAbstractButton>(u"verifyAll"_s)->click();
    QTRY_COMPARE(verified.count(), 1);
}

void AuditBench::openEntry(quint64 seq) const
{
    m_page->openItem(QString::number(seq));
    QTRY_COMPARE(drawer()->seq(), seq);
}

} // namespace bulkhead::test
