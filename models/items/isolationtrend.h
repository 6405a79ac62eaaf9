// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/trend.h"

#include <QAbstractTableModel>

namespace bulkhead {

//! The points as a table, newest first: the chart for who reads, and for screen readers.
class TrendModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        AtRole = Qt::UserRole + 1, //!< std::optional<UtcTime>
        StatusRole,                //!< int of isolation::Status: of the pair, or of the column's layer
        FindingsRole,              //!< qint64; invalid: not assessed
        ProvenRole                 //!< int; invalid: no control applies
    };
    //! Moment, status, proven, then the layers of the wall.
    static constexpr int momentColumn = 0, statusColumn = 1, provenColumn = 2, layerColumn = 3;

    using QAbstractTableModel::QAbstractTableModel;

    void setPoints(std::vector<TrendPoint> points); //!< in the order of time
    [[nodiscard]] const std::vector<TrendPoint> &points() const { return m_points; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<TrendPoint> m_points;
};

} // namespace bulkhead
