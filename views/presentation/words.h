// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "core/error.h"
#include "estate/collection.h"
#include "ports/gateway.h"
#include "presentation/status.h"
#include "usecases/loadcatalog.h"

#include <QCoreApplication>

namespace bulkhead {

//! The words of the console for what the engine says with enums.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
public:
    [[nodiscard]] static QString control(Status status); //!< "Pass", "Fail, accepted"
    [[nodiscard]] static QString layer(Status status);   //!< "Isolated", "Not isolated"
    [[nodiscard]] static QString environmentType(EnvironmentType type);
    [[nodiscard]] static QString gatewayKind(GatewayKind kind); //!< product names: not translated
    //! Of `GatewaySync::kind`; an unknown name is given back as it is.
    [[nodiscard]] static QString gatewayKind(const QString &wire);
    [[nodiscard]] static QString apiStatus(ApiStatus status);
    [[nodiscard]] static QString matchMethod(MatchMethod method);
    [[nodiscard]] static QString confidence(Confidence confidence);
    [[nodiscard]] static QString factState(FactState state);
    [[nodiscard]] static QString connection(ConnectionState::State state);
    [[nodiscard]] static QString step(ConnectionStep::Id step);
    [[nodiscard]] static QString right(Right right);
    [[nodiscard]] static QString verdict(FieldDifference::Verdict verdict);

    [[nodiscard]] static Status statusOf(ConnectionState::State state);
    [[nodiscard]] static Status statusOf(ConnectionStep::State state);
    [[nodiscard]] static Status statusOf(FactState state);
};

//! An error in words: what happened, and what to do about it. Full sentences.
class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
public:
    //! Two or three words for a table: "Certificate refused".
    [[nodiscard]] static QString shortly(Error::Kind kind);
    [[nodiscard]] static QString whatHappened(const Error &error, const QString &subject);
    [[nodiscard]] static QString whatToDo(const Error &error);
};

} // namespace bulkhead
