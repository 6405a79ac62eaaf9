// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/smallestate.h"
#include "settings/settingspage.h"
#include "shell/mainwindow.h"

#include <QTemporaryDir>

namespace bulkhead::test {

//! A session of the audit log for a window, and how public key files are read; both outlive the bench.
struct GuiAudit
{
    AuditSession *session = nullptr;
    CardReader readCard;
};

//! The real window with the real pages on the small estate, in a folder of its own.
class GuiBench
{
public:
    explicit GuiBench(GuiAudit audit = {});
    ~GuiBench();

    //! A new window and session on the same folder: a restart.
    void open();
    void close();
    [[nodiscard]] MainWindow &window() const { return *m_window; }
    [[nodiscard]] SettingsPage &settings() const { return *m_settings; }
    [[nodiscard]] ConsoleSession &session() const { return *m_session; }
    [[nodiscard]] EstateDocument &document() const { return *m_document; }
    [[nodiscard]] Preferences &preferences() const { return *m_preferences; }
    [[nodiscard]] std::shared_ptr<const Clock> clock() const { return m_estate.clock(); }
    [[nodiscard]] std::shared_ptr<MemoryFacts> facts() const { return m_estate.facts(); }
    [[nodiscard]] QString estatePath() const { return m_folder.filePath(QStringLiteral("meridian.yaml")); }
    [[nodiscard]] QByteArray estateText() const;
    void writeEstate(const QByteArray &yaml) const;
    //! Waits for the first view.
    [[nodiscard]] bool waitForView();

private:
    GuiAudit m_audit;
    QTemporaryDir m_folder;
    SmallEstate m_estate;
    Appearance m_appearance;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<ConsoleSession> m_session;
    std::unique_ptr<EstateDocument> m_document;
    std::unique_ptr<MainWindow> m_window;
    SettingsPage *m_settings = nullptr;
};

//! The application's style and a font of known measure; before the first bench.
void prepareApplication();

} // namespace bulkhead::test
