// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoleapplication.h"

#include "console/demopreparation.h"
#include "demo/meridian/demoservers.h"
#include "demo/meridian/meridian.h"
#include "engine/auditparts.h"
#include "engine/lazyconnector.h"
#include "engine/promotionparts.h"
#include "engine/reportparts.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QProgressDialog>
#include <QStandardPaths>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QString settingsPath(const StartOptions &options)
{
    if (!options.settingsFile.isEmpty())
        return options.settingsFile;
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/bulkhead/console.ini"_s;
}

QString demoFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/bulkhead/demo"_s;
}

} // namespace

ConsoleApplication::ConsoleApplication(StartOptions options, std::shared_ptr<const Clock> clock)
    : m_options(std::move(options))
    , m_preferences(settingsPath(m_options))
    , m_clock(std::move(clock))
{
}

ConsoleApplication::~ConsoleApplication()
{
    m_window.reset();
    m_notices.reset();
    m_evidence.reset();
    m_reports.reset();
    m_promotions.reset();
    m_audit.reset();
    m_session.reset(); // waits for its worker before the gateways of the demonstration go
}

void ConsoleApplication::start()
{
    m_translations.install(m_options.language.isEmpty() ? m_preferences.language()
                                                        : m_options.language);
    m_appearance.apply(m_preferences.look());
    if (m_options.demonstration)
        startDemonstration();
    m_options.paths = m_options.paths.withDefaults();
    makeSession();
    makeAuditSession();
    makePromotionSession();
    makeReportSession();
    makeEvidenceSession();
    m_document = std::make_unique<EstateDocument>(m_options.paths.estate);
    connect(m_document.get(), &EstateDocument::changed, this, &ConsoleApplication::takeEstate);
    m_document->setGate([this]() -> Result<void> {
        const auto refused = m_audit->whyNot("estate.edit");
        return refused ? Result<void>(*refused) : Result<void>();
    });
    connect(m_document.get(), &EstateDocument::written, m_audit.get(), &AuditSession::recordEdit);
    takeEstate(); // before the window: what it remembers belongs to an estate
    buildWindow();
    m_window->show();
    if (m_options.demonstration)
        prepareDemonstration();
}

void ConsoleApplication::startDemonstration()
{
    serveDemonstration();
    const auto path = m_demo->writeEstate();
    // A newcomer finds something in "since you last looked": the last three of the thirty days.
    const QString seen = u"overview/seen/Meridian"_s;
    if (!m_preferences.file().contains(seen))
        m_preferences.file().setValue(seen, demo::demoDays - 2);
    m_options.paths.estate = path ? *path : demoFolder() + u"/estate.yaml"_s;
    if (m_options.paths.store.isEmpty())
        m_options.paths.store = demoFolder() + u"/meridian.db"_s;
    m_options.paths.heads = demoFolder() + u"/heads"_s;
    if (!QFileInfo::exists(m_options.paths.store))
        QDir(m_options.paths.heads).removeRecursively(); // it begins anew, and nobody has to be told that its log is gone
    if (m_options.paths.storeKey.isEmpty())
        m_options.paths.storeKey = u"file:"_s + demoFolder() + u"/meridian.key"_s;
}

void ConsoleApplication::serveDemonstration()
{
    m_demo = std::make_unique<demo::DemoServers>(demo::demoDays, demoFolder());
    m_demo->stop(QLatin1StringView(demo::silentGateway));
}

void ConsoleApplication::prepareDemonstration()
{
    if (!DemoPreparation::isNeeded(m_options.paths)) {
        m_session->sync();
        return;
    }
    m_demo.reset(); // the gateways of the thirty days are at the same addresses
    auto *preparation = new DemoPreparation(m_options.paths, m_clock->now(), this);
    auto *dialog = new QProgressDialog(tr("Preparing thirty days of the demonstration estate"),
                                       tr("Cancel"), 0, demo::demoDays + 1, m_window.get());
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setMinimumDuration(0);
    dialog->setAutoReset(false);
    connect(dialog, &QProgressDialog::canceled, preparation, &DemoPreparation::cancel);
    connect(preparation, &DemoPreparation::progressed, dialog,
            [dialog](int day) { dialog->setValue(day); });
    connect(preparation, &DemoPreparation::finished, this, [this, dialog, preparation] {
        dialog->deleteLater();
        preparation->deleteLater();
        serveDemonstration();
        takeEstate();
    });
    preparation->start();
}

void ConsoleApplication::makeSession()
{
    SessionParts parts;
    parts.openStore = Engine::storeOpener(m_options.paths);
    parts.makeConnector = [paths = m_options.paths](const EstateConfig &estate) {
        return std::unique_ptr<GatewayConnector>(std::make_unique<LazyConnector>(paths, estate));
    };
    parts.clock = m_clock;
    parts.openTrail = trailOpener(m_options.paths, m_clock);
    m_session = std::make_unique<ConsoleSession>(std::move(parts));
}

void ConsoleApplication::makeAuditSession()
{
    m_audit = std::make_unique<AuditSession>(auditSessionParts(m_options.paths, m_clock));
    connect(m_session.get(), &ConsoleSession::logged, m_audit.get(), &AuditSession::reload);
    connect(m_audit.get(), &AuditSession::actingChanged, m_session.get(), [this] { m_session->setActing(m_audit->acting()); });
    m_session->setActing(m_audit->acting()); // the operating-system user
    // Once at the start, in the background: damage is to be seen by whoever opens the window, not only by who asks.
    connect(m_audit.get(), &AuditSession::viewChanged, this, [this] {
        if (!m_audit->view()->log.empty() && !std::exchange(m_isLogVerified, true))
            m_audit->verify();
    });
}

void ConsoleApplication::makePromotionSession()
{
    m_promotions = std::make_unique<PromotionSession>(promotionSessionParts(m_options.paths, m_clock));
    connect(m_audit.get(), &AuditSession::actingChanged, m_promotions.get(), [this] { m_promotions->setActing(m_audit->acting()); });
    connect(m_session.get(), &ConsoleSession::viewChanged, m_promotions.get(), [this] { m_promotions->setCatalog(m_session->view()); });
    connect(m_promotions.get(), &PromotionSession::logged, m_audit.get(), &AuditSession::reload);
    m_notices = std::make_unique<PromotionNotices>(*m_promotions, m_clock);
    connect(m_notices.get(), &PromotionNotices::reviewRequested, this, [this](const QString &id) {
        m_window->showScreen(Screen::Promotions, id);
        m_window->raise();
        m_window->activateWindow();
    });
    // What was applied shows in the catalog once it is read again.
    connect(m_promotions.get(), &PromotionSession::runEnded, m_session.get(), [this](const RunOutcome &outcome) {
        for (const GatewayConfig &gateway : m_session->estate().gateways) {
            if (gateway.serves(outcome.request.to) && !m_session->isSyncing())
                m_session->sync({gateway.id});
        }
    });
}

void ConsoleApplication::makeReportSession()
{
    m_reports = std::make_unique<ReportSession>(reportSessionParts(m_options.paths, m_clock));
    connect(m_audit.get(), &AuditSession::actingChanged, m_reports.get(), [this] { m_reports->setActing(m_audit->acting()); });
    connect(m_session.get(), &ConsoleSession::isolationChanged, m_reports.get(), [this] { m_reports->setIsolation(m_session->isolation()); });
    connect(m_reports.get(), &ReportSession::logged, m_audit.get(), &AuditSession::reload);
}

void ConsoleApplication::makeEvidenceSession()
{
    m_evidence = std::make_unique<EvidenceSession>(EvidenceSessionParts{trailOpener(m_options.paths, m_clock), m_clock});
    connect(m_audit.get(), &AuditSession::actingChanged, m_evidence.get(), [this] { m_evidence->setActing(m_audit->acting()); });
    connect(m_session.get(), &ConsoleSession::isolationChanged, m_evidence.get(), [this] { m_evidence->setIsolation(m_session->isolation()); });
    connect(m_evidence.get(), &EvidenceSession::logged, m_audit.get(), &AuditSession::reload);
    connect(m_audit.get(), &AuditSession::viewChanged, m_evidence.get(), &EvidenceSession::reload); // others decide too
}

void ConsoleApplication::buildWindow()
{
    ShellParts parts;
    parts.session = m_session.get();
    parts.audit = m_audit.get();
    parts.appearance = &m_appearance;
    parts.preferences = &m_preferences;
    parts.clock = m_clock;
    parts.storeDescription = u"SQLite, "_s + m_options.paths.store;
    m_window = std::make_unique<MainWindow>(parts);
    addPages(*m_window);
    m_window->restore();
}

//! Widgets take their measures from the text when they are made, so another size of it needs a window made anew.
void ConsoleApplication::takeLook(const Look &look)
{
    if (look.textPercent == m_appearance.look().textPercent) {
        m_window->setLook(look);
        return;
    }
    m_preferences.setLook(look);
    if (!m_window->hasUnsavedWork())
        QMetaObject::invokeMethod(this, &ConsoleApplication::remakeWindow, Qt::QueuedConnection); // a button of it asks
}

void ConsoleApplication::remakeWindow()
{
    m_window->save();
    const std::unique_ptr<MainWindow> before = std::move(m_window); // goes last: without a window the program ends
    m_appearance.apply(m_preferences.look());
    buildWindow();
    m_window->show();
}

void ConsoleApplication::takeEstate()
{
    if (const auto wrong = m_document->error())
        m_session->refuseEstate(*wrong);
    else
        m_session->setEstate(m_document->config());
    if (!m_document->error()) {
        m_audit->setEstate(m_document->config());
        m_promotions->setEstate(m_document->config());
        m_reports->setEstate(m_document->config());
        m_evidence->setEstate(m_document->config());
    }
}

} // namespace bulkhead
