// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/promotionnotices.h"
#include "console/startoptions.h"
#include "console/translations.h"
#include "core/clock.h"
#include "presentation/appearance.h"
#include "shell/mainwindow.h"
#include "shell/preferences.h"
#include "usecases/auditsession.h"
#include "usecases/consolesession.h"
#include "usecases/estatedocument.h"
#include "usecases/evidencesession.h"
#include "usecases/promotionsession.h"
#include "usecases/reportsession.h"

#include <memory>

namespace bulkhead {

namespace demo {
class DemoServers;
}

//! The console as a whole: makes the parts, puts them together, and lets them go in the right order.
class ConsoleApplication : public QObject
{
    Q_OBJECT
public:
    explicit ConsoleApplication(StartOptions options,
                                std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>());
    ~ConsoleApplication() override;

    //! Shows the window at once; what needs the store follows. The exit code comes through exec().
    void start();
    [[nodiscard]] ConsoleSession &session() const { return *m_session; }
    [[nodiscard]] AuditSession &auditSession() const { return *m_audit; }
    [[nodiscard]] PromotionSession &promotions() const { return *m_promotions; }
    [[nodiscard]] EvidenceSession &evidence() const { return *m_evidence; }
    [[nodiscard]] ReportSession &reports() const { return *m_reports; }
    [[nodiscard]] MainWindow *window() const { return m_window.get(); }

private:
    void makeSession();
    void makeAuditSession();
    void makePromotionSession();
    void makeReportSession();
    void makeEvidenceSession();
    void buildWindow();
    void addPages(MainWindow &window);
    void takeEstate();
    void takeLook(const Look &look);
    void remakeWindow();
    void startDemonstration();
    void serveDemonstration();
    void prepareDemonstration();

    StartOptions m_options;
    Preferences m_preferences;
    Translations m_translations;
    Appearance m_appearance;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<demo::DemoServers> m_demo;
    std::unique_ptr<EstateDocument> m_document;
    std::unique_ptr<ConsoleSession> m_session;
    std::unique_ptr<AuditSession> m_audit;
    std::unique_ptr<PromotionSession> m_promotions;
    std::unique_ptr<PromotionNotices> m_notices;
    std::unique_ptr<ReportSession> m_reports;
    std::unique_ptr<EvidenceSession> m_evidence;
    bool m_isLogVerified = false; //!< or its verification is on the way
    std::unique_ptr<MainWindow> m_window;
};

} // namespace bulkhead
