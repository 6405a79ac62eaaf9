// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tableexport.h"

#include "core/csvtext.h"
#include "core/jsonvalue.h"
#include "presentation/icons.h"
#include "widgets/messagebar.h"
#include "widgets/saveplace.h"

#include <QAbstractItemView>
#include <QAction>
#include <QSaveFile>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QString textIn(const QModelIndex &cell, const TableExport::TextOf &textOf)
{
    return textOf ? textOf(cell) : cell.data(Qt::DisplayRole).toString();
}

QStringList headsOf(const QAbstractItemModel &model)
{
    QStringList heads;
    for (int column = 0; column < model.columnCount(); ++column)
        heads.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    return heads;
}

QStringList cellsOf(const QAbstractItemModel &model, int row, const TableExport::TextOf &textOf)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.append(textIn(model.index(row, column), textOf));
    return cells;
}

JsonValue::Array arrayOf(const QStringList &texts)
{
    JsonValue::Array array;
    for (const QString &text : texts)
        array.emplace_back(text);
    return array;
}

} // namespace

QString TableExport::csv(const QAbstractItemModel &model, const TextOf &textOf)
{
    QString text = csvLine(headsOf(model));
    for (int row = 0; row < model.rowCount(); ++row)
        text += csvLine(cellsOf(model, row, textOf));
    return text;
}

std::string TableExport::json(const QAbstractItemModel &model, const TextOf &textOf)
{
    JsonValue::Array rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.emplace_back(arrayOf(cellsOf(model, row, textOf)));
    return pretty(JsonValue::Object{{"columns", arrayOf(headsOf(model))}, {"rows", std::move(rows)}});
}

bool TableExport::write(const QAbstractItemModel &model, const QString &path, const TextOf &textOf)
{
    const QByteArray bytes = path.endsWith(".json"_L1, Qt::CaseInsensitive) ? QByteArray::fromStdString(json(model, textOf)) : csv(model, textOf).toUtf8();
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

bool TableExport::run(const QAbstractItemModel &model, const QString &name, MessageBar &message, QWidget *window, const TextOf &textOf)
{
    const QString path = SavePlace::ask(window, tr("Export the table"), name + u".csv"_s, tr("Comma-separated values (*.csv)") + u";;"_s + tr("JSON (*.json)"));
    if (path.isEmpty())
        return false;
    const bool isWritten = write(model, path, textOf);
    message.show(isWritten ? Status::Pass : Status::Fail, isWritten ? tr("The table is in %1.").arg(path) : tr("%1 cannot be written.").arg(path));
    return true;
}

TableExport::TableExport(QAbstractItemView &table, QString name, MessageBar &message, TextOf textOf)
    : QObject(&table)
{
    auto *action = new QAction(themedIcon(Icon::Download), tr("Export table…"), &table);
    action->setObjectName(u"exportTable"_s);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setToolTip(tr("Rows as they are shown, as CSV or JSON"));
    table.addAction(action);
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(action, &QAction::triggered, this, [&table, name = std::move(name), &message, textOf = std::move(textOf)] {
        if (table.model() != nullptr)
            (void)run(*table.model(), name, message, table.window(), textOf);
    });
}

} // namespace bulkhead
