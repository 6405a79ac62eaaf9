// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guibench.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTranslator>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

//! Puts every text into brackets and makes it a third longer: what is left without brackets was never
//! given to translators.
class PseudoTranslator final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        if (text.size() < 3 || text == "d MMM yyyy"_L1)
            return text;
        return u"["_s + text + QString(text.size() / 3, u'~') + u"]"_s;
    }
};

} // namespace

class TestPseudoLocale : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        prepareApplication();
        QCoreApplication::installTranslator(&m_translator);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void texts_onEveryPage_areGivenToTranslators();
    void labels_atOneAndAHalfTimesTheSize_areNotClipped();

private:
    static bool isData(const QString &text);
    static QList<QWidget *> visibleTexts(GuiBench &bench);

    PseudoTranslator m_translator;
};

//! Names and values of the estate, figures, and the names of products and languages.
bool TestPseudoLocale::isData(const QString &text)
{
    static const QStringList own{u"Kong"_s, u"APISIX"_s, u"Caddy"_s, u"English"_s, u"Deutsch"_s, u"Meridian"_s,
                                 u"Memory store, schema 1"_s};
    const bool figures = std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); });
    return text.isEmpty() || figures || own.contains(text) || SmallEstate::yaml().contains(text.toUtf8())
        || text.endsWith(".yaml"_L1);
}

QList<QWidget *> TestPseudoLocale::visibleTexts(GuiBench &bench)
{
    QList<QWidget *> all;
    for (QWidget *widget : bench.window().findChildren<QWidget *>()) {
        if (widget->isVisible() && (qobject_cast<QLabel *>(widget) || qobject_cast<QAbstractButton *>(widget)))
            all.append(widget);
    }
    return all;
}

void TestPseudoLocale::texts_onEveryPage_areGivenToTranslators()
{
    GuiBench bench;
    bench.window().restore();
    bench.window().show();
    QVERIFY(bench.waitForView());
    const QString user = qEnvironmentVariable("USER", u"root"_s);
    for (const SettingsSection section : allSettingsSections) {
        bench.settings().showSection(section);
        for (const QWidget *widget : visibleTexts(bench)) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            const QString text = label ? label->text() : qobject_cast<const QAbstractButton *>(widget)->text();
            QVERIFY2(text.contains(u'[') || isData(text) || text == user || text == u"root"_s, qPrintable(text));
        }
    }
}

void TestPseudoLocale::labels_atOneAndAHalfTimesTheSize_areNotClipped()
{
    QFont large = QApplication::font();
    const QFont usual = large;
    large.setPixelSize(20);
    QApplication::setFont(large);
    {
        GuiBench bench;
        bench.window().restore();
        bench.window().resize(1920, 1080);
        bench.window().show();
        QVERIFY(bench.waitForView());
        for (const SettingsSection section : allSettingsSections) {
            bench.settings().showSection(section);
            QCoreApplication::processEvents();
            for (const QWidget *widget : visibleTexts(bench)) {
                const auto *label = qobject_cast<const QLabel *>(widget);
                if (!label || label->text().isEmpty())
                    continue;
                const int wanted = label->wordWrap() ? label->heightForWidth(label->width()) : label->fontMetrics().height();
                QVERIFY2(label->height() >= wanted, qPrintable(u"%1: %2 of %3"_s.arg(label->text()).arg(label->height()).arg(wanted)));
            }
        }
    }
    QApplication::setFont(usual);
}

QTEST_MAIN(TestPseudoLocale)
#include "tst_pseudolocale.moc"
