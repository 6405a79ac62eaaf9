// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/apichoicedelegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

namespace bulkhead {

namespace {

constexpr int mark = 16;

bool isMark(const QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease)
        return static_cast<const QMouseEvent *>(event)->button() == Qt::LeftButton;
    return event->type() == QEvent::KeyPress && static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Space;
}

} // namespace

ApiChoiceDelegate::ApiChoiceDelegate(Words words, QObject *parent)
    : RowDelegate(parent)
    , m_words(std::move(words))
{
}

bool ApiChoiceDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &, const QModelIndex &index)
{
    if (!isMark(event))
        return false;
    const bool isChosen = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    (void)model->setData(index, isChosen ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    return true;
}

void ApiChoiceDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const
{
    const Tokens &t = tokensFor(option.palette);
    const auto answer = index.data(PromotionChoice::AnswerRole).value<TravelAnswer>();
    const auto place = [&](const QRect &rect) { return QStyle::visualRect(option.direction, area, rect); };
    QStyleOptionButton box;
    box.palette = option.palette;
    box.rect = place(QRect(area.left(), area.center().y() - px(mark) / 2 + 1, px(mark), px(mark)));
    box.state = index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
    box.state.setFlag(QStyle::State_Enabled, answer.can());
    option.widget->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
    const QRect rest = area.adjusted(px(mark + 10), 0, 0, 0);
    const QString why = m_words(answer);
    painter->setFont(typeFont(TypeSize::Small));
    const int wanted = why.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(why) + px(14), most = rest.width() * 7 / 10;
    const int side = qMin(wanted, most);
    painter->setPen(QColor(t.text3));
    if (side > 0)
        drawText(painter, place(rest.adjusted(rest.width() - side + px(12), 0, 0, 0)), why, Qt::AlignTrailing | Qt::AlignVCenter);
    painter->setFont(font());
    painter->setPen(QColor(answer.can() ? t.text : t.text3));
    drawText(painter, place(rest.adjusted(0, 0, -side, 0)), index.data().toString(), Qt::AlignLeading | Qt::AlignVCenter);
}

int ApiChoiceDelegate::contentWidth(const QModelIndex &index) const
{
    return px(mark + 10) + RowDelegate::contentWidth(index);
}

} // namespace bulkhead
