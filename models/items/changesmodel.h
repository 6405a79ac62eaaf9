// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/loadcatalog.h"

#include <QAbstractListModel>

namespace bulkhead {

//! What is different since an earlier moment, newest first.
class ChangesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole + 1, //!< int of CatalogChange::Kind
        AtRole,      //!< QDateTime, UTC
        ApiRole,     //!< QString, empty for gateways
        ApiIdRole,   //!< QString
        GatewayRole, //!< QString
        DetailRole   //!< QString
    };
    Q_ENUM(Role)

    explicit ChangesModel(QObject *parent = nullptr);
    void setChanges(const QList<CatalogChange> &changes);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<CatalogChange> m_changes;
};

} // namespace bulkhead
