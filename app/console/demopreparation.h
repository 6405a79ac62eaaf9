// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/clock.h"
#include "engine/paths.h"

#include <QObject>
#include <QThread>

namespace bulkhead {

//! Fills the store of the demonstration on a thread of its own, the first time it is shown.
class DemoPreparation : public QObject
{
    Q_OBJECT
public:
    DemoPreparation(EnginePaths paths, UtcTime end, QObject *parent = nullptr);
    ~DemoPreparation() override; //!< cancels and waits

    void start();
    void cancel() { m_cancel.cancel(); }

    //! The store has no snapshot yet.
    [[nodiscard]] static bool isNeeded(const EnginePaths &paths);

signals:
    void progressed(int day, int days);
    void finished(const QString &error); //!< empty: well

private:
    EnginePaths m_paths;
    UtcTime m_end;
    CancelToken m_cancel;
    QThread m_thread;
};

} // namespace bulkhead
