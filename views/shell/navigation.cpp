// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/navigation.h"

#include "presentation/formats.h"
#include "widgets/bulkheadstyle.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace bulkhead {

class NavigationRow final : public QAbstractButton
{
public:
    NavigationRow(Screen screen, const QString &name, QWidget *parent)
        : QAbstractButton(parent)
        , m_screen(screen)
    {
        setText(name);
        setCheckable(true);
        setAutoExclusive(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        const QString key = QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + static_cast<int>(screen)))
                                .toString(QKeySequence::NativeText);
        setToolTip(name + u"  " + key);
    }
    void setCount(int count, CountKind kind)
    {
        m_count = count;
        m_kind = kind;
        setAccessibleDescription(count ? Formats::number(count) : QString());
        update();
    }
    void setNarrow(bool narrow)
    {
        m_narrow = narrow;
        updateGeometry();
        update();
    }
    [[nodiscard]] Screen screen() const { return m_screen; }
    [[nodiscard]] QSize sizeHint() const override
    {
        if (m_narrow)
            return {px(48), px(32)};
        const QFontMetrics metrics(typeFont(TypeSize::Body, QFont::DemiBold));
        return {metrics.horizontalAdvance(text()) + px(88), px(32)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(palette());
        const QRectF box = QRectF(rect()).adjusted(px(8), 0.5, -px(8), -0.5);
        if (isChecked()) {
            painter.setPen(QPen(QColor(t.border), 1));
            painter.setBrush(QColor(t.dark ? t.hover : t.panel));
            painter.drawRoundedRect(box, 4, 4);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(t.accent));
            painter.drawRoundedRect(QRectF(-2, px(6), 2.0 + px(3), height() - px(12)), 2, 2);
        } else if (underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(t.hover));
            painter.drawRoundedRect(box, 4, 4);
        }
        const double icon = px(16);
        paintIcon(&painter, QRectF(px(16), (height() - icon) / 2, icon, icon), Navigation::iconOf(m_screen),
                  isChecked() ? t.text : t.text2);
        if (!m_narrow)
            paintWords(painter, t);
        if (hasFocus())
            BulkheadStyle::drawFocus(&painter, box, palette(), 4);
    }

private:
    void paintWords(QPainter &painter, const Tokens &t) const
    {
        painter.setFont(typeFont(TypeSize::Body, isChecked() ? QFont::DemiBold : QFont::Normal));
        painter.setPen(QColor(isChecked() ? t.text : t.text2));
        painter.drawText(rect().adjusted(px(44), 0, -px(48), 0), Qt::AlignVCenter | Qt::AlignLeft, text());
        if (m_count > 0)
            paintCount(painter, t);
    }
    void paintCount(QPainter &painter, const Tokens &t) const
    {
        const QString count = Formats::number(m_count);
        painter.setFont(typeFont(TypeSize::Caption, QFont::DemiBold));
        const int pill = qMax(painter.fontMetrics().horizontalAdvance(count) + px(12), px(20));
        const QRectF at(width() - px(16) - pill, (height() - px(16)) / 2.0, pill, px(16));
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(m_kind == CountKind::Alarms ? t.fail.shape : m_kind == CountKind::WaitsForMe ? t.accentFill : t.track));
        painter.drawRoundedRect(at, at.height() / 2, at.height() / 2);
        painter.setPen(QColor(m_kind == CountKind::Alarms ? t.onStatus : m_kind == CountKind::WaitsForMe ? t.onAccent : t.text2));
        painter.drawText(at, Qt::AlignCenter, count);
    }

    Screen m_screen;
    int m_count = 0;
    CountKind m_kind = CountKind::Things;
    bool m_narrow = false;
};

Navigation::Navigation(QWidget *parent)
    : Surface(&Tokens::sunken, Right, parent)
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(tr("Screens"));
    setObjectName(QStringLiteral("navigation"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_column->setContentsMargins(0, px(12), 1, px(12));
    m_column->setSpacing(px(2));
    m_column->addStretch(1);
}

Icon Navigation::iconOf(Screen screen)
{
    switch (screen) {
    case Screen::Overview: return Icon::Overview;
    case Screen::Catalog: return Icon::Catalog;
    case Screen::Isolation: return Icon::Isolation;
    case Screen::Topology: return Icon::Topology;
    case Screen::Promotions: return Icon::Promotions;
    case Screen::Audit: return Icon::Audit;
    case Screen::Reports: return Icon::Reports;
    case Screen::Settings: return Icon::Settings;
    }
    return Icon::None;
}

void Navigation::addScreen(Screen screen, const QString &name)
{
    auto *row = new NavigationRow(screen, name, this);
    m_rows[screen] = row;
    connect(row, &QAbstractButton::clicked, this, [this, screen] { emit chosen(screen); });
    while (QLayoutItem *item = m_column->takeAt(0))
        delete item;
    for (const auto &[id, each] : m_rows) {
        if (id == Screen::Settings && m_rows.size() > 1) {
            m_column->addSpacing(px(14));
            auto *line = findChild<Rule *>();
            m_column->addWidget(line ? line : new Rule(Qt::Horizontal, this));
            m_column->addSpacing(px(14));
        }
        m_column->addWidget(each);
        setTabOrder(this, each);
    }
    m_column->addStretch(1);
    row->setNarrow(m_narrow);
    fitWidth();
}

void Navigation::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    for (const auto &[screen, row] : m_rows)
        row->setNarrow(narrow);
    fitWidth();
}

void Navigation::fitWidth()
{
    m_column->invalidate();
    setFixedWidth(m_narrow ? px(48) + 1 : qMax(px(208), sizeHint().width()));
}

void Navigation::setCurrent(Screen screen)
{
    if (const auto it = m_rows.find(screen); it != m_rows.end())
        it->second->setChecked(true);
}

void Navigation::setCount(Screen screen, int count, CountKind kind)
{
    if (const auto it = m_rows.find(screen); it != m_rows.end())
        it->second->setCount(count, kind);
}

void Navigation::focusCurrent()
{
    for (const auto &[screen, row] : m_rows) {
        if (row->isChecked())
            row->setFocus(Qt::TabFocusReason);
    }
}

void Navigation::keyPressEvent(QKeyEvent *event)
{
    const bool down = event->key() == Qt::Key_Down;
    if (!down && event->key() != Qt::Key_Up) {
        Surface::keyPressEvent(event);
        return;
    }
    for (auto it = m_rows.begin(); it != m_rows.end(); ++it) {
        if (!it->second->hasFocus())
            continue;
        if (down && std::next(it) != m_rows.end())
            std::next(it)->second->setFocus(Qt::TabFocusReason);
        else if (!down && it != m_rows.begin())
            std::prev(it)->second->setFocus(Qt::TabFocusReason);
        return;
    }
}

} // namespace bulkhead
