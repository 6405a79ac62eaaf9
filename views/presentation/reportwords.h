// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/status.h"
#include "usecases/reportsession.h"

#include <QCoreApplication>
#include <QDate>

namespace bulkhead {

//! A count of a framework with the status that its part of the bar is drawn as.
struct CountWord
{
    Status status = Status::Pass;
    std::int64_t count = 0;
    QString text; //!< "31 pass"
};

//! The words of the console for reports.
class ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(ReportWords)
public:
    using State = reports::RequirementResult::State;

    [[nodiscard]] static QString form(ReportForm form);     //!< "PDF": mostly names
    [[nodiscard]] static QString formHint(ReportForm form); //!< "for people"
    [[nodiscard]] static QString suffix(ReportForm form);   //!< "pdf"
    [[nodiscard]] static QString fileFilter(ReportForm form);
    [[nodiscard]] static ReportForm formOf(const QString &suffix); //!< of a name as `formId`; PDF if it is none
    [[nodiscard]] static QString formId(ReportForm form);          //!< "oscal": for files of settings
    [[nodiscard]] static QString exportAction(ReportForm form);    //!< "Export signed PDF…"

    [[nodiscard]] static QString kind(ReportKind kind); //!< "What changed"
    //! What an export is of: a period, snapshots, a version.
    [[nodiscard]] static QString subject(const ReportExport &one);

    [[nodiscard]] static QString state(State state);
    [[nodiscard]] static Status statusOf(State state);
    //! Pass, attested, warn, unknown, fail, in the order of the bar; those that are 0 are left out but pass and fail.
    [[nodiscard]] static QList<CountWord> counts(const reports::RequirementCounts &counts);
    //! The same in a sentence, with what does not apply and what no control supports.
    [[nodiscard]] static QString sentence(const reports::RequirementCounts &counts);
    [[nodiscard]] static QString title(const reports::Framework &framework);

    [[nodiscard]] static QString step(ReportStep step);
    [[nodiscard]] static QString period(const reports::Period &period); //!< "1 Nov 2026 to 23 Nov 2026"
    //! Days of a report are those of UTC, so that it is the same wherever it is made.
    [[nodiscard]] static reports::Period periodOf(const QDate &first, const QDate &last);
    [[nodiscard]] static QDate firstDay(const reports::Period &period);
    [[nodiscard]] static QDate lastDay(const reports::Period &period);
    //! For a file: "iso-27001-2022_2026-07-01_2026-09-30.pdf", "changes_3_32.pdf", "boundary_32.pdf".
    [[nodiscard]] static QString fileName(const ReportWish &wish, ReportForm form);
};

} // namespace bulkhead
