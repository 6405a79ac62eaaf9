// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guibench.h"

#include "usecases/auditsession.h"
#include "widgets/bulkheadstyle.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QTest>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

void prepareApplication()
{
    QApplication::setStyle(new BulkheadStyle);
    QFont font(QFontDatabase::hasFamily(u"Inter"_s) ? u"Inter"_s : QApplication::font().family());
    font.setPixelSize(13);
    QApplication::setFont(font);
}

GuiBench::GuiBench(GuiAudit audit)
    : m_audit(std::move(audit))
{
    writeEstate(SmallEstate::yaml());
    open();
}

GuiBench::~GuiBench()
{
    m_window.reset();
    m_appearance.apply({});
}

void GuiBench::open()
{
    m_preferences = std::make_unique<Preferences>(m_folder.filePath(u"desk.ini"_s));
    m_appearance.apply(m_preferences->look());
    m_session = std::make_unique<ConsoleSession>(m_estate.parts());
    m_document = std::make_unique<EstateDocument>(estatePath());
    m_session->setEstate(m_document->config());
    QObject::connect(m_document.get(), &EstateDocument::changed, m_session.get(),
                     [this] { m_session->setEstate(m_document->config()); });
    if (m_audit.session) {
        m_audit.session->setEstate(m_document->config());
        QObject::connect(m_document.get(), &EstateDocument::changed, m_audit.session, [this] { m_audit.session->setEstate(m_document->config()); });
    }
    ShellParts parts;
    parts.session = m_session.get();
    parts.audit = m_audit.session;
    parts.appearance = &m_appearance;
    parts.preferences = m_preferences.get();
    parts.clock = m_estate.clock();
    parts.storeDescription = u"Memory store, schema 1"_s;
    m_window = std::make_unique<MainWindow>(parts);
    SettingsParts settings;
    settings.session = m_session.get();
    settings.document = m_document.get();
    settings.audit = m_audit.session;
    settings.readCard = m_audit.readCard;
    settings.clock = m_estate.clock();
    settings.storeDescription = parts.storeDescription;
    settings.appearance = &m_appearance;
    settings.look = m_preferences->look();
    settings.languages = {{u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}};
    m_settings = new SettingsPage(settings, m_window.get());
    QObject::connect(m_settings, &SettingsPage::lookChosen, m_window.get(), &MainWindow::setLook);
    QObject::connect(m_settings, &SettingsPage::keyPlaced, m_window.get(),
                     [this](const QString &person, const QString &key) { m_preferences->setSignIn({person, key}); });
    m_window->addPage(Screen::Settings, m_settings);
}

void GuiBench::close()
{
    m_window->close();
    m_window.reset();
    m_document.reset();
    m_session.reset();
    m_preferences.reset();
}

QByteArray GuiBench::estateText() const
{
    QFile file(estatePath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void GuiBench::writeEstate(const QByteArray &yaml) const
{
    QFile file(estatePath());
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(yaml);
}

bool GuiBench::waitForView()
{
    return QTest::qWaitFor([this] { return m_session->view() != nullptr; });
}

} // namespace bulkhead::test
