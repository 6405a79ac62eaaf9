// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogcells.h"

#include "presentation/formats.h"
#include "presentation/words.h"
#include "widgets/surface.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using Role = CatalogTableModel::Role;

//! Upper and lower half of a two-line cell, the gap between them small.
std::pair<QRect, QRect> halves(const QRect &area)
{
    const int upper = QFontMetrics(typeFont(TypeSize::Body)).height();
    const int lower = QFontMetrics(typeFont(TypeSize::Caption)).height();
    const int top = area.top() + (area.height() - upper - lower) / 2;
    return {QRect(area.left(), top, area.width(), upper),
            QRect(area.left(), top + upper, area.width(), lower)};
}

int widthOf(const QString &text, TypeSize size)
{
    return QFontMetrics(typeFont(size)).horizontalAdvance(text);
}

const Tokens &tokensNow()
{
    return tokensFor(QApplication::palette());
}

} // namespace

QString CatalogCells::version(const QModelIndex &cell)
{
    if (!cell.data(Role::PresentRole).toBool())
        return tr("not there");
    const QString version = cell.data(Role::CellVersionRole).toString();
    return version.isEmpty() ? tr("there") : version;
}

QString CatalogCells::drift(const QModelIndex &row)
{
    const auto status = static_cast<ApiStatus>(row.data(Role::StatusRole).toInt());
    switch (status) {
    case ApiStatus::InSync:
        return tr("in sync");
    case ApiStatus::Drifted:
        return tr("%n field(s)", nullptr, row.data(Role::DriftCountRole).toInt());
    case ApiStatus::SandboxOnly:
    case ApiStatus::ProductionOnly:
        return Formats::none();
    }
    Q_UNREACHABLE();
}

QString CatalogCells::match(const QModelIndex &row)
{
    return Words::matchMethod(static_cast<MatchMethod>(row.data(Role::MethodRole).toInt()));
}

QString CatalogCells::confidence(const QModelIndex &row)
{
    return Words::confidence(static_cast<Confidence>(row.data(Role::ConfidenceRole).toInt()));
}

QString CatalogCells::text(const CatalogTableModel &model, const QModelIndex &cell)
{
    if (model.environmentOf(cell.column()) >= 0) {
        const QStringList gateways = cell.data(Role::CellGatewaysRole).toStringList();
        return gateways.isEmpty() ? version(cell) : version(cell) + u", "_s + gateways.join(u", "_s);
    }
    if (cell.column() == model.columnOf(CatalogTableModel::Column::Drift))
        return drift(cell);
    if (cell.column() == model.columnOf(CatalogTableModel::Column::Status))
        return Words::apiStatus(static_cast<ApiStatus>(cell.data(Role::StatusRole).toInt()));
    if (cell.column() == model.columnOf(CatalogTableModel::Column::Match))
        return match(cell) + u", "_s + confidence(cell);
    return cell.data(Role::NameRole).toString();
}

DeploymentCellDelegate::DeploymentCellDelegate(QObject *parent)
    : RowDelegate(parent)
{
    setRowMeasure(40);
}

void DeploymentCellDelegate::paintContent(QPainter *painter, const QRect &area,
                                          const QModelIndex &index,
                                          const QStyleOptionViewItem &) const
{
    const Tokens &t = tokensNow();
    const bool present = index.data(Role::PresentRole).toBool();
    painter->setFont(typeFont(TypeSize::Body));
    painter->setPen(present ? t.text : t.text3);
    if (!present) {
        drawText(painter, area, CatalogCells::version(index));
        return;
    }
    const auto [upper, lower] = halves(area);
    drawText(painter, upper, CatalogCells::version(index));
    painter->setFont(typeFont(TypeSize::Caption));
    painter->setPen(t.text2);
    drawText(painter, lower, index.data(Role::CellGatewaysRole).toStringList().join(u", "_s));
}

int DeploymentCellDelegate::contentWidth(const QModelIndex &index) const
{
    const QString gateways = index.data(Role::CellGatewaysRole).toStringList().join(u", "_s);
    return std::max(widthOf(CatalogCells::version(index), TypeSize::Body),
                    widthOf(gateways, TypeSize::Caption));
}

DriftCellDelegate::DriftCellDelegate(QObject *parent)
    : RowDelegate(parent)
{
    setRowMeasure(40);
}

void DriftCellDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                                     const QStyleOptionViewItem &) const
{
    const Tokens &t = tokensNow();
    const bool drifted
        = static_cast<ApiStatus>(index.data(Role::StatusRole).toInt()) == ApiStatus::Drifted;
    painter->setFont(typeFont(TypeSize::Body));
    painter->setPen(drifted ? t.warn.ink : t.text2);
    drawText(painter, area, CatalogCells::drift(index));
}

int DriftCellDelegate::contentWidth(const QModelIndex &index) const
{
    return widthOf(CatalogCells::drift(index), TypeSize::Body);
}

MatchCellDelegate::MatchCellDelegate(QObject *parent)
    : RowDelegate(parent)
{
    setRowMeasure(40);
}

void MatchCellDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                                     const QStyleOptionViewItem &) const
{
    const Tokens &t = tokensNow();
    const auto [upper, lower] = halves(area);
    painter->setFont(typeFont(TypeSize::Body));
    painter->setPen(t.text);
    drawText(painter, upper, CatalogCells::match(index));
    painter->setFont(typeFont(TypeSize::Caption));
    painter->setPen(t.text2);
    drawText(painter, lower, CatalogCells::confidence(index));
}

int MatchCellDelegate::contentWidth(const QModelIndex &index) const
{
    return std::max(widthOf(CatalogCells::match(index), TypeSize::Body),
                    widthOf(CatalogCells::confidence(index), TypeSize::Caption));
}

} // namespace bulkhead
