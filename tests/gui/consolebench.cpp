// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/consolebench.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

ConsoleBench::ConsoleBench() = default;

ConsoleBench::~ConsoleBench()
{
    m_application.reset();
    Appearance().apply({}); // the next bench starts from the desktop's look
}

StartOptions ConsoleBench::options() const
{
    StartOptions options;
    options.paths.estate = estatePath();
    options.paths.store = m_folder.filePath(u"bulkhead.db"_s);
    options.paths.storeKey = u"file:"_s + m_folder.filePath(u"store.key"_s);
    options.settingsFile = m_folder.filePath(u"console.ini"_s);
    options.language = m_language;
    return options;
}

void ConsoleBench::start()
{
    m_application = std::make_unique<ConsoleApplication>(options());
    m_application->start();
    window().activateWindow();
}

void ConsoleBench::setLook(const QString &language, int textPercent)
{
    m_language = language;
    Look look;
    look.textPercent = textPercent;
    Preferences(options().settingsFile).setLook(look);
}

void ConsoleBench::restart()
{
    window().close();
    m_application.reset();
    start();
}

QByteArray ConsoleBench::estateText() const
{
    QFile file(estatePath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ConsoleBench::writeEstate(const QByteArray &yaml) const
{
    QDir().mkpath(QFileInfo(estatePath()).path());
    QFile file(estatePath());
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(yaml);
}

bool ConsoleBench::waitForView(const std::function<bool(const CatalogView &)> &fits) const
{
    return QTest::qWaitFor([&] { return session().view() && fits(*session().view()); }, 30000);
}

bool ConsoleBench::sync() const
{
    const SnapshotId before = session().view() && session().view()->snapshot ? session().view()->snapshot->id : 0;
    find<QAbstractButton>(u"sync"_s)->click();
    return waitForView([&](const CatalogView &view) { return view.snapshot && view.snapshot->id > before; })
        && QTest::qWaitFor([this] { return !session().isSyncing() && !session().isLoading(); }, 30000);
}

} // namespace bulkhead::test
