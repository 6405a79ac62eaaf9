// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/register.h"
#include "isolation/output/report.h"
#include "usecases/loadcatalog.h"

namespace bulkhead {

struct IsolationOptions
{
    QList<QPair<EnvironmentId, EnvironmentId>> pairs; //!< empty: those of the estate
    QList<QString> controls;                          //!< ids; empty: all
    //! Told of each run before it is kept; with an error it is not. Empty: runs are kept without a word.
    std::function<Result<void>(const CheckRun &)> record;
    //! Told, before the run, of each exception that ends here for good: a control that makes up for it does not pass. With an error the run is not kept. Empty: nothing is
    //! written, and the next check judges the exception afresh.
    std::function<Result<void>(const evidence::Register &known, const evidence::Exception &exception, const evidence::Lapse &lapse)> recordVoid;
    bool recordsRepeats = false; //!< also told of a run that says what the one before said
    //! For a view of loadCatalogThen: earlier fails and the lives of findings are those of the run before its snapshot, and nothing is kept.
    bool isLookBack = false;
    //! Evidence, attestations and exceptions as they were known at the moment that is judged; nullptr: there are none.
    std::shared_ptr<const evidence::Register> records;
    bool isOnlyALook = false; //!< nothing is kept
};

//! One check of an estate with everything that its report points at; immutable, shared between threads.
struct IsolationView
{
    std::shared_ptr<const CatalogView> catalog;
    isolation::ControlCatalogue controls;
    isolation::CheckReport report; //!< points at `controls` and at the facts of `catalog`
    std::optional<Error> notKept;  //!< why runs could not be recorded, and so were not kept
    std::shared_ptr<const evidence::Register> records; //!< that decided with; nullptr: none
};

//! The built-in controls with those of the company, if the estate file names a file of them.
[[nodiscard]] Result<isolation::ControlCatalogue> controlsOf(const EstateConfig &estate);

//! Judges the pairs on the facts of a view, holding earlier fails against them, and keeps what it found
//! unless it is a part of the controls or a look at the past. What evidence and attestations decide comes from the records, which
//! also say what is accepted: that changes no verdict and no figure. `before`: an earlier check of this estate, or nullptr; what it
//! says of what did not change since is taken over, with the same outcome. Blocks: call on a worker. Cancelled if the token
//! says so.
[[nodiscard]] Result<std::shared_ptr<const IsolationView>> checkIsolation(CheckRunStore &store,
                                                                          std::shared_ptr<const CatalogView> view,
                                                                          isolation::ControlCatalogue controls,
                                                                          const IsolationOptions &options,
                                                                          const CancelToken &cancel,
                                                                          const IsolationView *before = nullptr);

} // namespace bulkhead
