// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/sectionlist.h"

#include "widgets/bulkheadstyle.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace bulkhead {

namespace {

class SectionRow final : public QAbstractButton
{
public:
    SectionRow(const QString &name, QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(name);
        setCheckable(true);
        setAutoExclusive(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(typeFont(TypeSize::Body, QFont::DemiBold));
        return {metrics.horizontalAdvance(text()) + px(40), px(32)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(palette());
        const QRectF box = QRectF(rect()).adjusted(px(8), 0.5, -px(8), -0.5);
        if (isChecked() || underMouse()) {
            painter.setPen(isChecked() ? QPen(QColor(t.border), 1) : QPen(Qt::NoPen));
            painter.setBrush(QColor(isChecked() && !t.dark ? t.panel : t.hover));
            painter.drawRoundedRect(box, 4, 4);
        }
        painter.setFont(typeFont(TypeSize::Body, isChecked() ? QFont::DemiBold : QFont::Normal));
        painter.setPen(QColor(isChecked() ? t.text : t.text2));
        painter.drawText(rect().adjusted(px(20), 0, -px(8), 0), Qt::AlignVCenter | Qt::AlignLeft, text());
        if (hasFocus())
            BulkheadStyle::drawFocus(&painter, box, palette(), 4);
    }
};

} // namespace

SectionList::SectionList(const QString &title, QWidget *parent)
    : Surface(&Tokens::window, Right, parent)
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_column->setContentsMargins(0, 0, 1, px(12));
    m_column->setSpacing(px(2));
    auto *head = new TextLabel(title, TypeSize::Title, QFont::DemiBold, &Tokens::text, this);
    head->setContentsMargins(px(20), 0, px(8), 0);
    head->setMinimumHeight(px(56));
    m_column->addWidget(head);
    m_column->addStretch(1);
}

void SectionList::addSection(const QString &name)
{
    auto *row = new SectionRow(name, this);
    const int index = static_cast<int>(m_rows.size());
    m_rows.append(row);
    m_column->insertWidget(m_column->count() - 1, row);
    row->setChecked(index == 0);
    connect(row, &QAbstractButton::clicked, this, [this, index] { emit currentChanged(index); });
    setFixedWidth(qMax(px(152), sizeHint().width()));
}

void SectionList::setCurrent(int index)
{
    if (index >= 0 && index < m_rows.size())
        m_rows.at(index)->setChecked(true);
}

int SectionList::current() const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i)->isChecked())
            return i;
    }
    return 0;
}

void SectionList::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0) {
        Surface::keyPressEvent(event);
        return;
    }
    const int next = qBound(0, current() + step, static_cast<int>(m_rows.size()) - 1);
    m_rows.at(next)->setFocus(Qt::TabFocusReason);
    m_rows.at(next)->click();
}

} // namespace bulkhead
