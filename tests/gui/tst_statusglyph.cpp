// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/icons.h"
#include "presentation/statusglyph.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

QImage glyph(Status status, const Tokens &tokens, int size = 32)
{
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    StatusGlyph::paint(&painter, QRectF(0, 0, size, size), status, tokens);
    return image;
}

//! How many pixels one of two shapes covers and the other does not: colour does not count.
int shapeDifference(const QImage &a, const QImage &b)
{
    int different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            different += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 40
                || std::abs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y))) > 100;
    }
    return different;
}

} // namespace

class TestStatusGlyph : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void paint_everyPairOfStatuses_differsWithoutColour()
    {
        for (const Tokens *tokens : {&lightTokens, &darkTokens}) {
            for (int i = 0; i < statusCount; ++i) {
                for (int j = i + 1; j < statusCount; ++j) {
                    const int different = shapeDifference(glyph(static_cast<Status>(i), *tokens),
                                                          glyph(static_cast<Status>(j), *tokens));
                    QVERIFY2(different > 40, qPrintable(u"%1 and %2: %3"_s.arg(i).arg(j).arg(different)));
                }
            }
        }
    }
    void paint_unknown_isNeverFilled()
    {
        // Between the outline and the mark there is ground to be seen.
        const QImage image = glyph(Status::Unknown, lightTokens, 64);
        int ground = 0;
        for (int y = 0; y < 64; ++y) {
            for (int x = 0; x < 64; ++x)
                ground += qAlpha(image.pixel(x, y)) > 200 && qGray(image.pixel(x, y)) > 225;
        }
        QVERIFY2(ground > 64 * 64 / 4, qPrintable(QString::number(ground)));
    }
    void paint_insideABox_staysInside()
    {
        for (int i = 0; i < statusCount; ++i) {
            QImage image(40, 40, QImage::Format_ARGB32);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            StatusGlyph::paint(&painter, QRectF(12, 12, 16, 16), static_cast<Status>(i), lightTokens);
            painter.end();
            for (int k = 0; k < 40; ++k) {
                for (const QPoint &edge : {QPoint(k, 10), QPoint(k, 29), QPoint(10, k), QPoint(29, k)})
                    QCOMPARE(qAlpha(image.pixel(edge)), 0);
            }
        }
    }
    void icons_everyOne_drawsSomething()
    {
        for (int i = 1; i <= static_cast<int>(Icon::Wall); ++i) {
            QImage image(16, 16, QImage::Format_ARGB32);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paintIcon(&painter, QRectF(0, 0, 16, 16), static_cast<Icon>(i), Qt::black);
            painter.end();
            int inked = 0;
            for (int y = 0; y < 16; ++y) {
                for (int x = 0; x < 16; ++x)
                    inked += qAlpha(image.pixel(x, y)) > 60;
            }
            QVERIFY2(inked > 8, qPrintable(QString::number(i)));
        }
    }
};

QTEST_MAIN(TestStatusGlyph)
#include "tst_statusglyph.moc"
