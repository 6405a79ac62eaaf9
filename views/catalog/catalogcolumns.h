// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/catalogtablemodel.h"

#include <functional>

class QSettings;

namespace bulkhead {

class TableView;

//! The columns of the catalog's table: how each is drawn, which are there, and how wide they are.
class CatalogColumns : public QObject
{
    Q_OBJECT
public:
    CatalogColumns(TableView &table, CatalogTableModel &model, QObject *parent = nullptr);

    //! After a new catalog; widths that a person chose stay while the environments are the same.
    void setEnvironments(const QList<Environment> &environments);
    //! Leaves the columns of other environments out.
    void showOnly(const std::function<bool(const EnvironmentId &)> &isShown);

    void save(QSettings &settings) const;
    void restore(QSettings &settings);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    //! Shares out the room there is, unless a person chose widths.
    void fit();
    void restoreWidths();
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QList<int> shownEnvironments() const;

    TableView &m_table;
    CatalogTableModel &m_model;
    QList<Environment> m_environments;
    QByteArray m_savedHeader;   //!< of the last time, until there are columns
    QStringList m_savedNames;
    bool m_ownWidths = false;   //!< a person drew a column wider or narrower
    bool m_hand = false;        //!< holds the head just now
};

} // namespace bulkhead
