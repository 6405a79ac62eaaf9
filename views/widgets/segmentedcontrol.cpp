// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segmentedcontrol.h"

#include "presentation/tokens.h"
#include "presentation/type.h"
#include "widgets/bulkheadstyle.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace bulkhead {

namespace {

class Segment final : public QAbstractButton
{
public:
    Segment(const QString &text, QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(typeFont(TypeSize::Small, QFont::DemiBold));
        return {metrics.horizontalAdvance(text()) + px(20), px(26)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(palette());
        const bool first = x() == 0;
        const bool last = geometry().right() >= parentWidget()->contentsRect().right();
        // Neighbours share a line, so only the outer ends are round.
        const QRectF box = QRectF(rect()).adjusted(first ? 0.5 : -8, 0.5, last ? -0.5 : 8, -0.5);
        painter.setClipRect(rect());
        painter.setPen(QPen(QColor(t.borderStrong), 1));
        painter.setBrush(QColor(isChecked() ? t.accentSoft : underMouse() ? t.hover : t.panel));
        painter.drawRoundedRect(box, 4, 4);
        if (!first)
            painter.drawLine(QPointF(0.5, 1), QPointF(0.5, height() - 1));
        painter.setPen(QColor(isChecked() ? t.accent : t.text2));
        painter.setFont(typeFont(TypeSize::Small, isChecked() ? QFont::DemiBold : QFont::Normal));
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus())
            BulkheadStyle::drawFocus(&painter, rect(), palette(), 3);
    }
};

} // namespace

SegmentedControl::SegmentedControl(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_row(new QHBoxLayout(this))
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::currentChanged);
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton *segment, bool isOn) {
        if (isOn)
            setFocusProxy(segment); // who is led to the control can choose at once
    });
}

void SegmentedControl::addSegment(const QString &text)
{
    auto *segment = new Segment(text, this);
    m_group->addButton(segment, count());
    m_row->addWidget(segment);
    if (count() == 1)
        segment->setChecked(true);
}

void SegmentedControl::setSegmentText(int index, const QString &text)
{
    if (auto *segment = m_group->button(index)) {
        segment->setText(text);
        segment->updateGeometry();
    }
}

void SegmentedControl::setCurrent(int index)
{
    if (auto *segment = m_group->button(index)) {
        segment->setChecked(true);
    } else if (QAbstractButton *chosen = m_group->checkedButton()) {
        m_group->setExclusive(false); // else one of them stays chosen
        chosen->setChecked(false);
        m_group->setExclusive(true);
        setFocusProxy(m_group->button(0));
    }
}

int SegmentedControl::current() const
{
    return m_group->checkedId();
}

int SegmentedControl::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

} // namespace bulkhead
