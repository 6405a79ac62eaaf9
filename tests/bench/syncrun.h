// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/syncestate.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace bulkhead::test {

//! One sync of one Kong as the programs run it: connector, transport, reader, use case and store.
struct SyncRun
{
    double ms = -1;  //!< negative: something failed
    qint64 bytes = 0; //!< written by the thread that runs the store
    WriteCounts counts;
};

template<std::size_t count>
[[nodiscard]] double median(std::array<double, count> values)
{
    static_assert(count % 2 == 1);
    std::sort(values.begin(), values.end());
    return values[count / 2];
}

[[nodiscard]] SyncRun syncKong(const QUrl &gateway, const QString &storePath, LimitsConfig limits = {});

} // namespace bulkhead::test
