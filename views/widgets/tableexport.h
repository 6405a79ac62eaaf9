// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QObject>

#include <functional>

class QAbstractItemView;

namespace bulkhead {

class MessageBar;

//! Gives a table the action "Export table…" (its menu, Ctrl+Shift+E): the rows as they are shown, filtered and sorted, in the words of the screen, as CSV or JSON.
class TableExport : public QObject
{
    Q_OBJECT
public:
    //! The words of a cell, where the model's DisplayRole is not what a person sees.
    using TextOf = std::function<QString(const QModelIndex &)>;

    //! `name`: of the file, without its ending. `message` says how it went and outlives it.
    TableExport(QAbstractItemView &table, QString name, MessageBar &message, TextOf textOf = {});

    //! Without asking for the place. CSV unless the path ends in ".json".
    static bool write(const QAbstractItemModel &model, const QString &path, const TextOf &textOf = {});
    //! A head line, then a line a row.
    [[nodiscard]] static QString csv(const QAbstractItemModel &model, const TextOf &textOf = {});
    //! {"columns": […], "rows": [[…]]}: words in the order of the columns.
    [[nodiscard]] static std::string json(const QAbstractItemModel &model, const TextOf &textOf = {});
    //! Asks for the place, writes, and says on the bar how it went; false if the person changed their mind.
    static bool run(const QAbstractItemModel &model, const QString &name, MessageBar &message, QWidget *window, const TextOf &textOf = {});
};

} // namespace bulkhead
