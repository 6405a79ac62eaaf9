// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/planpromotion.h"
#include "widgets/formdialog.h"

class QCheckBox;
class QComboBox;

namespace bulkhead {

//! Asks what shall be promoted, from where to where. Making the plan changes nothing.
class NewPromotionDialog : public FormDialog
{
    Q_OBJECT
public:
    //! `wanted`: what is filled in; an API is named by its id.
    NewPromotionDialog(std::shared_ptr<const CatalogView> view, const PromotionQuestion &wanted, QWidget *parent);

signals:
    void asked(const bulkhead::PromotionQuestion &question, const QString &apiName);

protected:
    void submit() override;

private:
    void fillApis(const QString &wanted);
    void fillGateways(const PromotionQuestion &wanted);
    void check();
    [[nodiscard]] const ApiRow *row() const;
    [[nodiscard]] const PromotionPath *path() const;
    void fill(QComboBox *box, const QList<GatewayId> &gateways, const GatewayId &wanted);

    std::shared_ptr<const CatalogView> m_view;
    QComboBox *m_path, *m_api, *m_source, *m_target;
    QCheckBox *m_delete;
};

} // namespace bulkhead
