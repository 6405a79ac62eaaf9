// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/auditfilter.h"
#include "usecases/auditview.h"

#include <QAbstractTableModel>

#include <memory>

namespace bulkhead {

//! The audit log as a table, one row per entry, the newest first. Filters and sorts by a vector of row numbers. Rows that stay keep their
//! persistent indexes, so a selection survives sorting, filtering and a log that went on.
class AuditLogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        SeqRole = Qt::UserRole + 1, //!< quint64
        AtRole,          //!< qint64, milliseconds since 1970, UTC
        WhoRole,         //!< QString
        SignedRole,      //!< bool; false: a claim of the operating system
        ActionRole,      //!< QString, as in the log
        PhaseRole,       //!< int of audit::Phase
        ObjectKindRole,  //!< QString
        ObjectRole,      //!< QString
        EnvironmentRole  //!< QString, empty if none
    };
    Q_ENUM(Role)
    enum class Column { Entry, When, Who, What, On, Signed };
    Q_ENUM(Column)
    static constexpr int columns = 6;

    //! How an action is called where it is shown; it is found and sorted by that. Called on whatever thread makes the rows.
    using ActionWord = std::function<QString(const QString &action, audit::Phase phase)>;

    explicit AuditLogModel(ActionWord actionWord = {}, QObject *parent = nullptr);

    //! For a log of many entries this may be done on a worker.
    [[nodiscard]] static std::shared_ptr<const AuditRows> rowsOf(const std::shared_ptr<const AuditList> &list, const ActionWord &actionWord);

    //! Merges: entries that are in both keep their place in selections. `rows` are the list's; without, they are made here.
    void setList(std::shared_ptr<const AuditList> list, std::shared_ptr<const AuditRows> rows = {});
    [[nodiscard]] std::shared_ptr<const AuditList> list() const { return m_list; }
    //! Of all entries, shown or not.
    [[nodiscard]] std::shared_ptr<const AuditRows> rows() const { return m_rows; }
    [[nodiscard]] const ActionWord &actionWord() const { return m_actionWord; }

    void setFilter(const AuditFilter &filter);
    [[nodiscard]] const AuditFilter &filter() const { return m_filter; }
    [[nodiscard]] QList<FacetCount> facetCounts(AuditFacet facet) const;
    [[nodiscard]] int totalRows() const { return static_cast<int>(m_rows->size()); }

    //! Row of an entry as filtered and sorted now, or -1.
    [[nodiscard]] int rowOf(std::uint64_t seq) const;
    //! 0 if there is no such row.
    [[nodiscard]] std::uint64_t seqAt(int row) const;
    //! When an entry was written, shown or not; nothing if there is none.
    [[nodiscard]] std::optional<UtcTime> timeOf(std::uint64_t seq) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] const AuditSort &sorting() const { return m_sort; }

signals:
    //! After a filter or a new list: counts and facets are others.
    void contentChanged();

private:
    [[nodiscard]] QVariant displayData(std::uint32_t row, int column) const;
    [[nodiscard]] QVariant rowData(std::uint32_t row, int role) const;
    [[nodiscard]] RowList wantedRows() const;
    void show(RowList wanted);
    void permute(RowList visible);
    void leaveOnly(const RowList &newRowOf);

    ActionWord m_actionWord;
    std::shared_ptr<const AuditList> m_list;
    std::shared_ptr<const AuditRows> m_rows;
    std::unique_ptr<AuditFilterEngine> m_engine;
    AuditFilter m_filter;
    AuditSort m_sort;
    RowList m_order; //!< of all rows
    RowList m_visible;
};

} // namespace bulkhead
