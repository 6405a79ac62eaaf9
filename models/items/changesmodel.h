// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/findingnews.h"
#include "usecases/loadcatalog.h"

#include <QAbstractListModel>

#include <variant>

namespace bulkhead {

//! What is different since an earlier moment, in the catalog and in isolation, newest first.
class ChangesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using Row = std::variant<FindingNews, CatalogChange>;

    explicit ChangesModel(QObject *parent = nullptr);
    void setChanges(const QList<CatalogChange> &changes);
    void setFindings(const QList<FindingNews> &findings);
    [[nodiscard]] const Row &row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] static UtcTime momentOf(const Row &row);
    [[nodiscard]] static QString nameOf(const CatalogChange &change); //!< the API, or the gateway
    [[nodiscard]] static QString nameOf(const FindingNews &news) { return news.control; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! DisplayRole: name of the API, the gateway or the control; texts are the screen's.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void arrange();

    QList<CatalogChange> m_changes;
    QList<FindingNews> m_findings;
    std::vector<Row> m_rows;
};

} // namespace bulkhead
