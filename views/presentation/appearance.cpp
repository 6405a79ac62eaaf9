// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/appearance.h"

#include "presentation/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QVariant>

#include <algorithm>

namespace bulkhead {

namespace {
constexpr char densityProperty[] = "bulkheadCompact";
constexpr double fullContrast = 20.0;
} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent)
    , m_desktopFont(QApplication::font())
{
    qApp->installEventFilter(this);
}

Appearance::~Appearance()
{
    QApplication::setFont(m_desktopFont);
}

Density Appearance::density()
{
    return qApp->property(densityProperty).toBool() ? Density::Compact : Density::Comfortable;
}

void Appearance::apply(const Look &look)
{
    const QScopedValueRollback guard(m_applying, true);
    m_look = look;
    m_look.textPercent = std::clamp(look.textPercent, 75, 200);
    qApp->setProperty(densityProperty, m_look.density == Density::Compact);
    QFont font = m_desktopFont;
    const double factor = m_look.textPercent / 100.0;
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    QApplication::setFont(font);
    applyPalette();
    emit changed();
}

void Appearance::applyPalette()
{
    // An empty palette brings the desktop's own back, which tells light from dark.
    QApplication::setPalette(QPalette());
    const QPalette desktop = QApplication::palette();
    m_keepsDesktop = m_look.theme == Theme::FollowDesktop
        && contrastRatio(desktop.color(QPalette::Window), desktop.color(QPalette::WindowText))
            >= fullContrast;
    if (m_keepsDesktop)
        return;
    const bool dark = m_look.theme == Theme::Dark
        || (m_look.theme == Theme::FollowDesktop && isDark(desktop));
    QApplication::setPalette(paletteFrom(dark ? darkTokens : lightTokens));
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && watched == qApp && !m_applying) {
        const QScopedValueRollback guard(m_applying, true);
        applyPalette();
        emit changed();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace bulkhead
