// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "widgets/surface.h"

namespace bulkhead {

class ProgressStrip;

//! How far a sync is, in words, with Cancel; there only while one runs.
class SyncProgress : public Surface
{
    Q_OBJECT
public:
    SyncProgress(ConsoleSession &session, QWidget *parent = nullptr);

private:
    void showProgress();

    ConsoleSession &m_session;
    ProgressStrip *m_strip;
};

} // namespace bulkhead
