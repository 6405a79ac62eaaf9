// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topology/layout/topologylayout.h"
#include "usecases/checkisolation.h"

#include <QAbstractTableModel>

namespace bulkhead {

class TableView;

//! What crosses the wall, one crossing a row, worst first: the picture's pipes for who reads tables, and for screen readers.
class CrossingTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Control, Gateway, Api, Through, To, Severity, Since };
    Q_ENUM(Column)
    static constexpr int columns = 7;

    explicit CrossingTable(QObject *parent = nullptr);

    //! `view` may be nullptr: nothing was judged yet.
    void set(std::shared_ptr<const topology::Graph> graph, std::shared_ptr<const IsolationView> view);
    [[nodiscard]] std::uint32_t crossingAt(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOf(std::uint32_t crossing) const; //!< -1: there is none
    [[nodiscard]] isolation::Verdict verdictAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    //! Columns, delegates and widths of a table that shows this model.
    void dress(TableView *table);

private:
    struct Row
    {
        QString control, gateway, api, through, to;
        std::optional<isolation::Severity> severity;
        std::optional<UtcTime> since;
    };
    [[nodiscard]] const Row &row(int number) const;
    [[nodiscard]] Row describe(const topology::Crossing &crossing) const;
    [[nodiscard]] QString text(const Row &row, Column column) const;
    void addFindings(const topology::Crossing &crossing, Row &row) const;

    std::shared_ptr<const topology::Graph> m_graph;
    std::shared_ptr<const IsolationView> m_view;
    std::vector<std::uint32_t> m_order; //!< crossings of the graph
    mutable std::vector<std::optional<Row>> m_rows; //!< described when they are looked at: there may be very many
};

} // namespace bulkhead
