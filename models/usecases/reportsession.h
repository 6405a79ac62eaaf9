// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "estate/config.h"
#include "reports/boundary.h"
#include "reports/difference.h"
#include "reports/report.h"
#include "usecases/audittrail.h"
#include "usecases/checkisolation.h"
#include "usecases/reportvalues.h"

#include <QCoroTask>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

namespace bulkhead {

//! What a person wants a report of, or another document.
struct ReportWish
{
    QString framework; //!< id; of a report
    reports::Period period; //!< of a report
    QList<QPair<EnvironmentId, EnvironmentId>> pairs; //!< empty: all of the estate
    SnapshotId snapshot = 0;                          //!< 0: the newest
    ReportContent content;
    ReportKind kind = ReportKind::Report;
    SnapshotId since = 0;  //!< of a difference: the earlier snapshot
    bool isOfThen = false; //!< of the log, only what stood when the snapshot ended; a difference always is
};
[[nodiscard]] bool operator==(const ReportWish &a, const ReportWish &b);

//! A page as an image: premultiplied ARGB, 32 bits a pixel in the machine's order, lines without a gap.
struct PagePixels
{
    int width = 0, height = 0;
    QByteArray bytes;
};

//! The pages of a report as they will be in the file.
struct ReportPages
{
    int count = 0;
    double width = 595.28, height = 841.89; //!< of a page, in points of 1/72 inch
    //! `scale`: pixels a point. Called on one thread at a time, and keeps what it needs alive.
    std::function<Result<PagePixels>(int page, double scale)> render;
};

//! A report ready to be looked at. Immutable, shared between threads.
struct PreparedReport
{
    ReportWish wish;
    std::shared_ptr<const reports::Report> report; //!< keeps what it points at; of a report
    std::shared_ptr<const reports::ReportDifference> difference; //!< of a difference
    std::shared_ptr<const reports::Boundary> boundary; //!< of a boundary document, with the version that it has
    ReportPages pages;
};

//! One framework on the pairs in scope.
struct FrameworkSummary
{
    std::shared_ptr<const reports::Framework> framework;
    std::vector<std::vector<reports::RequirementResult>> byPair; //!< in the order of `FrameworksView::pairs`, each in the order of the requirements
    std::vector<reports::RequirementResult> worst;               //!< by requirement, the worst of all pairs
    reports::RequirementCounts counts;                           //!< of `worst`
};

//! All frameworks on what was judged last. Immutable, shared between threads.
struct FrameworksView
{
    std::shared_ptr<const IsolationView> isolation;
    std::vector<std::size_t> pairs; //!< in scope: indexes into the isolation report's
    QList<FrameworkSummary> frameworks;
    QStringList problems;           //!< of frameworks of the company that cannot be used, "FILE:LINE: …"
    [[nodiscard]] const FrameworkSummary *find(const QString &id) const;
};

struct SavedReport
{
    QString path;
    std::string digest; //!< SHA-256 of the file, hex
    std::uint64_t seq = 0; //!< entry of the export
};

//! What the log tells of the documents of reports.
struct ReportRecords
{
    QList<ReportExport> exports;     //!< newest first
    QList<BoundaryVersion> versions; //!< that were signed, newest first
};

//! What a report is made by, and what may stop it.
struct ReportJob
{
    EstateConfig estate;
    ReportWish wish;
    Acting who;
    CancelToken cancel;
    OnReportStep onStep; //!< may be empty
};
//! What the application puts behind the session; called on its worker thread.
struct ReportSessionParts
{
    std::function<FrameworkReadings(const EstateConfig &, const isolation::ControlCatalogue &)> frameworks;
    std::function<QCoro::Task<Result<std::shared_ptr<const PreparedReport>>>(ReportJob)> prepare;
    //! Makes the same report again, writes it whole or not at all, and records it signed.
    std::function<QCoro::Task<Result<SavedReport>>(ReportJob, ReportFile)> save;
    std::function<QCoro::Task<Result<ReportRecords>>(EstateConfig)> history;
    //! Signs the boundary document as it is now, if its content still has that digest.
    std::function<QCoro::Task<Result<BoundaryVersion>>(ReportJob, std::string digest)> sign;
};

class ReportWorker;

//! The console's face of reports, on the GUI thread. All work happens on a thread of its own; answers are signals, and those to an earlier question are dropped.
class ReportSession : public QObject
{
    Q_OBJECT
public:
    using Pairs = QList<QPair<EnvironmentId, EnvironmentId>>;

    explicit ReportSession(ReportSessionParts parts, QObject *parent = nullptr);
    ~ReportSession() override; //!< cancels and waits

    void setEstate(const EstateConfig &estate);
    void setActing(const Acting &who) { m_who = who; }

    //! What the counts of the frameworks are of. Answers with `frameworksChanged`, also after `setScope`.
    void setIsolation(const std::shared_ptr<const IsolationView> &view);
    //! Empty: all pairs.
    void setScope(const Pairs &pairs);
    //! nullptr until the first isolation was looked at.
    [[nodiscard]] std::shared_ptr<const FrameworksView> frameworks() const { return m_frameworks; }

    //! Answers with `prepared` or `prepareFailed`; steps meanwhile. A new wish takes the place of the one before.
    void prepare(const ReportWish &wish);
    void cancelPrepare();
    [[nodiscard]] bool isPreparing() const { return m_isPreparing; }
    [[nodiscard]] std::shared_ptr<const PreparedReport> report() const { return m_report; }

    //! Answers with `pageRendered`; of a report that is not the newest any more, not at all. `scale`: pixels a point.
    void renderPage(int page, double scale);

    //! Answers with `saved` or `saveFailed`; nothing while another one is being written. Cancelled, it fails with Cancelled and nothing was written.
    void save(const ReportWish &wish, const ReportFile &file);
    void cancelSave();
    [[nodiscard]] bool isSaving() const { return m_isSaving; }

    //! Signs the boundary document that is looked at, for everybody. Answers with `boundarySigned` or `signFailed`; nothing while it is being signed.
    void signBoundary();
    [[nodiscard]] bool isSigning() const { return m_isSigning; }

    //! The exports that the log tells of now. Answers with `historyChanged` or `historyFailed`.
    void reloadHistory();
    [[nodiscard]] const std::optional<ReportRecords> &history() const { return m_history; } //!< nothing: not read yet
    [[nodiscard]] std::optional<Error> historyError() const { return m_historyError; }

signals:
    void frameworksChanged();
    void prepareStarted();
    void stepChanged(bulkhead::ReportStep step, quint64 done, quint64 all); //!< of preparing
    void prepared();                                                       //!< `report` is new
    void prepareFailed(const bulkhead::Error &error);
    void pageRendered(int page, double scale, const bulkhead::PagePixels &pixels);
    void pageFailed(int page, const bulkhead::Error &error);
    void saveStarted();
    void saveProgressed(bulkhead::ReportStep step, quint64 done, quint64 all);
    void saved(const bulkhead::SavedReport &saved);
    void saveFailed(const bulkhead::Error &error);
    void signStarted();
    void boundarySigned(const bulkhead::BoundaryVersion &version);
    void signFailed(const bulkhead::Error &error);
    void historyChanged();
    void historyFailed(const bulkhead::Error &error);
    void logged(); //!< something was recorded in the audit log

private:
    void countFrameworks();
    [[nodiscard]] ReportJob job(const ReportWish &wish, const CancelToken &cancel) const;

    QThread m_thread;
    ReportWorker *m_worker = nullptr; //!< lives on m_thread, deleted there
    EstateConfig m_estate;
    Acting m_who;
    Pairs m_scope;
    std::shared_ptr<const IsolationView> m_isolation;
    std::shared_ptr<const FrameworksView> m_frameworks;
    std::shared_ptr<const PreparedReport> m_report;
    std::optional<ReportRecords> m_history;
    std::optional<Error> m_historyError;
    CancelToken m_prepareCancel, m_saveCancel;
    int m_countTicket = 0, m_prepareTicket = 0, m_historyTicket = 0;
    bool m_isPreparing = false, m_isSaving = false, m_isSigning = false;
};

} // namespace bulkhead
