// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/textlabel.h"

#include <QApplication>
#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace bulkhead {

TextLabel::TextLabel(const QString &text, TypeSize size, QFont::Weight weight, Ink ink, QWidget *parent)
    : QLabel(parent)
    , m_size(size)
    , m_weight(weight)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setInk(ink);
    updateFont();
}

TextLabel::TextLabel(QWidget *parent)
    : TextLabel(QString(), TypeSize::Body, QFont::Normal, &Tokens::text, parent)
{
}

void TextLabel::setInk(Ink ink)
{
    setInkOf([ink](const Tokens &tokens) { return QColor(tokens.*ink); });
}

void TextLabel::setInkOf(std::function<QColor(const Tokens &)> ink)
{
    m_ink = std::move(ink);
    update();
}

void TextLabel::setFixed(bool fixed)
{
    m_fixed = fixed;
    updateFont();
}

void TextLabel::setType(TypeSize size, QFont::Weight weight)
{
    m_size = size;
    m_weight = weight;
    updateFont();
}

void TextLabel::setElided(bool elided)
{
    m_elided = elided;
    QSizePolicy policy = sizePolicy();
    policy.setHorizontalPolicy(elided ? QSizePolicy::Preferred : policy.horizontalPolicy());
    setSizePolicy(policy);
    updateGeometry();
}

void TextLabel::updateFont()
{
    setFont(m_fixed ? fixedFont(m_size) : typeFont(m_size, m_weight));
}

QString TextLabel::shownText() const
{
    return m_elided ? fontMetrics().elidedText(text(), Qt::ElideMiddle, contentsRect().width()) : text();
}

QSize TextLabel::minimumSizeHint() const
{
    QSize hint = QLabel::minimumSizeHint();
    if (m_elided)
        hint.setWidth(qMin(hint.width(), fontMetrics().averageCharWidth() * 6));
    return hint;
}

QSize TextLabel::sizeHint() const
{
    return QLabel::sizeHint();
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    if (!pixmap(Qt::ReturnByValue).isNull() || buddy()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setFont(font());
    const Tokens &tokens = tokensFor(palette());
    painter.setPen(isEnabled() ? m_ink(tokens) : QColor(tokens.text3));
    int flags = static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment()));
    if (wordWrap())
        flags |= Qt::TextWordWrap;
    painter.drawText(contentsRect(), flags, shownText());
}

//! QFrame puts its margins back to none with each change of style, font or parent.
void TextLabel::changeEvent(QEvent *event)
{
    const QMargins kept = contentsMargins();
    QLabel::changeEvent(event);
    setContentsMargins(kept);
    if (event->type() == QEvent::ApplicationFontChange)
        updateFont();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

bool TextLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_elided && toolTip().isEmpty()
        && shownText() != text()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), text().toHtmlEscaped(), this);
        return true;
    }
    const QMargins kept = contentsMargins();
    const bool done = QLabel::event(event);
    if (event->type() == QEvent::ParentChange)
        setContentsMargins(kept);
    return done;
}

} // namespace bulkhead
