// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/promotionchoice.h"
#include "widgets/formdialog.h"

class QCheckBox;
class QComboBox;

namespace bulkhead {

class ApiChoicePanel;
class MessageBar;

//! Asks which APIs shall be promoted together, from where to where. Making the plan changes nothing.
class NewPromotionDialog : public FormDialog
{
    Q_OBJECT
public:
    //! `wanted`: what is filled in; APIs are named by their ids. Without environments, the first path that takes all of them. What cannot be
    //! chosen is left out, and named.
    NewPromotionDialog(std::shared_ptr<const CatalogView> view, const PromotionQuestion &wanted, QWidget *parent);

signals:
    //! `apiNames`: of `question.api` and then the others.
    void asked(const bulkhead::PromotionQuestion &question, const QStringList &apiNames);

protected:
    void submit() override;

private:
    void makeFields();
    void fillPaths(const PromotionQuestion &wanted, const QStringList &apis);
    void takePath();
    void fillGateways();
    void check();
    void tellLeftOut(const QList<PromotionChoice::LeftOut> &leftOut);
    [[nodiscard]] const PromotionPath *path() const;
    static void fill(QComboBox *box, const QList<GatewayId> &gateways, const GatewayId &chosen);

    std::shared_ptr<const CatalogView> m_view;
    PromotionChoice m_choice;
    MessageBar *m_leftOut;
    QComboBox *m_path;
    ApiChoicePanel *m_apis;
    QComboBox *m_source, *m_target;
    QCheckBox *m_delete;
};

} // namespace bulkhead
