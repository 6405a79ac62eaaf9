// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/promotioncarddelegate.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "presentation/promotionwords.h"
#include "presentation/statusglyph.h"
#include "presentation/type.h"
#include "widgets/initialsdisc.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr int padding = 12;
constexpr int gap = 8;       // below a card
constexpr int gatePitch = 17;
constexpr int gateGlyph = 13;
constexpr int lineGap = 6;

PromotionCard cardAt(const QModelIndex &index)
{
    return index.data(PromotionCardsModel::CardRole).value<PromotionCard>();
}

int lineHeight(TypeSize size)
{
    return QFontMetrics(typeFont(size)).height();
}

bool hasGates(const PromotionCard &card)
{
    return card.isDraft || !card.gates.isEmpty();
}

bool isOver(const PromotionCard &card)
{
    return card.column() == BoardColumn::Done;
}

} // namespace

struct PromotionCardDelegate::Pen
{
    QPainter *painter;
    const Tokens &t;
    QRect area; //!< what is left

    [[nodiscard]] QRect line(int height) const { return {area.left(), area.top(), area.width(), height}; }
    void next(int height) { area.setTop(area.top() + height + px(lineGap)); }

    //! The text on the left gives way to what stands on the right.
    void pair(const QString &left, const QString &right, TypeSize size, QFont::Weight weight, QColor leftInk, QColor rightInk)
    {
        const QRect line = this->line(lineHeight(size));
        painter->setFont(typeFont(TypeSize::Small));
        const int rightWidth = right.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(right) + px(2);
        painter->setPen(rightInk);
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, right);
        painter->setFont(typeFont(size, weight));
        painter->setPen(leftInk);
        const int leftWidth = line.width() - rightWidth - (rightWidth > 0 ? px(8) : 0);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(left, Qt::ElideMiddle, leftWidth));
        next(line.height());
    }
    void glyphed(Status status, const QString &text, QColor ink)
    {
        painter->setFont(typeFont(TypeSize::Small));
        const int indent = px(gateGlyph) + px(6);
        const QRect room(area.left() + indent, area.top(), area.width() - indent, px(100));
        const int height = std::max(painter->fontMetrics().boundingRect(room, Qt::TextWordWrap, text).height(), lineHeight(TypeSize::Small));
        StatusGlyph::paint(painter, QRectF(area.left(), area.top() + (lineHeight(TypeSize::Small) - px(gateGlyph)) / 2.0, px(gateGlyph), px(gateGlyph)), status, t);
        painter->setPen(ink);
        painter->drawText(QRect(room.left(), room.top(), room.width(), height), Qt::TextWordWrap | Qt::AlignTop, text);
        next(height);
    }
};

PromotionCardDelegate::PromotionCardDelegate(std::shared_ptr<const Clock> clock, RunOf runOf, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(std::move(clock))
    , m_runOf(std::move(runOf))
{
}

void PromotionCardDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QRect &box, const PromotionCard &card, const Tokens &t) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool isCurrent = view != nullptr && view->hasFocus() && option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(isCurrent ? QPen(QColor(t.accent), 2) : QPen(QColor(t.border), 1));
    painter->setBrush(isHovered ? QColor(t.hover) : QColor(t.panel));
    const double inset = isCurrent ? 1 : 0.5;
    painter->drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), 6, 6);
    const bool isLoud = card.isBroken && !isOver(card);
    if (!card.waitsForMe && !isLoud)
        return;
    painter->setPen(Qt::NoPen);
    painter->setBrush(isLoud ? QColor(t.fail.shape) : QColor(t.accent));
    painter->setClipRect(QRect(box.left(), box.top(), px(3), box.height()));
    painter->drawRoundedRect(QRectF(box), 6, 6);
    painter->setClipping(false);
}

void PromotionCardDelegate::paintTitle(Pen &pen, const PromotionCard &card) const
{
    pen.pair(card.api, card.isDraft ? QString() : PromotionWords::shortId(card.id), TypeSize::Body, QFont::Medium, pen.t.text, pen.t.text3);
}

void PromotionCardDelegate::paintCounts(Pen &pen, const PromotionCard &card) const
{
    const QString way = card.from.text() + u" → "_s + card.to.text();
    if (card.isDraft) {
        pen.pair(way, {}, TypeSize::Small, QFont::Normal, pen.t.text2, pen.t.text2);
        return;
    }
    const QColor ink = card.steps.deleted > 0 ? QColor(pen.t.fail.ink) : QColor(pen.t.text2);
    pen.pair(PromotionWords::counts(card.steps), {}, TypeSize::Small, QFont::Normal, ink, ink);
}

void PromotionCardDelegate::paintGates(Pen &pen, const PromotionCard &card) const
{
    const int height = lineHeight(TypeSize::Small);
    int left = pen.area.left(), well = 0;
    for (const GateResult &gate : card.gates) {
        const QRectF box(left, pen.area.top() + (height - px(gateGlyph)) / 2.0, px(gateGlyph), px(gateGlyph));
        StatusGlyph::paint(pen.painter, box, PromotionWords::statusOf(gate.verdict), pen.t);
        left += px(gatePitch);
        well += gate.verdict == GateVerdict::Pass || gate.verdict == GateVerdict::Warn ? 1 : 0;
    }
    pen.painter->setFont(typeFont(TypeSize::Small));
    pen.painter->setPen(QColor(pen.t.text2));
    const QRect line = pen.line(height);
    const QString count = card.isDraft ? tr("not sent") : u"%1/%2"_s.arg(well).arg(card.gates.size());
    const QFontMetrics metrics = pen.painter->fontMetrics();
    const QString signs = card.needed > 0 ? u"%1/%2"_s.arg(card.approved).arg(card.needed) : QString();
    const int dots = std::min(card.needed, 5), dotsWidth = dots * px(14) + px(6);
    // In a narrow column the figures give way to what they count: first those of the gates, then the dots.
    const int room = line.right() - left - metrics.horizontalAdvance(signs);
    const bool hasDots = room >= dotsWidth, hasCount = room >= dotsWidth + metrics.horizontalAdvance(count) + px(12);
    if (card.isDraft || hasCount)
        pen.painter->drawText(line.adjusted(left - line.left() + (card.gates.isEmpty() ? 0 : px(4)), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, count);
    if (card.needed > 0) {
        pen.painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, signs);
        double right = line.right() - metrics.horizontalAdvance(signs) - px(6);
        for (int i = hasDots ? dots : 0; i-- > 0;) {
            const double size = px(11);
            right -= size;
            pen.painter->setPen(QPen(QColor(pen.t.text3), 1.2));
            pen.painter->setBrush(i < card.approved ? QColor(pen.t.text2) : QColor(Qt::transparent));
            pen.painter->drawEllipse(QRectF(right, line.center().y() - size / 2 + 0.5, size, size));
            right -= px(3);
        }
    }
    pen.next(height);
}

void PromotionCardDelegate::paintStuck(Pen &pen, const PromotionCard &card) const
{
    const Status status = PromotionWords::statusOf(card.stuck);
    const QColor ink = status == Status::Fail ? QColor(pen.t.fail.ink) : status == Status::Warn ? QColor(pen.t.warn.ink) : QColor(pen.t.text2);
    pen.glyphed(status, PromotionWords::stuck(card), ink);
}

void PromotionCardDelegate::paintRun(Pen &pen, const RunProgress &run) const
{
    const auto done = std::count_if(run.states.begin(), run.states.end(), [](StepState state) { return state == StepState::Observed || state == StepState::Undone; });
    const auto all = static_cast<int>(run.steps.size());
    pen.glyphed(Status::Running, tr("%1 of %n step(s)", nullptr, all).arg(done), pen.t.text2);
    pen.painter->setPen(Qt::NoPen);
    const QRectF bar(pen.area.left(), pen.area.top(), pen.area.width(), px(4));
    pen.painter->setBrush(QColor(pen.t.track));
    pen.painter->drawRoundedRect(bar, 2, 2);
    pen.painter->setBrush(QColor(pen.t.accent));
    pen.painter->drawRoundedRect(QRectF(bar.left(), bar.top(), all == 0 ? 0 : bar.width() * double(done) / all, bar.height()), 2, 2);
    pen.next(px(4));
}

QString PromotionCardDelegate::rightOf(const PromotionCard &card) const
{
    if (card.state == State::Failed)
        return tr("needs a person");
    if (card.expires != UtcTime{} && card.state != State::Executing)
        return PromotionWords::timeLeft(card.expires, m_clock->now());
    return Formats::shortMoment(card.at, m_clock->now());
}

void PromotionCardDelegate::paintFoot(Pen &pen, const PromotionCard &card) const
{
    const int size = px(20);
    InitialsDisc::paint(pen.painter, QRectF(pen.area.left(), pen.area.top(), size, size), PeopleWords::initials(card.person), card.person.isEmpty(), pen.t);
    const bool isSoon = card.expires != UtcTime{} && card.expires - m_clock->now() < std::chrono::hours(36);
    pen.area.setLeft(pen.area.left() + size + px(8));
    pen.area.setTop(pen.area.top() + (size - lineHeight(TypeSize::Small)) / 2);
    pen.pair(card.person, rightOf(card), TypeSize::Small, QFont::Normal, pen.t.text2, isSoon ? QColor(pen.t.warn.ink) : QColor(pen.t.text2));
}

void PromotionCardDelegate::paintEnd(Pen &pen, const PromotionCard &card) const
{
    const int size = px(gateGlyph);
    const double top = pen.area.top() + (lineHeight(TypeSize::Small) - size) / 2.0;
    StatusGlyph::paint(pen.painter, QRectF(pen.area.left(), top, size, size), PromotionWords::statusOf(card.state), pen.t);
    pen.area.setLeft(pen.area.left() + size + px(6));
    const QString word = card.isBroken ? tr("%1, glass broken").arg(PromotionWords::state(card.state)) : PromotionWords::state(card.state);
    pen.pair(word, rightOf(card), TypeSize::Small, QFont::Normal, card.isBroken ? QColor(pen.t.fail.ink) : QColor(pen.t.text2), pen.t.text2);
}

void PromotionCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const Tokens &t = tokensFor(item.palette);
    const PromotionCard card = cardAt(index);
    const QRect box = item.rect.adjusted(0, 0, 0, -px(gap));
    painter->save();
    paintGround(painter, item, box, card, t);
    Pen pen{painter, t, box.adjusted(px(padding), px(padding) - px(2), -px(padding), -px(padding))};
    paintTitle(pen, card);
    paintCounts(pen, card);
    if (isOver(card)) {
        paintEnd(pen, card);
    } else {
        if (hasGates(card))
            paintGates(pen, card);
        if (const RunProgress *run = m_runOf(card.id))
            paintRun(pen, *run);
        else if (card.stuck != PromotionCard::Stuck::No)
            paintStuck(pen, card);
        paintFoot(pen, card);
    }
    painter->restore();
}

QSize PromotionCardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PromotionCard card = cardAt(index);
    const int line = lineHeight(TypeSize::Small) + px(lineGap);
    int height = 2 * px(padding) - px(2) + lineHeight(TypeSize::Body) + px(lineGap) + line + px(gap);
    if (isOver(card))
        return {px(160), height + line - px(lineGap)};
    height += hasGates(card) ? line : 0;
    if (m_runOf(card.id) != nullptr) {
        height += line + px(4) + px(lineGap);
    } else if (card.stuck != PromotionCard::Stuck::No) {
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        const int width = (view != nullptr ? view->viewport()->width() : option.rect.width()) - 2 * px(padding) - px(gateGlyph) - px(6);
        const QFontMetrics metrics(typeFont(TypeSize::Small));
        height += std::max(metrics.height(), metrics.boundingRect(QRect(0, 0, width, px(100)), Qt::TextWordWrap, PromotionWords::stuck(card)).height()) + px(lineGap);
    }
    return {px(160), height + px(20)};
}

QString PromotionCardDelegate::describe(const PromotionCard &card) const
{
    QStringList lines{card.api + u": "_s + card.from.text() + u" → "_s + card.to.text(), PromotionWords::state(card.state)};
    if (!card.isDraft)
        lines.append(PromotionWords::counts(card.steps));
    for (const GateResult &gate : card.gates) {
        lines.append(tr("%1: %2").arg(PromotionWords::gate(gateName(gate)),
                                      PromotionWords::verdict(gate.verdict)));
    }
    if (card.needed > 0)
        lines.append(tr("%1 of %n approval(s)", nullptr, card.needed).arg(card.approved));
    if (const QString stuck = PromotionWords::stuck(card); !stuck.isEmpty())
        lines.append(stuck);
    lines.append(card.person + u", "_s + rightOf(card));
    return lines.join(u'\n');
}

bool PromotionCardDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), describe(cardAt(index)).toHtmlEscaped().replace(u'\n', u"<br>"_s), view);
    return true;
}

} // namespace bulkhead
