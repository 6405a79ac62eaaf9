// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/catalogtablemodel.h"
#include "widgets/delegates.h"

#include <QCoreApplication>

namespace bulkhead {

//! An API in its environment: version above, gateway below; "not there" where it is not.
class DeploymentCellDelegate : public RowDelegate
{
    Q_OBJECT
public:
    explicit DeploymentCellDelegate(QObject *parent = nullptr);

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
};

//! "3 fields", "in sync" or "–": amber words only where something drifted.
class DriftCellDelegate : public RowDelegate
{
    Q_OBJECT
public:
    explicit DriftCellDelegate(QObject *parent = nullptr);

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
};

//! How the row was matched, and how sure that is.
class MatchCellDelegate : public RowDelegate
{
    Q_OBJECT
public:
    explicit MatchCellDelegate(QObject *parent = nullptr);

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
};

//! The words of those cells, also for copying and for export.
class CatalogCells
{
    Q_DECLARE_TR_FUNCTIONS(CatalogCells)
public:
    [[nodiscard]] static QString version(const QModelIndex &environmentCell);
    [[nodiscard]] static QString drift(const QModelIndex &row);
    [[nodiscard]] static QString match(const QModelIndex &row);
    [[nodiscard]] static QString confidence(const QModelIndex &row);
    [[nodiscard]] static QString text(const CatalogTableModel &model, const QModelIndex &cell);
};

} // namespace bulkhead
