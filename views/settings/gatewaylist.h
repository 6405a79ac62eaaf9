// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "usecases/loadcatalog.h"

#include <QListView>

#include <memory>

namespace bulkhead {

class GatewayListModel;

//! The gateways of the estate with what is known of each. Arrow keys move.
class GatewayList : public QListView
{
    Q_OBJECT
public:
    explicit GatewayList(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    //! `view` may be null: nothing was loaded yet.
    void setEstate(const EstateConfig &estate, std::shared_ptr<const CatalogView> view);
    void setCurrentGateway(const GatewayId &gateway);
    [[nodiscard]] GatewayId currentGateway() const;

signals:
    void chosen(const bulkhead::GatewayId &gateway);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    GatewayListModel *m_model;
    bool m_quiet = false;
};

} // namespace bulkhead
