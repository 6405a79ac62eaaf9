// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/merklepathview.h"

#include "presentation/formats.h"
#include "presentation/type.h"
#include "widgets/bulkheadstyle.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int boxWidth = 104, boxHeight = 22, gap = 16, rowPitch = 42, margin = 16;
constexpr std::size_t mostPairs = 4; //!< more are left out in the middle

QString hexOf(const Digest &digest)
{
    return QString::fromStdString(toHex(digest));
}

QString shortHex(const Digest &digest)
{
    const QString hex = hexOf(digest);
    return hex.left(4) + u'…' + hex.right(2);
}

QString numberOf(std::uint64_t value)
{
    return Formats::number(static_cast<qint64>(value));
}

} // namespace

MerklePathView::MerklePathView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"merklePath"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Proof as a picture"));
}

void MerklePathView::setEntry(const AuditEntryView &entry)
{
    m_entry = entry;
    m_steps = merkleSteps(entry.seq - 1, entry.size, entry.leaf, entry.path);
    m_current = 0;
    const int hashes = static_cast<int>(entry.path.size());
    const QString numbers = tr("Entry %1 and %n hash(es) give the root of the tree of size %2.", nullptr, hashes);
    setAccessibleDescription(numbers.arg(numberOf(entry.seq), numberOf(entry.size)));
    arrange();
    updateGeometry();
    update();
}

int MerklePathView::rows() const
{
    return 1 + static_cast<int>(std::min(m_steps.size(), mostPairs));
}

QSize MerklePathView::sizeHint() const
{
    return {px(440), px(2 * margin + boxHeight + (rows() - 1) * rowPitch)};
}

QSize MerklePathView::minimumSizeHint() const
{
    return {px(2 * boxWidth + gap + 2 * margin + 80), sizeHint().height()}; // a note beside a pair
}

//! The root and, of the levels below it, the first and the last ones.
void MerklePathView::arrange()
{
    m_boxes.clear();
    Box root;
    root.role = Role::Root;
    //: In a box of the picture: the root of the tree, and its hash.
    root.label = tr("root %1").arg(shortHex(m_entry.root));
    root.text = tr("Root of the tree of size %1\n%2").arg(numberOf(m_entry.size), hexOf(m_entry.root));
    const double width = std::max<double>(px(boxWidth), QFontMetrics(fixedFont(TypeSize::Caption)).horizontalAdvance(root.label) + px(16));
    root.rect = QRectF((this->width() - width) / 2, px(margin), width, px(boxHeight));
    m_boxes.push_back(root);
    const std::size_t left = m_steps.size() > mostPairs ? m_steps.size() - mostPairs : 0; // out
    int row = 1;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        if (left > 0 && i > 0 && i <= left)
            continue;
        addPair(m_steps[i], row, i + 1 == m_steps.size(), left > 0 && i == left + 1);
        ++row;
    }
}

//! A node that the way goes through and the one beside it, as near below their parent as the width allows.
void MerklePathView::addPair(const MerkleStep &step, int row, bool isLast, bool isDashed)
{
    const int parent = static_cast<int>(m_boxes.size()) == 1 ? 0 : static_cast<int>(m_boxes.size()) - 2; // the node of the pair above
    const double half = px(boxWidth) + px(gap) / 2.0, least = half + px(margin);
    const double centre = std::clamp(m_boxes[std::size_t(parent)].rect.center().x(), least, std::max(least, width() - least));
    const double top = px(margin) + row * px(rowPitch);
    const QRectF left(centre - half, top, px(boxWidth), px(boxHeight)), right(centre + px(gap) / 2.0, top, px(boxWidth), px(boxHeight));
    const auto textOf = [](const EntryRange &range, const Digest &hash) {
        return range.first == range.last ? tr("Entry %1\n%2").arg(numberOf(range.first), hexOf(hash))
                                         : tr("Entries %1 to %2\n%3").arg(numberOf(range.first), numberOf(range.last), hexOf(hash));
    };
    Box node, sibling;
    node.rect = step.isSiblingLeft ? right : left;
    node.label = isLast ? numberOf(m_entry.seq) : shortHex(step.node);
    node.text = textOf(step.range, step.node);
    node.role = isLast ? Role::Entry : Role::Path;
    sibling.rect = step.isSiblingLeft ? left : right;
    sibling.label = step.siblingRange.first == step.siblingRange.last ? numberOf(step.siblingRange.first) : shortHex(step.sibling);
    sibling.text = textOf(step.siblingRange, step.sibling);
    node.parent = sibling.parent = parent;
    node.isDashed = sibling.isDashed = isDashed;
    m_boxes.push_back(node);
    m_boxes.push_back(sibling);
}

QStringList MerklePathView::boxTexts() const
{
    QStringList texts;
    for (const Box &box : m_boxes)
        texts.append(box.text);
    return texts;
}

void MerklePathView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(palette());
    for (const Role role : {Role::Sibling, Role::Path, Role::Entry}) { // the way lies over the other lines
        for (const Box &box : m_boxes) {
            if (box.role == role)
                paintLine(painter, box, t);
        }
    }
    for (int i = 0; i < static_cast<int>(m_boxes.size()); ++i)
        paintBox(painter, i, t);
    paintNotes(painter, t);
}

void MerklePathView::paintLine(QPainter &painter, const Box &box, const Tokens &tokens) const
{
    const QRectF &parent = m_boxes[std::size_t(box.parent)].rect;
    const bool isWay = box.role != Role::Sibling;
    const QColor way = m_entry.isInTree ? tokens.accent : tokens.fail.shape; // that does not lead to the root
    QPen pen(isWay ? way : QColor(tokens.borderStrong), isWay ? 2 : 1.25);
    pen.setJoinStyle(Qt::MiterJoin);
    if (box.isDashed)
        pen.setDashPattern(isWay ? QList<qreal>{1.5, 1.5} : QList<qreal>{2.4, 2.4});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const double middle = std::round((parent.bottom() + box.rect.top()) / 2) + 0.5;
    painter.drawPolyline(QPolygonF({{parent.center().x(), parent.bottom()}, {parent.center().x(), middle},
                                    {box.rect.center().x(), middle}, {box.rect.center().x(), box.rect.top()}}));
}

void MerklePathView::paintBox(QPainter &painter, int index, const Tokens &tokens) const
{
    const Box &box = m_boxes[std::size_t(index)];
    const StatusColours &state = m_entry.isInTree ? tokens.pass : tokens.fail;
    QColor ground = tokens.panel, line = tokens.borderStrong, ink = tokens.text;
    if (box.role == Role::Root) {
        ground = state.soft;
        line = state.shape;
        ink = state.ink;
    } else if (box.role == Role::Entry) {
        ground = tokens.accentSoft;
        line = tokens.accent;
        ink = tokens.accent;
    } else if (box.role == Role::Sibling) {
        ground = tokens.sunken;
        line = tokens.border;
        ink = tokens.text2;
    }
    painter.setPen(QPen(line, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(box.rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (hasFocus() && index == m_current)
        BulkheadStyle::drawFocus(&painter, box.rect, palette(), 3);
    painter.setPen(ink);
    painter.setFont(fixedFont(TypeSize::Caption));
    painter.drawText(box.rect, Qt::AlignCenter, box.label);
}

//! The size of the tree, and how many levels are left out, where the boxes leave room.
void MerklePathView::paintNotes(QPainter &painter, const Tokens &tokens) const
{
    painter.setFont(typeFont(TypeSize::Caption));
    painter.setPen(QColor(tokens.text2));
    const QRectF first(px(margin), px(margin), width() - 2 * px(margin), px(boxHeight));
    //: In the picture of a proof: how many entries the tree has.
    painter.drawText(first, Qt::AlignRight | Qt::AlignVCenter, tr("size %1").arg(numberOf(m_entry.size)));
    const auto dashed = std::find_if(m_boxes.begin(), m_boxes.end(), [](const Box &box) { return box.isDashed; });
    if (dashed == m_boxes.end())
        return;
    const QRectF pair = dashed->rect.united(std::next(dashed)->rect);
    const bool isLeft = pair.left() >= width() - pair.right();
    const QRectF room(px(margin), dashed->rect.top(), width() - 2 * px(margin), px(boxHeight));
    const QString more = tr("%n more level(s)", nullptr, static_cast<int>(m_steps.size() - mostPairs));
    painter.drawText(room, (isLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, more);
}

void MerklePathView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

int MerklePathView::boxAt(const QPoint &at) const
{
    const auto hit = std::find_if(m_boxes.begin(), m_boxes.end(), [&at](const Box &box) { return box.rect.contains(at); });
    return hit == m_boxes.end() ? -1 : static_cast<int>(hit - m_boxes.begin());
}

void MerklePathView::choose(int index)
{
    if (m_boxes.empty())
        return;
    m_current = std::clamp(index, 0, static_cast<int>(m_boxes.size()) - 1);
    const Box &box = m_boxes[std::size_t(m_current)];
    setAccessibleDescription(box.text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    QToolTip::showText(mapToGlobal(box.rect.bottomLeft().toPoint()), box.text, this, box.rect.toRect());
    update();
}

void MerklePathView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Right:
        choose(m_current + 1);
        return;
    case Qt::Key_Up:
    case Qt::Key_Left:
        choose(m_current - 1);
        return;
    case Qt::Key_Home:
        choose(0);
        return;
    case Qt::Key_End:
        choose(static_cast<int>(m_boxes.size()) - 1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MerklePathView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

bool MerklePathView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int box = boxAt(help->pos());
    if (box >= 0)
        QToolTip::showText(help->globalPos(), m_boxes[std::size_t(box)].text, this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace bulkhead
