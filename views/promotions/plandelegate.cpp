// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/plandelegate.h"

#include "presentation/formats.h"
#include "presentation/planrowwords.h"
#include "widgets/bulkheadstyle.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr int signWidth = 20;
constexpr int most = 8; // lines of a value

const PlanRow &rowAt(const QModelIndex &index)
{
    return static_cast<const PlanRowsModel *>(index.model())->row(index.row()); // NOLINT(cppcoreguidelines-pro-type-static-cast-downcast)
}

QString signOf(StepAction action)
{
    return action == StepAction::Create ? u"+"_s : action == StepAction::Change ? u"~"_s : u"-"_s;
}

int valueHeight(const std::optional<QString> &value, int width)
{
    const QFontMetrics metrics(fixedFont(TypeSize::Small));
    if (!value)
        return metrics.height();
    const int height = metrics.boundingRect(QRect(0, 0, std::max(width, 20), 100000), Qt::TextWordWrap, Formats::breakable(*value)).height();
    return std::clamp(height, metrics.height(), metrics.lineSpacing() * most);
}

} // namespace

PlanDelegate::Columns PlanDelegate::columns(int width)
{
    const int what = std::max(width * 30 / 100, px(120));
    const int value = std::max((width - what - px(8)) / 2, px(60));
    return {0, what, what + value + px(8), value};
}

QSize PlanDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PlanRow &row = rowAt(index);
    if (row.kind == PlanRow::Kind::Group)
        return {px(320), rowHeight(32)};
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = (view != nullptr ? view->viewport()->width() : option.rect.width()) - px(16);
    const PlanRowWords::Line line = PlanRowWords::line(row);
    const int value = columns(width).width - px(16);
    const int text = QFontMetrics(font()).height() + (line.second.isEmpty() ? 0 : QFontMetrics(typeFont(TypeSize::Small)).height());
    return {px(320), std::max(std::max(valueHeight(line.before, value), valueHeight(line.after, value)) + px(12), text + px(6)) + px(10)};
}

void PlanDelegate::paintGroup(QPainter *painter, const QRect &area, const PlanRow &row, const Tokens &t)
{
    painter->fillRect(area.adjusted(-px(8), 0, px(8), 0), QColor(row.action == StepAction::Delete && row.count > 0 ? t.fail.soft : t.sunken));
    painter->setFont(typeFont(TypeSize::Body, QFont::DemiBold));
    painter->setPen(row.action == StepAction::Delete && row.count > 0 ? QColor(t.fail.ink) : QColor(t.text));
    const QString title = PlanRowWords::group(row) + u"  "_s;
    painter->drawText(area, Qt::AlignVCenter, title);
    const int left = painter->fontMetrics().horizontalAdvance(title);
    painter->setFont(typeFont(TypeSize::Small));
    painter->setPen(QColor(t.text2));
    const QString rest = row.action == StepAction::Delete && row.count == 0 ? tr("0, nothing is removed") : Formats::number(row.count);
    painter->drawText(area.adjusted(left, 0, 0, 0), Qt::AlignVCenter, rest);
}

void PlanDelegate::paintValue(QPainter *painter, const QRect &box, const std::optional<QString> &value, const QColor &ground, const Tokens &t)
{
    painter->fillRect(box, ground);
    const QRect text = box.adjusted(px(8), px(6), -px(8), -px(6));
    if (!value) {
        painter->setFont(typeFont(TypeSize::Small));
        painter->setPen(QColor(t.text3));
        //: An object or a value that production does not have.
        painter->drawText(text, Qt::AlignLeft | Qt::AlignTop, tr("not there"));
        return;
    }
    painter->save();
    painter->setClipRect(text);
    painter->setFont(fixedFont(TypeSize::Small));
    painter->setPen(QColor(t.text));
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, Formats::breakable(*value));
    painter->restore();
}

void PlanDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const
{
    const Tokens &t = tokensFor(option.palette);
    const PlanRow &row = rowAt(index);
    if (row.kind == PlanRow::Kind::Group) {
        paintGroup(painter, area, row, t);
        return;
    }
    const PlanRowWords::Line line = PlanRowWords::line(row);
    const Columns at = columns(area.width());
    const bool isGone = row.action == StepAction::Delete;
    painter->setFont(fixedFont(TypeSize::Body));
    painter->setPen(isGone ? QColor(t.fail.ink) : QColor(t.accent));
    const int titleHeight = QFontMetrics(font()).height();
    QRect words(area.left() + px(signWidth), area.top() + px(8), at.before - px(signWidth) - px(8), titleHeight);
    painter->drawText(QRect(area.left(), words.top(), px(signWidth), titleHeight), Qt::AlignVCenter, signOf(row.action));
    painter->setFont(typeFont(TypeSize::Body, QFont::Medium));
    painter->setPen(QColor(t.text));
    drawText(painter, words, line.title);
    painter->setFont(typeFont(TypeSize::Small));
    painter->setPen(QColor(t.text2));
    words.translate(0, titleHeight);
    const QString remarks = row.remarks > 0 ? tr("%n remark(s)", nullptr, row.remarks) : QString();
    QStringList second{line.second, remarks};
    second.removeAll(QString());
    drawText(painter, words, second.join(u" · "_s));
    const int top = area.top() + px(5), height = area.height() - px(9);
    paintValue(painter, QRect(area.left() + at.before, top, at.width, height), line.before, isGone ? QColor(t.fail.soft) : QColor(t.sunken), t);
    paintValue(painter, QRect(area.left() + at.after, top, at.width, height), line.after, isGone ? QColor(t.sunken) : QColor(t.accentSoft), t);
}

} // namespace bulkhead
