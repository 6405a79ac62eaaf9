// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/reportsession.h"

#include <QAbstractTableModel>

namespace bulkhead {

//! Every export of a report that the log knows, filtered and sorted; values, no words.
class ReportHistory : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { At, Person, Framework, Period, Form, Sum, Seq };
    static constexpr int columns = 7;
    enum Role { ExportRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;

    void setExports(const QList<ReportExport> &exports);
    //! People, frameworks and digests that hold the text.
    void setFilter(const QString &text);
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] const ReportExport &exportAt(int row) const { return m_exports[m_rows[static_cast<std::size_t>(row)]]; }
    [[nodiscard]] qsizetype total() const { return m_exports.size(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void arrange();

    QList<ReportExport> m_exports;
    std::vector<qsizetype> m_rows;
    QString m_filter;
    int m_column = static_cast<int>(Column::At);
    Qt::SortOrder m_order = Qt::DescendingOrder;
};

} // namespace bulkhead

Q_DECLARE_METATYPE(bulkhead::ReportExport)
