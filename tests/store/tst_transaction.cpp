// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

//! What SQLite is told about the disk, which only a power cut would show otherwise.
class TestTransaction : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void write_isOnTheDiskBeforeItReturns();
    void writeSoon_isNot_untilTheNextWrite();
    void write_insideAnother_isRefused();

private:
    [[nodiscard]] qint64 synchronous();
    qint64 synchronousWithin(Transaction::Kind kind);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
};

namespace {
constexpr qint64 normal = 1, full = 2; // SQLite's numbers
} // namespace

void TestTransaction::init()
{
    m_connection.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_connection = std::make_unique<Connection>(m_folder->filePath(u"s.db"_s));
    m_connection->execute("PRAGMA journal_mode = WAL; CREATE TABLE t (x INTEGER)");
}

qint64 TestTransaction::synchronous()
{
    Statement query(m_connection->database(), "PRAGMA synchronous");
    return query.next() ? query.integer(0) : -1;
}

qint64 TestTransaction::synchronousWithin(Transaction::Kind kind)
{
    Transaction transaction(*m_connection, kind);
    m_connection->execute("INSERT INTO t VALUES (1)");
    const qint64 mode = synchronous();
    transaction.commit();
    return mode;
}

void TestTransaction::write_isOnTheDiskBeforeItReturns()
{
    QCOMPARE(synchronous(), full);
    QCOMPARE(synchronousWithin(Transaction::Kind::Write), full);
}

void TestTransaction::writeSoon_isNot_untilTheNextWrite()
{
    QCOMPARE(synchronousWithin(Transaction::Kind::WriteSoon), normal);
    QCOMPARE(synchronousWithin(Transaction::Kind::WriteSoon), normal);
    QCOMPARE(synchronousWithin(Transaction::Kind::Write), full);
    QCOMPARE(synchronousWithin(Transaction::Kind::WriteSoon), normal);
    {
        Transaction abandoned(*m_connection, Transaction::Kind::WriteSoon);
    }
    QCOMPARE(synchronousWithin(Transaction::Kind::Write), full);
}

void TestTransaction::write_insideAnother_isRefused()
{
    Transaction outer(*m_connection, Transaction::Kind::WriteSoon);
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, Transaction(*m_connection, Transaction::Kind::Write));
    QCOMPARE(synchronous(), normal); // the outer one's, as it was
}

QTEST_GUILESS_MAIN(TestTransaction)
#include "tst_transaction.moc"
