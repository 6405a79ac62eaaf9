// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/clock.h"
#include "core/ids.h"
#include "core/result.h"

#include <QCoroTask>
#include <QList>
#include <QString>

namespace bulkhead {

//! What a name stood for when it was asked for.
struct NameAnswer
{
    QString host;             //!< canonical: lower case, no trailing dot
    QList<QString> addresses; //!< IPv4 and IPv6, sorted; empty: it has none, or nobody answered
    UtcTime at{};             //!< when it was asked for last
    friend bool operator==(const NameAnswer &, const NameAnswer &) = default;
};

//! Asks the name service of this computer. Called on a thread with an event loop; must outlive its tasks.
class NameResolver
{
public:
    NameResolver() = default;
    virtual ~NameResolver() = default;
    Q_DISABLE_COPY_MOVE(NameResolver)

    //! Addresses as in NameAnswer, never none. NameLookup: the name has none; Timeout: nobody answered; Cancelled.
    virtual QCoro::Task<Result<QList<QString>>> addresses(QString host, CancelToken cancel) = 0;
};

//! Keeps what names stood for. Part of the store; see there for threads and errors.
class NameAnswerStore
{
public:
    NameAnswerStore() = default;
    virtual ~NameAnswerStore() = default;
    Q_DISABLE_COPY_MOVE(NameAnswerStore)

    //! Answers to what a sync asked (`at` is that of its snapshot); other names stay as they are. What a newer snapshot
    //! answered stays as well. One transaction.
    virtual Result<void> keepNames(SnapshotId snapshot, const QList<NameAnswer> &answers) = 0;
    //! As of a snapshot, by host.
    virtual Result<QList<NameAnswer>> names(SnapshotId asOf) = 0;
};

} // namespace bulkhead
