// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

namespace bulkhead {

//! Rows of records: those of a kind that a person chose and with a text that they wrote, in the order that they were set in or by a column. Values, no words.
//! `Show`: the kinds that there are to choose from; its first value shows all.
template <typename Row, typename Show>
class RecordRows : public QAbstractTableModel
{
public:
    enum Role { RowRole = Qt::UserRole + 1 };

    void setFilter(Show show, const QString &text)
    {
        m_show = show;
        m_text = text.trimmed();
        arrange();
    }
    [[nodiscard]] Show shown() const { return m_show; }
    [[nodiscard]] const Row &rowAt(int row) const { return m_all[m_rows[static_cast<std::size_t>(row)]]; }
    [[nodiscard]] int rowOf(const std::string &id) const //!< -1: not shown
    {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](std::size_t at) { return idOf(m_all[at]) == id; });
        return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    }
    //! How many there are, whatever text they are filtered by.
    [[nodiscard]] int count(Show show) const
    {
        return static_cast<int>(std::count_if(m_all.begin(), m_all.end(), [this, show](const Row &row) { return isShown(row, show); }));
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_columns; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        if (role == RowRole)
            return QVariant::fromValue(rowAt(index.row()));
        return role == Qt::DisplayRole ? textOf(rowAt(index.row()), index.column()) : QVariant();
    }
    void sort(int column, Qt::SortOrder order) override
    {
        m_sortColumn = column;
        m_sortOrder = order;
        arrange();
    }

protected:
    RecordRows(int columns, QObject *parent)
        : QAbstractTableModel(parent)
        , m_columns(columns)
    {
    }

    //! In the order that they are shown in as long as nobody chose a column.
    void setRows(std::vector<Row> rows)
    {
        m_all = std::move(rows);
        arrange();
    }

    [[nodiscard]] virtual std::string idOf(const Row &row) const = 0;
    [[nodiscard]] virtual bool isShown(const Row &row, Show show) const = 0;
    [[nodiscard]] virtual bool hasText(const Row &row, const QString &text) const = 0; //!< `text` is not empty
    //! What a column is sorted by.
    [[nodiscard]] virtual std::tuple<qint64, QString> keyOf(const Row &row, int column) const = 0;
    //! Nothing: words of the screen.
    [[nodiscard]] virtual QVariant textOf(const Row &row, int column) const = 0;

private:
    void arrange()
    {
        beginResetModel();
        m_rows.clear();
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            if (isShown(m_all[i], m_show) && (m_text.isEmpty() || hasText(m_all[i], m_text)))
                m_rows.push_back(i);
        }
        if (m_sortColumn >= 0 && m_sortColumn < m_columns) {
            const auto key = [this](std::size_t at) { return keyOf(m_all[at], m_sortColumn); };
            const bool isUp = m_sortOrder == Qt::AscendingOrder;
            std::stable_sort(m_rows.begin(), m_rows.end(), [&](std::size_t a, std::size_t b) { return isUp ? key(a) < key(b) : key(b) < key(a); });
        }
        endResetModel();
    }

    const int m_columns;
    std::vector<Row> m_all;
    std::vector<std::size_t> m_rows; //!< indexes into m_all
    Show m_show{};
    QString m_text;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace bulkhead
