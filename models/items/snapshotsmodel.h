// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"

#include <QAbstractListModel>

namespace bulkhead {

//! Moments that can be looked at, newest first.
class SnapshotsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        SnapshotIdRole = Qt::UserRole + 1, //!< qint64
        StartedAtRole, //!< QDateTime, UTC
        FinishedRole   //!< bool
    };
    Q_ENUM(Role)

    explicit SnapshotsModel(QObject *parent = nullptr);

    //! Snapshots that came since are put in at the top; others keep their rows.
    void setSnapshots(const QList<Snapshot> &snapshots);
    [[nodiscard]] int rowOf(SnapshotId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Snapshot> m_snapshots;
};

} // namespace bulkhead
