// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"

#include <QObject>

class QSocketNotifier;

namespace bulkhead::cli {

//! Ctrl+C and SIGTERM ask the running command to stop in order; a second one ends the process at once.
class Interrupt : public QObject
{
    Q_OBJECT
public:
    explicit Interrupt(CancelToken cancel, QObject *parent = nullptr);

signals:
    void interrupted();

private:
    CancelToken m_cancel;
};

} // namespace bulkhead::cli
