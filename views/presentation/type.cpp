// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/type.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>

#include <cmath>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr double bodyPixels = 13.0;

bool hasEqualDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - width) > 0.01)
            return false;
    }
    return true;
}

void resize(QFont &font, TypeSize size)
{
    const double factor = static_cast<int>(size) / bodyPixels;
    const QFont base = QApplication::font();
    if (base.pixelSize() > 0)
        font.setPixelSize(qRound(base.pixelSize() * factor));
    else
        font.setPointSizeF(base.pointSizeF() * factor);
}

} // namespace

double textScale()
{
    const QFont font = QApplication::font();
    const int pixels = QFontInfo(font).pixelSize();
    return pixels > 0 ? pixels / bodyPixels : 1.0;
}

int px(double measure)
{
    return static_cast<int>(std::lround(measure * textScale()));
}

QFont typeFont(TypeSize size, QFont::Weight weight)
{
    QFont font = QApplication::font();
    resize(font, size);
    font.setWeight(weight);
    return font;
}

QFont fixedFont(TypeSize size)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    resize(font, size);
    return font;
}

QFont numberFont(TypeSize size, QFont::Weight weight)
{
    QFont font = typeFont(size, weight);
    if (hasEqualDigits(font))
        return font;
    font.setFamily(u"Noto Sans"_s);
    if (hasEqualDigits(font))
        return font;
    return fixedFont(size == TypeSize::Caption ? size : TypeSize(static_cast<int>(size) - 1));
}

} // namespace bulkhead
