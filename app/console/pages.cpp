// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoleapplication.h"

#include "audit/auditpage.h"
#include "audit/damagebanner.h"
#include "catalog/catalogpage.h"
#include "identity/publickeyfile.h"
#include "isolation/isolationpage.h"
#include "overview/overviewpage.h"
#include "promotions/promotionspage.h"
#include "reports/reportspage.h"
#include "settings/settingspage.h"
#include "topology/topologypage.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

void ConsoleApplication::addPages(MainWindow &window)
{
    SettingsParts parts;
    parts.session = m_session.get();
    parts.document = m_document.get();
    parts.audit = m_audit.get();
    parts.readCard = &readPublicKeyFile;
    parts.clock = m_clock;
    parts.storeDescription = u"SQLite, "_s + m_options.paths.store;
    parts.appearance = &m_appearance;
    parts.look = m_preferences.look();
    parts.language = m_preferences.language();
    parts.languages = {{u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}};
    auto *settings = new SettingsPage(parts);
    connect(settings, &SettingsPage::lookChosen, this, &ConsoleApplication::takeLook);
    connect(settings, &SettingsPage::languageChosen, this,
            [this](const QString &code) { m_preferences.setLanguage(code); });
    connect(settings, &SettingsPage::keyPlaced, this,
            [this](const QString &person, const QString &key) { m_preferences.setSignIn({person, key}); });

    auto *overview = new OverviewPage(*m_session, m_clock);
    overview->setAudit(m_audit.get());
    window.addPage(Screen::Overview, overview);
    auto *catalog = new CatalogPage(*m_session, *m_document, m_clock);
    catalog->setAudit(m_audit.get());
    window.addPage(Screen::Catalog, catalog);
    auto *isolation = new IsolationPage(*m_session, m_clock);
    isolation->setAudit(m_audit.get());
    isolation->setEvidence(*m_evidence, m_audit.get());
    window.addPage(Screen::Isolation, isolation);
    auto *topology = new TopologyPage(*m_session);
    topology->setAudit(m_audit.get());
    window.addPage(Screen::Topology, topology);
    window.addPage(Screen::Promotions, new PromotionsPage(*m_promotions, m_audit.get(), m_clock));
    window.addPage(Screen::Audit, new AuditPage(*m_audit, m_clock));
    window.addPage(Screen::Reports, new ReportsPage(*m_reports, *m_session, m_audit.get(), m_clock));
    window.addPage(Screen::Settings, settings);
    auto *banner = new DamageBanner(*m_audit);
    connect(banner, &DamageBanner::detailsRequested, &window, [&window](const QString &item) { window.showScreen(Screen::Audit, item); });
    window.setBanner(banner);
}

} // namespace bulkhead
