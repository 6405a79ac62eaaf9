// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the screens to PNG files, light and dark, in two sizes: bulkhead_gallery DIR [LANGUAGE]
#include "console/translations.h"
#include "gui/guibench.h"

#include "catalog/catalogpage.h"
#include "overview/overviewpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QTest>
#include <QTextStream>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

struct Shot
{
    QString name;
    std::function<void(GuiBench &)> prepare;
};

QList<Shot> shots()
{
    const auto section = [](int index) {
        return [index](GuiBench &bench) {
            bench.window().showScreen(Screen::Settings);
            bench.settings().showSection(index);
        };
    };
    const auto tested = [](GuiBench &bench) {
        bench.window().showScreen(Screen::Settings, u"kong-prd"_s);
        bench.settings().refresh();
        const auto *test = bench.settings().findChild<QAbstractButton *>(u"test"_s);
        (void)QTest::qWaitFor([test] { return test->isEnabled(); });
    };
    const auto api = [](GuiBench &bench) {
        const auto view = bench.session().view();
        bench.window().showScreen(Screen::Catalog, view->catalog.apis.at(view->catalog.apis.size() / 2).id.text());
    };
    return {
        {u"overview"_s, [](GuiBench &bench) { bench.window().showScreen(Screen::Overview); }},
        {u"catalog"_s, api},
        {u"settings-gateways"_s, tested},
        {u"settings-environments"_s, section(1)},
        {u"settings-store"_s, section(2)},
        {u"settings-desk"_s, section(3)},
        {u"palette"_s, [](GuiBench &bench) { bench.window().openPalette(); }},
    };
}

void take(GuiBench &bench, const Shot &shot, const QString &file)
{
    shot.prepare(bench);
    QCoreApplication::processEvents();
    if (!bench.window().grab().save(file))
        QTextStream(stderr) << "cannot write " << file << '\n';
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    prepareApplication();
    Translations translations;
    translations.install(argc > 2 ? QString::fromLocal8Bit(argv[2]) : u"en"_s);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"gallery"_s);
    if (!QDir().mkpath(folder.path()))
        return 2;
    GuiBench bench;
    bench.window().addPage(Screen::Overview, new OverviewPage(bench.session(), bench.clock()));
    bench.window().addPage(Screen::Catalog, new CatalogPage(bench.session(), bench.document(), bench.clock()));
    bench.window().restore();
    bench.window().show();
    if (!bench.waitForView())
        return 3;
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        Look look;
        look.theme = theme;
        bench.window().setLook(look);
        for (const QSize &size : {QSize(1280, 800), QSize(1920, 1080)}) {
            bench.window().resize(size);
            for (const Shot &shot : shots())
                take(bench, shot, folder.filePath(u"%1-%2-%3.png"_s.arg(
                         shot.name, theme == Theme::Dark ? u"dark"_s : u"light"_s, QString::number(size.width()))));
        }
    }
    return 0;
}
