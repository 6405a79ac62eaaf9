// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entryfacts.h"

#include <QCoreApplication>

namespace bulkhead {

//! What an entry says, as a person would tell it.
class EntrySentence
{
    Q_DECLARE_TR_FUNCTIONS(EntrySentence)
public:
    //! "ana added bo as approver in production"
    [[nodiscard]] static QString of(const EntryFacts &entry);
    //! What it was done on, as in the list: "sandbox-eu / production-eu".
    [[nodiscard]] static QString object(const QString &kind, const QString &id);

private:
    [[nodiscard]] static QString subject(const EntryFacts &entry);
    [[nodiscard]] static QString ofPeople(const EntryFacts &entry);
    [[nodiscard]] static QString ofChange(const EntryFacts &entry);
    [[nodiscard]] static QString ofPolicy(const EntryFacts &entry);
    [[nodiscard]] static QString ofSync(const EntryFacts &entry);
    [[nodiscard]] static QString ofCheck(const EntryFacts &entry);
    [[nodiscard]] static QString ofMatching(const EntryFacts &entry);
    [[nodiscard]] static QString ofExport(const EntryFacts &entry);
    [[nodiscard]] static QString ofAnything(const EntryFacts &entry);
};

} // namespace bulkhead
