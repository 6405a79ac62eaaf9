// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "widgets/rowdelegate.h"

#include <QAbstractTableModel>

namespace bulkhead {

//! The gateways as the Overview shows them: words, not roles of the engine. While a sync runs, a gateway's
//! state is how far it is.
class ConnectionsTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Gateway, Environments, State, Rights, Age };
    enum Role {
        SecondRole = Qt::UserRole + 1, //!< QString, the quiet line below
        StatusRole,                    //!< int of Status
        MomentRole                     //!< std::optional<UtcTime>
    };

    explicit ConnectionsTable(const ConsoleSession &session, QObject *parent = nullptr);

    void refresh();
    void showProgress(const GatewayId &gateway);
    [[nodiscard]] const ConnectionState *connectionAt(int row) const;
    [[nodiscard]] const EstateConfig &estate() const { return m_estate; }
    //! Of a gateway's environments, in the order of the estate file.
    [[nodiscard]] QList<Environment> environmentsAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const GatewayProgress *progressOf(const GatewayId &gateway) const;
    [[nodiscard]] Status statusOf(const ConnectionState &one) const;
    [[nodiscard]] QString words(const ConnectionState &one, Column column) const;
    [[nodiscard]] QString second(const ConnectionState &one, Column column) const;

    const ConsoleSession &m_session;
    EstateConfig m_estate;
    QList<ConnectionState> m_connections;
    QList<GatewayProgress> m_progress;
};

//! The names of the environments, each in its own ink.
class EnvironmentsDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
};

//! Glyph, word and a quiet line below.
class StateDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override;
};

} // namespace bulkhead
