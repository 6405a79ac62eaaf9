// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/auditcells.h"

#include "audit/entrysentence.h"
#include "presentation/auditwords.h"
#include "presentation/formats.h"

#include <QApplication>
#include <QPainter>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using Role = AuditLogModel::Role;

constexpr int markSize = 14, markSpace = 20;

UtcTime timeOf(const QModelIndex &row)
{
    return UtcTime(std::chrono::milliseconds(row.data(Role::AtRole).toLongLong()));
}

//! Line drawings in a box of 16, as the icons are.
void paintMark(QPainter *painter, const QRectF &box, bool isSigned, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(box.topLeft());
    painter->scale(box.width() / 16, box.height() / 16);
    painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    if (isSigned) {
        painter->drawEllipse(QPointF(5.2, 8), 3, 3);
        painter->drawPolyline(QPolygonF({{8.2, 8}, {14, 8}, {14, 10.6}}));
        painter->drawLine(QPointF(11.2, 8), QPointF(11.2, 10.2));
    } else {
        painter->drawEllipse(QPointF(8, 5.2), 2.7, 2.7);
        painter->drawArc(QRectF(2.8, 9.4, 10.4, 9), 0, 180 * 16);
    }
    painter->restore();
}

} // namespace

QString AuditCells::entry(const QModelIndex &row)
{
    return Formats::number(row.data(Role::SeqRole).toLongLong());
}

QString AuditCells::when(const QModelIndex &row, UtcTime now)
{
    return AuditWords::moment(timeOf(row), now);
}

QString AuditCells::who(const QModelIndex &row)
{
    return AuditWords::who(row.data(Role::WhoRole).toString(), row.data(Role::SignedRole).toBool());
}

QString AuditCells::on(const QModelIndex &row)
{
    const QString kind = row.data(Role::ObjectKindRole).toString();
    const QString object = EntrySentence::object(kind, row.data(Role::ObjectRole).toString());
    const QString environment = row.data(Role::EnvironmentRole).toString();
    if (environment.isEmpty() || kind == "pair"_L1) // a pair names its environments
        return object;
    //: What an action was done on, and in which environment.
    return object.isEmpty() ? environment : tr("%1 in %2").arg(object, environment);
}

QString AuditCells::signature(bool isSigned)
{
    //: An entry of the log that a person signed.
    return isSigned ? tr("signed") : tr("claim only");
}

QString AuditCells::text(const QModelIndex &cell)
{
    switch (static_cast<AuditLogModel::Column>(cell.column())) {
    case AuditLogModel::Column::Entry: return entry(cell);
    case AuditLogModel::Column::When: return Formats::dateTime(timeOf(cell));
    case AuditLogModel::Column::Who: return who(cell);
    case AuditLogModel::Column::What: return cell.data().toString();
    case AuditLogModel::Column::On: return on(cell);
    case AuditLogModel::Column::Signed: return signature(cell.data(Role::SignedRole).toBool());
    }
    return {};
}

QString AuditCells::line(const QModelIndex &row)
{
    return QStringList{entry(row), AuditWords::exactMoment(timeOf(row)), who(row),
                       row.siblingAtColumn(static_cast<int>(AuditLogModel::Column::What)).data().toString(), on(row),
                       signature(row.data(Role::SignedRole).toBool())}
        .join(u'\t');
}

AuditTextDelegate::AuditTextDelegate(TextOf textOf, QObject *parent)
    : RowDelegate(parent)
    , m_textOf(std::move(textOf))
{
}

void AuditTextDelegate::setNumbers(Qt::Alignment alignment)
{
    m_isNumber = true;
    m_alignment = alignment;
}

void AuditTextDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &) const
{
    if (m_isNumber)
        painter->setFont(numberFont(TypeSize::Small));
    drawText(painter, area, m_textOf(index), m_alignment | Qt::AlignVCenter);
}

int AuditTextDelegate::contentWidth(const QModelIndex &index) const
{
    return QFontMetrics(m_isNumber ? numberFont(TypeSize::Small) : font()).horizontalAdvance(m_textOf(index));
}

void SignatureDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &) const
{
    const bool isSigned = index.data(Role::SignedRole).toBool();
    const QColor ink = tokensFor(QApplication::palette()).text2;
    const double size = px(markSize);
    paintMark(painter, QRectF(area.left(), area.center().y() + 0.5 - size / 2, size, size), isSigned, ink);
    painter->setFont(typeFont(TypeSize::Small));
    painter->setPen(ink);
    drawText(painter, area.adjusted(px(markSpace), 0, 0, 0), AuditCells::signature(isSigned));
}

int SignatureDelegate::contentWidth(const QModelIndex &index) const
{
    const QString word = AuditCells::signature(index.data(Role::SignedRole).toBool());
    return px(markSpace) + QFontMetrics(typeFont(TypeSize::Small)).horizontalAdvance(word);
}

} // namespace bulkhead
