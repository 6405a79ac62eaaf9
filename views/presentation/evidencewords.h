// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/records.h"
#include "presentation/status.h"

#include <QCoreApplication>

namespace bulkhead {

//! The words of the console for exceptions and attestations.
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
};

} // namespace bulkhead
