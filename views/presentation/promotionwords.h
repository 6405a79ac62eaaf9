// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/promotionboard.h"
#include "presentation/status.h"

#include <QCoreApplication>

namespace bulkhead {

//! The words of the console for promotions.
class PromotionWords
{
    Q_DECLARE_TR_FUNCTIONS(PromotionWords)
public:
    [[nodiscard]] static QString state(promotion::State state); //!< "Waiting for approval"
    [[nodiscard]] static Status statusOf(promotion::State state);
    [[nodiscard]] static QString column(BoardColumn column);

    //! Of a gate's id; one that is not known is given back as it is.
    [[nodiscard]] static QString gate(const QString &id);
    [[nodiscard]] static QString verdict(promotion::GateVerdict verdict);
    [[nodiscard]] static Status statusOf(promotion::GateVerdict verdict);

    [[nodiscard]] static QString step(StepState state);
    [[nodiscard]] static Status statusOf(StepState state);
    [[nodiscard]] static QString action(promotion::StepAction action); //!< "Create"
    [[nodiscard]] static QString kind(EntityKind kind);                //!< "Route"

    //! "2 created, 3 changed, 1 deleted"; "nothing changes".
    [[nodiscard]] static QString counts(const StepCounts &counts);
    //! Why a card does not go on, a line; empty: it does.
    [[nodiscard]] static QString stuck(const PromotionCard &card);
    [[nodiscard]] static Status statusOf(PromotionCard::Stuck stuck);
    //! "30 h left", "2 days left", "over".
    [[nodiscard]] static QString timeLeft(UtcTime expires, UtcTime now);
    //! Why an approval of the reader would not count, in full sentences; empty: it would.
    [[nodiscard]] static QString whyNot(const promotion::ApproverFacts &facts, const ApprovalRule &rule);
    //! What went wrong with a plan, a decision or an execution, and what to do about it. Full sentences.
    [[nodiscard]] static QString whatHappened(const Error &error);
    [[nodiscard]] static QString whatToDo(const Error &error);
    //! The first digits of an id, as the command line shows it.
    [[nodiscard]] static QString shortId(const QString &id);
    //! A digest in groups of four.
    [[nodiscard]] static QString digest(const QString &hex);
};

} // namespace bulkhead
