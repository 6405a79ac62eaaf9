// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/catalogfilter.h"
#include "rows/catalogorder.h"
#include "rows/preparedrows.h"

#include <QAbstractTableModel>

#include <memory>

namespace bulkhead {

//! The catalog as a table: one row per API, a column per environment between name and drift. Filters and
//! sorts by a vector of row numbers. Rows that stay keep their persistent indexes, so a selection survives
//! sorting, filtering and a new catalog; for rows that a filter hid, keep ids (`idAt`, `rowOf`).
class CatalogTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        NameRole = Qt::UserRole + 1, //!< QString
        OwnerRole,         //!< QString, empty if none
        VersionRole,       //!< QString, major version of the row
        StatusRole,        //!< int of ApiStatus
        DriftCountRole,    //!< uint
        ExpectedCountRole, //!< uint
        MethodRole,        //!< int of MatchMethod
        ConfidenceRole,    //!< int of Confidence
        StaleRole,         //!< bool
        ApiIndexRole,      //!< uint, index into Catalog::apis
        ApiIdRole,         //!< QString
        PresentRole,       //!< bool, in an environment's column: there is a deployment
        CellVersionRole,   //!< QString, in an environment's column
        CellGatewaysRole,  //!< QStringList, in an environment's column
        CellKindsRole,     //!< QStringList, in an environment's column
        EnvironmentRole,   //!< QString, in an environment's column and its header
        EnvironmentTypeRole //!< int of EnvironmentType, the same
    };
    Q_ENUM(Role)
    //! The columns beside those of the environments.
    enum class Column { Name, Drift, Status, Match };
    Q_ENUM(Column)

    explicit CatalogTableModel(QObject *parent = nullptr);

    //! Merges: rows that are in both keep their place in selections. `pairs` are the isolation pairs, `rows`
    //! the catalog's, made on a worker; without, they are made here.
    void setCatalog(std::shared_ptr<const Catalog> catalog,
                    const QList<QPair<EnvironmentId, EnvironmentId>> &pairs = {},
                    std::shared_ptr<const PreparedRows> rows = {});
    [[nodiscard]] std::shared_ptr<const Catalog> catalog() const { return m_catalog; }

    void setFilter(const CatalogFilter &filter);
    [[nodiscard]] const CatalogFilter &filter() const { return m_filter; }
    [[nodiscard]] QList<FacetCount> facetCounts(CatalogFacet facet) const;
    [[nodiscard]] int totalRows() const { return static_cast<int>(m_rows->rows.size()); }

    [[nodiscard]] int columnOf(Column column) const;
    [[nodiscard]] int environmentColumn(int environment) const { return 1 + environment; }
    //! -1 if the column is not an environment's.
    [[nodiscard]] int environmentOf(int column) const;

    //! Row of an API as filtered and sorted now, or -1.
    [[nodiscard]] int rowOf(const ApiId &id) const;
    //! The API with an id, shown or not; nullptr if there is none.
    [[nodiscard]] const ApiRow *find(const ApiId &id) const;
    [[nodiscard]] ApiId idAt(int row) const;
    [[nodiscard]] const ApiRow *apiAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    //! After a filter or a new catalog: counts and facets are others.
    void contentChanged();

private:
    [[nodiscard]] QVariant rowData(std::uint32_t row, int role) const;
    [[nodiscard]] QVariant cellData(std::uint32_t row, int environment, int role) const;
    [[nodiscard]] QVariant displayData(std::uint32_t row, int column) const;
    [[nodiscard]] RowList wantedRows() const;
    void show(RowList wanted);
    void permute(RowList visible);
    void leaveOnly(const RowList &newRowOf);
    [[nodiscard]] RowList ordered() const;

    std::shared_ptr<const Catalog> m_catalog;
    std::shared_ptr<const PreparedRows> m_rows;
    std::unique_ptr<CatalogFilterEngine> m_engine;
    CatalogFilter m_filter;
    CatalogSort m_sort;
    RowList m_order;   //!< of all rows; empty: their own
    RowList m_visible;
    QList<Environment> m_environments;
};

} // namespace bulkhead
