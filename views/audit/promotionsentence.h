// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entryfacts.h"

#include <QCoreApplication>

namespace bulkhead {

//! What an entry about a promotion says, in one sentence.
class PromotionSentence
{
    Q_DECLARE_TR_FUNCTIONS(PromotionSentence)
public:
    //! `who`: the subject of the sentence. Empty: an action that this version does not know.
    [[nodiscard]] static QString of(const EntryFacts &entry, const QString &who);

private:
    [[nodiscard]] static QString ofDecision(const EntryFacts &entry, const QString &who, const QString &which);
    [[nodiscard]] static QString ofRun(const EntryFacts &entry, const QString &who, const QString &which);
    [[nodiscard]] static QString ofStep(const EntryFacts &entry, const QString &which);
};

} // namespace bulkhead
