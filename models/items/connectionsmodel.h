// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/loadcatalog.h"
#include "usecases/syncestate.h"

#include <QAbstractListModel>

namespace bulkhead {

//! The gateways in the order of the estate file: what is known of each, and how far a sync is.
class ConnectionsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        GatewayIdRole = Qt::UserRole + 1, //!< QString
        KindRole,          //!< QString, wire name
        EnvironmentRole,   //!< QString, empty if partitions decide
        AdminUrlRole,      //!< QUrl
        StateRole,         //!< int of ConnectionState::State
        FactsFromRole,     //!< QDateTime, UTC; invalid if never read
        LastTryRole,       //!< QDateTime, UTC; invalid if never tried
        VersionRole,       //!< QString
        ErrorKindRole,     //!< int of Error::Kind, invalid if the last try went well
        ErrorTextRole,     //!< QString
        WarningsRole,      //!< QStringList
        ProgressStateRole, //!< int of GatewayProgress::State, invalid if nothing runs
        ProgressRowsRole,  //!< qint64
        ProgressStepRole   //!< QString
    };
    Q_ENUM(Role)

    explicit ConnectionsModel(QObject *parent = nullptr);

    //! The same gateways in the same order are updated in place.
    void setConnections(const QList<ConnectionState> &connections);
    void setProgress(const GatewayProgress &progress);
    void clearProgress();
    [[nodiscard]] int rowOf(const GatewayId &gateway) const;
    [[nodiscard]] const ConnectionState &connectionAt(int row) const { return m_connections[row]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] static QVariant syncData(const ConnectionState &connection, int role);
    [[nodiscard]] QVariant progressData(const GatewayId &gateway, int role) const;

    QList<ConnectionState> m_connections;
    QHash<GatewayId, GatewayProgress> m_progress;
};

} // namespace bulkhead
