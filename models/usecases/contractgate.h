// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "promotion/gate.h"
#include "promotion/plan.h"

#include <QByteArray>
#include <QDate>

namespace bulkhead {

//! The facts of the estate file about an API of the catalog, by "name@version" or "name"; nullptr if it has none.
[[nodiscard]] const ApiFacts *apiFactsOf(const EstateConfig &estate, const QString &apiName);

//! A contract file that the estate file declares, as it is now.
struct ContractFile
{
    promotion::SeenContract seen;
    QString path;
    QByteArray text;
    QString problem; //!< why it cannot be read; empty: it was
    QString apiName; //!< of the API that it was looked up for
};

//! The contracts of an API in both environments, as far as they are declared; the source's first. Reads the files, relative to the estate file. Blocks.
[[nodiscard]] QList<ContractFile> contractFilesOf(const EstateConfig &estate, const QString &apiName, const EnvironmentId &from, const EnvironmentId &to);
//! Those of all APIs of a plan.
[[nodiscard]] QList<ContractFile> contractFilesOf(const EstateConfig &estate, const promotion::Plan &plan);
//! Each once.
[[nodiscard]] std::vector<promotion::SeenContract> seenIn(const QList<ContractFile> &files);

//! What clients of the target's contract would notice of the source's, and what that one gets wrong by itself and the target's does not. Breaking changes and new errors
//! refuse; what cannot be compared is unknown; a file that is declared and cannot be read refuses. Of several APIs each is judged by its own files.
[[nodiscard]] promotion::GateResult contractGate(const promotion::Plan &plan, const QList<ContractFile> &files, QDate today);

} // namespace bulkhead
