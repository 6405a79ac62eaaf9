// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/icons.h"

#include "presentation/tokens.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <map>
#include <memory>
#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! The drawing as the data of one SVG path in a box of 16.
QLatin1StringView outline(Icon icon)
{
    switch (icon) {
    case Icon::None: return {};
    case Icon::Menu: return "M2.5 4.2H13.5M2.5 8H13.5M2.5 11.8H13.5"_L1;
    case Icon::Overview: return "M2 3.5H6.4V12.5H2ZM9.6 3.5H14V12.5H9.6ZM8 2.2V13.8"_L1;
    case Icon::Catalog: return "M2.2 4H13.8M2.2 8H13.8M2.2 12H13.8"_L1;
    case Icon::Isolation: return "M8 2V14M2 5H5.4M10.6 5H14M2 8H5.4M10.6 8H14M2 11H5.4M10.6 11H14"_L1;
    case Icon::Topology:
        return "M5 4.2A1.6 1.6 0 1 1 1.8 4.2A1.6 1.6 0 1 1 5 4.2ZM14.2 8A1.6 1.6 0 1 1 11 8A1.6 "
               "1.6 0 1 1 14.2 8ZM5 11.8A1.6 1.6 0 1 1 1.8 11.8A1.6 1.6 0 1 1 5 11.8ZM4.9 "
               "4.8L11.1 7.4M4.9 11.2L11.1 8.6"_L1;
    case Icon::Promotions: return "M2 8H10.6M7.4 4.8L10.6 8L7.4 11.2M13.6 2.6V13.4"_L1;
    case Icon::Audit: return "M3.4 2H9.6L12.6 5V14H3.4ZM5.9 9.2L7.4 10.7L10.2 7.6"_L1;
    case Icon::Reports: return "M3.4 2H9.6L12.6 5V14H3.4ZM5.8 7.4H10.2M5.8 9.6H10.2M5.8 11.8H8.4"_L1;
    case Icon::Settings:
        return "M2 4.6H8.6M11.6 4.6H14M10.1 3.1V6.1M2 11.4H4.4M7.4 11.4H14M5.9 9.9V12.9M2 8H14"_L1;
    case Icon::Search: return "M11.4 7A4.4 4.4 0 1 1 2.6 7A4.4 4.4 0 1 1 11.4 7ZM10.2 10.2L13.8 13.8"_L1;
    case Icon::Sync:
        return "M13.2 6.6A5.4 5.4 0 0 0 3.6 4.9L2.4 6.3M2.4 2.9V6.3H5.8M2.8 9.4A5.4 5.4 0 0 0 "
               "12.4 11.1L13.6 9.7M13.6 13.1V9.7H10.2"_L1;
    case Icon::Clock: return "M14 8A6 6 0 1 1 2 8A6 6 0 1 1 14 8ZM8 4.6V8L10.4 9.6"_L1;
    case Icon::ChevronDown: return "M4.4 6.4L8 10L11.6 6.4"_L1;
    case Icon::ChevronRight: return "M6.4 4.4L10 8L6.4 11.6"_L1;
    case Icon::ArrowUp: return "M8 13V3M4.2 6.8L8 3L11.8 6.8"_L1;
    case Icon::ArrowDown: return "M8 3V13M4.2 9.2L8 13L11.8 9.2"_L1;
    case Icon::Swap: return "M2.4 5.4H13.2M10.6 2.8L13.2 5.4L10.6 8M13.6 10.6H2.8M5.4 8L2.8 10.6L5.4 13.2"_L1;
    case Icon::Plus: return "M8 3V13M3 8H13"_L1;
    case Icon::Close: return "M4 4L12 12M12 4L4 12"_L1;
    case Icon::Check: return "M3.2 8.4L6.6 11.8L12.8 4.6"_L1;
    case Icon::Copy: return "M5.6 5.6H13.4V13.4H5.6ZM10.4 5.6V2.6H2.6V10.4H5.6"_L1;
    case Icon::Folder: return "M2 12.8V3.4H6.2L7.8 5.2H14V12.8Z"_L1;
    case Icon::Pin: return "M5.4 2.4H10.6L10 7.2L12 9.4H4L6 7.2ZM8 9.4V13.8"_L1;
    case Icon::Lock: return "M3.6 7.4H12.4V13.6H3.6ZM5.4 7.4V5.2A2.6 2.6 0 0 1 10.6 5.2V7.4"_L1;
    case Icon::Undo: return "M5.6 2.8L2.6 5.8L5.6 8.8M2.6 5.8H9.6A3.7 3.7 0 0 1 9.6 13.2H6"_L1;
    case Icon::Trash: return "M2.8 4.2H13.2M6 4V2.4H10V4M4.2 4.2L4.8 13.6H11.2L11.8 4.2"_L1;
    case Icon::Eye: return "M1.6 8C4.6 3.2 11.4 3.2 14.4 8C11.4 12.8 4.6 12.8 1.6 8ZM9.8 8A1.8 1.8 0 1 1 6.2 8A1.8 1.8 0 1 1 9.8 8Z"_L1;
    case Icon::Filter: return "M2.2 3.4H13.8L9.6 8.4V13L6.4 11.4V8.4Z"_L1;
    case Icon::Split: return "M2 8H6L9.6 4.2H13.6M6 8L9.6 11.8H13.6M11.4 2L13.6 4.2L11.4 6.4M11.4 9.6L13.6 11.8L11.4 14"_L1;
    case Icon::Merge: return "M2.4 4.2H6L9.6 8H13.6M2.4 11.8H6L9.6 8M11.4 5.8L13.6 8L11.4 10.2"_L1;
    case Icon::Gateway: return "M2.4 3H13.6V7H2.4ZM2.4 9H13.6V13H2.4ZM5 5H5.2M5 11H5.2"_L1;
    case Icon::Wall: return "M6.6 2H9.4V14H6.6ZM2.4 4V12M13.6 4V12"_L1;
    case Icon::Key: return "M8.2 8A2.8 2.8 0 1 1 2.6 8A2.8 2.8 0 1 1 8.2 8ZM8.2 8H13.6V10.4M11.2 8V9.8"_L1;
    case Icon::Person: return "M10.6 5A2.6 2.6 0 1 1 5.4 5A2.6 2.6 0 1 1 10.6 5ZM3 13.6C3.4 10.8 5.4 9.6 8 9.6C10.6 9.6 12.6 10.8 13 13.6"_L1;
    case Icon::Download: return "M8 2.4V10M4.8 6.8L8 10L11.2 6.8M2.8 13.2H13.2"_L1;
    }
    return {};
}

QSvgRenderer *renderer(Icon icon, const QColor &colour)
{
    // Painting happens on the GUI thread only; a handful of icons in a handful of colours.
    static std::map<std::pair<Icon, QRgb>, std::unique_ptr<QSvgRenderer>> cache;
    auto &entry = cache[{icon, colour.rgb()}];
    if (!entry) {
        const QString svg = u"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
                            "<path d='%1' fill='none' stroke='%2' stroke-width='1.4' "
                            "stroke-linecap='round' stroke-linejoin='round'/></svg>"_s
                                .arg(outline(icon), colour.name());
        entry = std::make_unique<QSvgRenderer>(svg.toUtf8());
    }
    return entry.get();
}

class ThemedIconEngine final : public QIconEngine
{
public:
    explicit ThemedIconEngine(Icon icon)
        : m_icon(icon)
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Tokens &t = tokensFor(QApplication::palette());
        paintIcon(painter, rect, m_icon, mode == QIcon::Disabled ? t.text3 : t.text2);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap map(size);
        map.fill(Qt::transparent);
        QPainter painter(&map);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return map;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new ThemedIconEngine(m_icon); }

private:
    Icon m_icon;
};

} // namespace

void paintIcon(QPainter *painter, const QRectF &box, Icon icon, const QColor &colour)
{
    if (icon == Icon::None)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    renderer(icon, colour)->render(painter, box);
    painter->restore();
}

QIcon themedIcon(Icon icon)
{
    return QIcon(new ThemedIconEngine(icon));
}

} // namespace bulkhead
