// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/findingquery.h"
#include "presentation/status.h"

#include <QAbstractTableModel>

namespace bulkhead {

//! What the list of controls is filtered by.
struct ControlFilter
{
    QString text; //!< in id, title or layer
    std::optional<isolation::Layer> layer;
    std::optional<isolation::Verdict> verdict;
    QString api; //!< id: verdicts are those for it
    friend bool operator==(const ControlFilter &, const ControlFilter &) = default;
};

//! The controls of one pair as words: in the order of the catalogue, or by the column that a person chose.
class ControlTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Control, Layer, Severity, Verdict, Failing, Undecided, Passing };
    static constexpr int columns = 7;
    enum Role {
        SecondRole = Qt::UserRole + 1, //!< QString, the quiet line below the title
        StatusRole,                    //!< int of Status
        IdRole                         //!< QString
    };

    explicit ControlTable(QObject *parent = nullptr);

    void setPair(std::shared_ptr<const IsolationView> view, const EnvironmentId &sandbox, const EnvironmentId &production);
    void setFilter(const ControlFilter &filter);
    [[nodiscard]] const ControlFilter &filter() const { return m_filter; }
    [[nodiscard]] int totalRows() const { return static_cast<int>(m_rows.size()); }
    //! Controls with that verdict that fit the filter but for its verdict.
    [[nodiscard]] int count(std::optional<isolation::Verdict> verdict) const;
    [[nodiscard]] int rowOf(const QString &control) const; //!< -1: not shown
    [[nodiscard]] const QString &controlAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Row
    {
        QString id, title;
        isolation::Layer layer = isolation::Layer::Infrastructure;
        isolation::Severity severity = isolation::Severity::Medium;
        isolation::Method method = isolation::Method::Automatic;
        isolation::Verdict verdict = isolation::Verdict::Unknown; //!< for the API of the filter, if there is one
        isolation::Counts counts;
        std::size_t result = 0; //!< index into PairResult::controls
    };

    void show();
    void judgeRows();
    [[nodiscard]] bool fits(const Row &row) const;
    [[nodiscard]] const Row &row(int shown) const { return m_rows[m_shown[static_cast<std::size_t>(shown)]]; }
    [[nodiscard]] QString words(const Row &row, Column column) const;
    [[nodiscard]] static qint64 rank(const Row &row, Column column);

    std::shared_ptr<const IsolationView> m_view;
    const isolation::PairReport *m_report = nullptr; //!< in m_view
    std::vector<Row> m_rows;            //!< in the order of the catalogue
    std::vector<std::size_t> m_shown;   //!< indexes into m_rows
    ControlFilter m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace bulkhead
