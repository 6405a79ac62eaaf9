// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entryfacts.h"

#include <QCoreApplication>

namespace bulkhead {

//! What an entry about evidence, an attestation, an exception, a report or the boundary document says, in one sentence.
class RecordSentence
{
    Q_DECLARE_TR_FUNCTIONS(RecordSentence)
public:
    //! `who`: the subject of the sentence. Empty: an action that this version does not know.
    [[nodiscard]] static QString of(const EntryFacts &entry, const QString &who);

private:
    [[nodiscard]] static QString ofExport(const EntryFacts &entry, const QString &who, const QString &which);
    [[nodiscard]] static QString ofProof(const EntryFacts &entry, const QString &who, const QString &which);
    [[nodiscard]] static QString ofException(const EntryFacts &entry, const QString &who, const QString &which);
    [[nodiscard]] static QString ofLapse(const EntryFacts &entry, const QString &which);
};

} // namespace bulkhead
