// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/heatmapmodel.h"
#include "widgets/rowdelegate.h"
#include "widgets/tableview.h"

namespace bulkhead {

//! One cell of the heat map: bare tick, soft ground with glyph and count, hatch, or a dashed field for what nothing judged.
class HeatCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    //! "payments, Identity: 2 findings", for tooltips and screen readers.
    [[nodiscard]] static QString sentence(const QModelIndex &index);
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
};

//! The model with words for people who do not see the cells.
class SpokenHeatMap : public HeatMapModel
{
    Q_OBJECT
public:
    using HeatMapModel::HeatMapModel;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

//! API x layer. Only the rows in view are painted. The heads repeat the status of the layers.
class HeatMap : public QTableView
{
    Q_OBJECT
public:
    explicit HeatMap(QWidget *parent = nullptr);

    void setPair(std::shared_ptr<const IsolationView> view, const EnvironmentId &sandbox, const EnvironmentId &production);
    [[nodiscard]] SpokenHeatMap &cells() { return m_model; }
    void select(const QString &api, std::optional<isolation::Layer> layer);

signals:
    void cellRequested(const bulkhead::FindingQuery &query);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    class Head;
    void open(const QModelIndex &index);
    void measure();

    SpokenHeatMap m_model;
    Head *m_head;
};

} // namespace bulkhead
