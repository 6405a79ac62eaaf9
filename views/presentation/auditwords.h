// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entry.h"
#include "audit/verification.h"

#include <QCoreApplication>

namespace bulkhead {

//! The words of the console for what the audit log says.
class AuditWords
{
    Q_DECLARE_TR_FUNCTIONS(AuditWords)
public:
    //! What was done, for a list: "Sync finished". An action that is not known is given back as it is.
    [[nodiscard]] static QString action(const QString &action, audit::Phase phase);
    //! The same without its phase, to filter by: "Sync".
    [[nodiscard]] static QString action(const QString &action);
    //! "Person"; a kind that is not known is given back as it is.
    [[nodiscard]] static QString objectKind(const QString &kind);
    [[nodiscard]] static QString ofPromotion(const QString &action);
    //! Of evidence, attestations, exceptions, reports and the boundary document.
    [[nodiscard]] static QString ofRecord(const QString &action);
    //! A person by name, anybody else as the operating system names them: "os user deploy".
    [[nodiscard]] static QString who(const QString &name, bool isPerson);
    //! How an act ended: "done".
    [[nodiscard]] static QString outcome(const QString &outcome);

    //! A sentence on what is wrong and where.
    [[nodiscard]] static QString damage(const audit::FirstBad &bad);
    //! What can be relied on all the same, a sentence.
    [[nodiscard]] static QString remains(quint64 trustedUntil);

    //! For lists of entries: the time to the second today and within the week, with the day's name; the day and time within the year; else the day.
    [[nodiscard]] static QString moment(UtcTime moment, UtcTime now);
    //! "23 Nov 2026, 09:02:18 CET"
    [[nodiscard]] static QString exactMoment(UtcTime moment);
};

} // namespace bulkhead
