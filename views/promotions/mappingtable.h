// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/plan.h"

#include <QAbstractTableModel>

namespace bulkhead {

class TableView;

//! Every value that was looked at on its way: what may not travel first, then what a rule rewrites, then what stays as it is.
class MappingTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { State, Field, From, To, Object };
    static constexpr int columns = 5;
    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(const promotion::Plan &plan);
    void dress(TableView *table);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum class State { Blocked, Mapped, AsItIs };
    struct Row
    {
        State state = State::AsItIs;
        QString word, field, from, to, object;
    };
    [[nodiscard]] QString whyBlocked(promotion::UnmappedValue::Reason reason) const;

    std::vector<Row> m_rows;
    QString m_fromName, m_toName;
};

} // namespace bulkhead
