// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messagebar.h"
#include "widgets/tableexport.h"

#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

//! Tables as files: what is shown and nothing else, harmless for spreadsheets.
class TestTableExport : public QObject
{
    Q_OBJECT
    QStandardItemModel m_model{2, 2};

    [[nodiscard]] static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void init()
    {
        m_model.setHorizontalHeaderLabels({u"Name"_s, u"Change"_s});
        m_model.setItem(0, 0, new QStandardItem(u"=HYPERLINK(\"x\")"_s));
        m_model.setItem(0, 1, new QStandardItem(u"-1.5"_s));
        m_model.setItem(1, 0, new QStandardItem(u"a \"quoted\", name"_s));
        m_model.setItem(1, 1, new QStandardItem(u"größer"_s));
    }

    void csv_ofATable_isHarmlessAndWhole();
    void json_ofATable_keepsColumnsAndRows();
    void words_ofTheScreen_takeThePlaceOfTheModels();
    void file_ofAnotherFolder_isNotWritten();
    void action_ofATable_standsInItsMenu();
};

void TestTableExport::csv_ofATable_isHarmlessAndWhole()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"table.csv"_s);
    QVERIFY(TableExport::write(m_model, path));
    const QStringList lines = QString::fromUtf8(bytesOf(path)).split(u"\r\n"_s);
    QCOMPARE(lines.size(), 4); // head, two rows, the end
    QCOMPARE(lines[0], u"\"Name\",\"Change\""_s);
    QVERIFY(lines[1].startsWith(u"\"'="_s)); // no spreadsheet runs it
    QVERIFY(lines[1].endsWith(u"\"-1.5\""_s)); // a number stays what it is
    QVERIFY(lines[2].contains(u"a \"\"quoted\"\", name"_s) && lines[2].contains(u"größer"_s));
}

void TestTableExport::json_ofATable_keepsColumnsAndRows()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"table.json"_s);
    QVERIFY(TableExport::write(m_model, path));
    const QJsonObject table = QJsonDocument::fromJson(bytesOf(path)).object();
    QCOMPARE(table.value("columns"_L1).toArray(), (QJsonArray{u"Name"_s, u"Change"_s}));
    const QJsonArray rows = table.value("rows"_L1).toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].toArray()[0].toString(), u"=HYPERLINK(\"x\")"_s); // no spreadsheet reads it
    QCOMPARE(rows[1].toArray()[1].toString(), u"größer"_s);
}

void TestTableExport::words_ofTheScreen_takeThePlaceOfTheModels()
{
    const auto words = [](const QModelIndex &cell) { return u"cell %1 %2"_s.arg(cell.row()).arg(cell.column()); };
    QVERIFY(TableExport::csv(m_model, words).contains(u"\"cell 1 0\",\"cell 1 1\""_s));
}

void TestTableExport::file_ofAnotherFolder_isNotWritten()
{
    const QTemporaryDir folder;
    QVERIFY(!TableExport::write(m_model, folder.filePath(u"is/not/there.csv"_s)));
}

void TestTableExport::action_ofATable_standsInItsMenu()
{
    QTableView table;
    table.setModel(&m_model);
    MessageBar message;
    const TableExport own(table, u"table"_s, message);
    QCOMPARE(table.contextMenuPolicy(), Qt::ActionsContextMenu);
    QCOMPARE(table.actions().size(), 1);
    QCOMPARE(table.actions().first()->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
}

QTEST_MAIN(TestTableExport)
#include "tst_tableexport.moc"
