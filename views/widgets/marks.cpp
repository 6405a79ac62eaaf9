// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/marks.h"

#include "presentation/statusglyph.h"
#include "presentation/words.h"
#include "widgets/bulkheadstyle.h"

#include <QPainter>

namespace bulkhead {

StatusMark::StatusMark(Status status, int size, QWidget *parent)
    : QWidget(parent)
    , m_status(status)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(status);
}

void StatusMark::setStatus(Status status, const QString &word)
{
    m_status = status;
    const QString shown = word.isEmpty() ? Words::control(status) : word;
    setToolTip(shown.toHtmlEscaped());
    setAccessibleName(shown);
    update();
}

QSize StatusMark::sizeHint() const
{
    return {px(m_size), px(m_size)};
}

void StatusMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double size = px(m_size);
    StatusGlyph::paint(&painter, QRectF((width() - size) / 2, (height() - size) / 2, size, size), m_status,
                       tokensFor(palette()));
}

IconMark::IconMark(Icon icon, int size, Ink ink, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_ink(ink)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize IconMark::sizeHint() const
{
    return {px(m_size), px(m_size)};
}

void IconMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(&painter, rect(), m_icon, tokensFor(palette()).*m_ink);
}

EnvironmentMark::EnvironmentMark(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

EnvironmentMark::EnvironmentMark(const QString &name, EnvironmentType type, QWidget *parent)
    : EnvironmentMark(parent)
{
    setEnvironment(name, type);
}

void EnvironmentMark::setEnvironment(const QString &name, EnvironmentType type)
{
    m_name = name;
    m_type = type;
    setAccessibleName(name);
    //: Tooltip of an environment's tag: its name and its type.
    setToolTip(tr("%1 (%2)").arg(name, Words::environmentType(type)).toHtmlEscaped());
    updateGeometry();
    update();
}

QSize EnvironmentMark::sizeHint() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Small, QFont::DemiBold));
    return {metrics.horizontalAdvance(m_name) + px(18), px(20)};
}

QSize EnvironmentMark::minimumSizeHint() const
{
    return sizeHint().boundedTo({px(56), px(20)});
}

void EnvironmentMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const EnvironmentColours &colours = tokensFor(palette()).environment(m_type);
    const auto line = m_type == EnvironmentType::Sandbox ? Qt::DashLine
        : m_type == EnvironmentType::Production          ? Qt::SolidLine
                                                         : Qt::DotLine;
    painter.setPen(QPen(QColor(colours.edge), 1, line));
    painter.setBrush(QColor(colours.ground));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(QColor(colours.ink));
    painter.setFont(typeFont(TypeSize::Small, QFont::DemiBold));
    const int room = width() - px(8);
    painter.drawText(rect(), Qt::AlignCenter, painter.fontMetrics().elidedText(m_name, Qt::ElideMiddle, room));
}

Tag::Tag(const QString &text, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(text);
}

void Tag::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Tag::sizeHint() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Caption, QFont::Medium));
    return {metrics.horizontalAdvance(m_text) + px(12), px(18)};
}

void Tag::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(palette());
    painter.setPen(QPen(QColor(t.border), 1));
    painter.setBrush(QColor(t.panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(QColor(t.text2));
    painter.setFont(typeFont(TypeSize::Caption, QFont::Medium));
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

Badge::Badge(Status status, const QString &word, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(status, word);
}

void Badge::setStatus(Status status, const QString &word)
{
    m_status = status;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    const QFontMetrics metrics(typeFont(TypeSize::Small, QFont::DemiBold));
    return {metrics.horizontalAdvance(m_word) + px(32), px(20)};
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(palette());
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(t.status(m_status).soft));
    painter.drawRoundedRect(rect(), 4, 4);
    const double glyph = px(14);
    StatusGlyph::paint(&painter, QRectF(px(5), (height() - glyph) / 2, glyph, glyph), m_status, t);
    painter.setPen(QColor(t.status(m_status).ink));
    painter.setFont(typeFont(TypeSize::Small, QFont::DemiBold));
    painter.drawText(rect().adjusted(px(24), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_word);
}

KeyHint::KeyHint(const QString &key, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(key);
}

QSize KeyHint::sizeHint() const
{
    return {BulkheadStyle::keyHintWidth(m_key), px(18)};
}

void KeyHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    BulkheadStyle::drawKeyHint(&painter, rect(), m_key, palette());
}

} // namespace bulkhead
