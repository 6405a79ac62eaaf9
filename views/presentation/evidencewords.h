// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/records.h"
#include "items/evidencetable.h"
#include "presentation/status.h"

#include <QCoreApplication>

namespace bulkhead {

//! The words of the console for evidence, attestations and exceptions.
class EvidenceWords
{
    Q_DECLARE_TR_FUNCTIONS(EvidenceWords)
public:
    using State = evidence::Exception::State;

    [[nodiscard]] static QString state(State state);
    [[nodiscard]] static Status statusOf(State state);
    //! What is the matter with an exception, of its wire name: "Expired", "Unused"; an unknown one is given back.
    [[nodiscard]] static QString problem(const std::string &wire);
    [[nodiscard]] static QString risk(const QString &wire);
    [[nodiscard]] static QStringList riskWires(); //!< lowest first
    //! "Fail, accepted until 12 Dec 2026": it stays a fail.
    [[nodiscard]] static QString acceptedUntil(UtcTime until);
    //! "sandbox-eu / production-eu", or that it is of all.
    [[nodiscard]] static QString pair(const evidence::PairScope &pair);
    [[nodiscard]] static QString approvers(const evidence::Exception &exception);
    //! Who ended it and why, or which control did; empty: it has not ended, or by its time alone.
    [[nodiscard]] static QString ending(const evidence::Exception &exception);

    // Of evidence and attestations.
    [[nodiscard]] static QString standing(RecordStanding standing); //!< "Expires soon"
    [[nodiscard]] static Status statusOf(RecordStanding standing);
    //! What that means for its control and what to do, in full sentences; empty where nothing is to be said.
    [[nodiscard]] static QString meaning(const EvidenceRow &row);
    //! Names of APIs, a few of them: "orders, rates and 3 more".
    [[nodiscard]] static QString someOf(const QStringList &names);
};

} // namespace bulkhead
