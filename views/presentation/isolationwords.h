// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/control.h"
#include "isolation/result.h"
#include "presentation/status.h"

#include <QCoreApplication>

namespace bulkhead {

//! The words of the console for what an isolation check says.
class IsolationWords
{
    Q_DECLARE_TR_FUNCTIONS(IsolationWords)
public:
    [[nodiscard]] static QString layer(isolation::Layer layer);
    [[nodiscard]] static QString shortLayer(isolation::Layer layer); //!< for the head of a narrow column
    [[nodiscard]] static QString severity(isolation::Severity severity);
    //! What decides a control: "Decided from gateway data".
    [[nodiscard]] static QString method(isolation::Method method);
    //! How well a result is backed.
    [[nodiscard]] static QString assurance(isolation::Assurance assurance);
    //! Headline of a pair: "Isolation incomplete".
    [[nodiscard]] static QString headline(isolation::Status status);
    //! Why a unit has its verdict, in the language of the console.
    [[nodiscard]] static QString sentence(const isolation::UnitResult &unit);
    //! What a fact is: "credential" → "Credential"; a word that is not known is given back.
    [[nodiscard]] static QString entity(const std::string &kind);
    [[nodiscard]] static QString framework(const QString &id); //!< "PCI DSS 4.0.1": names, not translated
    [[nodiscard]] static QString percent(std::optional<int> value);

    [[nodiscard]] static Status statusOf(isolation::Verdict verdict);
    [[nodiscard]] static Status statusOf(isolation::Status status);
};

} // namespace bulkhead
