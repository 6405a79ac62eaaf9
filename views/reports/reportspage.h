// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/rights.h"
#include "usecases/consolesession.h"
#include "usecases/reportsession.h"
#include "widgets/page.h"

#include <QTimer>

class QSplitter;

namespace bulkhead {

class FrameworkPanel;
class OptionsPanel;
class PreviewPanel;

//! The reports screen: a framework, a preview that looks like the file, and what the file is to be.
class ReportsPage : public Page
{
    Q_OBJECT
public:
    ReportsPage(ReportSession &reports, ConsoleSession &session, AuditSession *audit, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);
    ~ReportsPage() override;

    [[nodiscard]] QString title() const override { return tr("Reports"); }
    [[nodiscard]] QList<Command> commands() override;
    void activate() override;
    //! The id of a framework, "?history", "?changes" or "?boundary".
    void openItem(const QString &item) override;
    bool refresh() override;
    [[nodiscard]] QString lookAt(std::optional<UtcTime> moment) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

    //! What the choices on the screen ask for.
    [[nodiscard]] ReportWish wish() const;
    //! To a file, without asking for the place.
    void exportTo(const QString &path);
    [[nodiscard]] FrameworkPanel *frameworks() const { return m_frameworks; }
    [[nodiscard]] PreviewPanel *preview() const { return m_preview; }
    [[nodiscard]] OptionsPanel *options() const { return m_options; }

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectParts();
    void connectExport();
    void connectBoundary();
    void takeKind();
    void takeSnapshots(const QList<Snapshot> &snapshots);
    //! Why there cannot be such a document, in a sentence; empty: there can.
    [[nodiscard]] QString obstacle() const;
    void showVersion();
    [[nodiscard]] bool isPast() const;
    void takeGround();
    void askLater(); //!< for a report, once the choices have settled
    void ask();
    void showRights();
    void endSaving();
    void askForPlace();
    void showSaved(const SavedReport &saved);
    void showSaveFailure(const Error &error);
    void openFinding(const QString &query, const QPair<EnvironmentId, EnvironmentId> &pair);
    void fitColumns();

    ReportSession &m_reports;
    ConsoleSession &m_session;
    Rights m_rights;
    FrameworkPanel *m_frameworks;
    PreviewPanel *m_preview;
    OptionsPanel *m_options;
    QSplitter *m_splitter;
    QTimer m_settle;
    std::optional<ReportWish> m_asked;
    std::shared_ptr<const IsolationView> m_askedOf;
    QString m_savedPath;
    bool m_hasOwnSizes = false;    //!< a person moved the columns
};

} // namespace bulkhead
