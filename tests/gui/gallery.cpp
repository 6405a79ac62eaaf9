// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the screens of the demonstration estate to PNG files, light and dark, in two sizes, through the
// program's own composition: bulkhead_gallery DIR [--language CODE] [--text PERCENT] [--readme] [--only BEGINNING]
#include "console/consoleapplication.h"
#include "gui/galleryshots.h"
#include "gui/guibench.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

//! The moment of all pictures.
class PictureClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override
    {
        return UtcTime(std::chrono::milliseconds(QDateTime(QDate(2026, 11, 23), QTime(9, 43), Qt::UTC).toMSecsSinceEpoch()));
    }
};

struct Wish
{
    QDir folder;
    QString language;
    int textPercent = 100;
    bool readme = false;
    QString only{}; //!< beginning of the names that are wanted; empty: all
};

Look lookOf(Theme theme, const Wish &wish)
{
    Look look;
    look.theme = theme;
    look.textPercent = wish.textPercent;
    return look;
}

//! A dialog over its window, as a desktop puts it.
void putOver(QPixmap &picture, QDialog &dialog)
{
    const QPixmap over = dialog.grab();
    QPainter painter(&picture);
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 90));
    painter.drawPixmap((picture.width() - over.width()) / 2, (picture.height() - over.height()) / 2, over);
}

bool take(MainWindow &window, const QString &file)
{
    for (int i = 0; i < 20; ++i) // a layout may ask its parent for another one, through the whole depth of a page
        QCoreApplication::processEvents();
    QPixmap picture = window.grab();
    for (QDialog *dialog : window.findChildren<QDialog *>()) {
        if (dialog->isVisible())
            putOver(picture, *dialog);
    }
    if (picture.save(file))
        return true;
    QTextStream(stderr) << "cannot write " << file << '\n';
    return false;
}

bool takeAll(ConsoleApplication &console, const QList<Shot> &shots, const Wish &wish)
{
    const QList<QSize> sizes = wish.readme ? QList<QSize>{{1440, 900}} : QList<QSize>{{1280, 800}, {1920, 1080}};
    const QList<Theme> themes = wish.readme ? QList<Theme>{Theme::Light} : QList<Theme>{Theme::Light, Theme::Dark};
    MainWindow &window = *console.window();
    for (const Theme theme : themes) {
        window.setLook(lookOf(theme, wish));
        for (const QSize &size : sizes) {
            window.resize(size);
            for (const Shot &shot : shots) {
                if ((wish.readme && shot.readmeName.isEmpty()) || !shot.name.startsWith(wish.only))
                    continue;
                shot.prepare(console);
                const QString look = theme == Theme::Dark ? u"dark"_s : u"light"_s;
                const QString name = wish.readme ? u"%1-%2.png"_s.arg(shot.readmeName, look)
                                                 : u"%1-%2-%3.png"_s.arg(shot.name, look).arg(size.width());
                if (!take(window, wish.folder.filePath(name)))
                    return false;
            }
        }
    }
    return true;
}

//! Paths without a folder: the pictures are the same wherever they are taken.
StartOptions optionsIn(const QString &folder, const Wish &wish)
{
    QDir::setCurrent(folder);
    StartOptions options;
    options.paths.store = u"meridian.db"_s;
    options.paths.storeKey = u"file:meridian.key"_s;
    options.settingsFile = folder + u"/console.ini"_s;
    options.language = wish.language;
    Preferences(options.settingsFile).setLook(lookOf(Theme::Light, wish)); // the window is made at this text size
    return options;
}

bool takeDemonstration(const Wish &wish)
{
    const QTemporaryDir folder;
    StartOptions options = optionsIn(folder.path(), wish);
    options.demonstration = true;
    ConsoleApplication console(options, std::make_shared<PictureClock>());
    console.start();
    const auto isRead = [&console] {
        const auto view = console.session().view();
        return view && view->snapshot && !console.session().isLoading();
    };
    return QTest::qWaitFor(isRead, 600000) && takeAll(console, demonstrationShots() + reportShots(), wish)
        && (wish.readme || takeAll(console, evidenceShots(), wish));
}

bool takeFirstStart(const Wish &wish)
{
    const QTemporaryDir folder;
    StartOptions options = optionsIn(folder.path(), wish);
    options.paths.estate = u"estate.yaml"_s;
    ConsoleApplication console(options, std::make_shared<PictureClock>());
    console.start();
    return QTest::qWaitFor([&console] { return console.session().view() != nullptr; })
        && takeAll(console, firstStartShots(), wish);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    prepareApplication();
    QCommandLineParser parser;
    parser.addPositionalArgument(u"DIR"_s, u"where the pictures go"_s);
    const QCommandLineOption language(u"language"_s, u"en or de"_s, u"CODE"_s, u"en"_s);
    const QCommandLineOption text(u"text"_s, u"size of the text"_s, u"PERCENT"_s, u"100"_s);
    const QCommandLineOption readme(u"readme"_s, u"only the pictures of the README, 1440 x 900"_s);
    const QCommandLineOption only(u"only"_s, u"only the pictures whose names begin so"_s, u"BEGINNING"_s);
    parser.addOptions({language, text, readme, only});
    parser.addHelpOption();
    parser.process(application);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);
    // The demonstration keeps its estate file in the data folder: not in that of whoever runs this.
    const QTemporaryDir data;
    qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
    Wish wish{QDir(QDir(parser.positionalArguments().first()).absolutePath()), parser.value(language), parser.value(text).toInt(),
              parser.isSet(readme), parser.value(only)};
    if (!QDir().mkpath(wish.folder.path()))
        return 2;
    return takeDemonstration(wish) && takeFirstStart(wish) ? 0 : 3;
}
