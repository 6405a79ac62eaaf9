// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/tokens.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

//! Full dichromacy on linear RGB (Machado, Oliveira and Fernandes, 2009).
const Matrix protanopia{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
const Matrix deuteranopia{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
const Matrix tritanopia{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

double toLinear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Vector seenBy(const QColor &colour, const Matrix *matrix)
{
    const Vector linear{toLinear(colour.redF()), toLinear(colour.greenF()), toLinear(colour.blueF())};
    if (!matrix)
        return linear;
    Vector seen{};
    for (size_t row = 0; row < 3; ++row) {
        for (size_t column = 0; column < 3; ++column)
            seen[row] += (*matrix)[row][column] * linear[column];
        seen[row] = std::clamp(seen[row], 0.0, 1.0);
    }
    return seen;
}

Vector toLab(const Vector &rgb)
{
    const double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
    const double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    const double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double deltaE(const QColor &a, const QColor &b, const Matrix *matrix)
{
    const Vector first = toLab(seenBy(a, matrix)), second = toLab(seenBy(b, matrix));
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

constexpr std::array statuses{Status::Pass, Status::Warn, Status::Unknown, Status::Fail, Status::Accepted};

} // namespace

class TestTokens : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void texts_onTheirGrounds_reachFourAndAHalf_data() { themes(); }
    void texts_onTheirGrounds_reachFourAndAHalf()
    {
        QFETCH(bool, dark);
        const Tokens &t = dark ? darkTokens : lightTokens;
        for (const Colour &ground : {t.window, t.panel, t.sunken, t.hover, t.accentSoft}) {
            for (const Colour &text : {t.text, t.text2, t.text3})
                atLeast(text, ground, 4.5);
        }
        for (const Status status : statuses) {
            for (const Colour &ground : {t.panel, t.status(status).soft, t.accentSoft})
                atLeast(t.status(status).ink, ground, 4.5);
            atLeast(t.status(status).shape, t.panel, 3.0);
        }
        for (const auto type : {EnvironmentType::Development, EnvironmentType::Sandbox, EnvironmentType::Production})
            atLeast(t.environment(type).ink, t.environment(type).ground, 4.5);
        atLeast(t.onAccent, t.accentFill, 4.5);
        atLeast(t.accent, t.panel, 4.5);
        atLeast(t.fieldBorder, t.panel, 3.0);
        atLeast(t.onWarn, t.warn.shape, 4.5);
        atLeast(t.onStatus, t.pass.shape, dark ? 3.0 : 4.5);
        atLeast(t.onStatus, t.fail.shape, dark ? 3.0 : 4.5);
    }
    void statuses_seenWithColourBlindness_stayApart_data() { themes(); }
    void statuses_seenWithColourBlindness_stayApart()
    {
        QFETCH(bool, dark);
        const Tokens &t = dark ? darkTokens : lightTokens;
        for (const Matrix *matrix : {static_cast<const Matrix *>(nullptr), &protanopia, &deuteranopia, &tritanopia}) {
            for (size_t i = 0; i < statuses.size(); ++i) {
                for (size_t j = i + 1; j < statuses.size(); ++j) {
                    const double apart = deltaE(t.status(statuses[i]).shape, t.status(statuses[j]).shape, matrix);
                    QVERIFY2(apart >= 13.0, qPrintable(u"statuses %1 and %2: %3"_s.arg(int(statuses[i])).arg(int(statuses[j])).arg(apart)));
                }
            }
        }
    }
    void paletteFrom_eitherTable_isRecognisedAgain()
    {
        QCOMPARE(&tokensFor(paletteFrom(lightTokens)), &lightTokens);
        QCOMPARE(&tokensFor(paletteFrom(darkTokens)), &darkTokens);
        QCOMPARE(paletteFrom(darkTokens).color(QPalette::Highlight), QColor(darkTokens.accentSoft));
    }

private:
    static void themes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    static void atLeast(const QColor &ink, const QColor &ground, double wanted)
    {
        const double contrast = contrastRatio(ink, ground);
        if (contrast < wanted)
            QFAIL(qPrintable(u"%1 on %2 has %3"_s.arg(ink.name(), ground.name()).arg(contrast)));
    }
};

QTEST_MAIN(TestTokens)
#include "tst_tokens.moc"
