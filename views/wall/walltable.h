// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/wall.h"

#include <QAbstractTableModel>

namespace bulkhead {

class TableView;

//! The wall as rows: of each layer its leaks, one by one, then what is undecided; a layer with neither has one row as well.
class WallTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Layer, Status, Sandbox, Production, Findings, Says };
    static constexpr int columns = 6;

    explicit WallTable(QObject *parent = nullptr);

    void setPair(const IsolationView &view, const isolation::PairReport &report, const Wall &wall);
    //! Delegates and widths.
    void dress(TableView *table);
    [[nodiscard]] const FindingQuery &queryAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        isolation::Layer layer = isolation::Layer::Infrastructure;
        isolation::Verdict verdict = isolation::Verdict::Pass;
        QString word, sandbox, production, says;
        int count = 0; //!< of findings or undecided controls
        FindingQuery query;
    };
    void addBand(const WallBand &band, const class WallWords &words);

    std::vector<Row> m_rows;
};

} // namespace bulkhead
