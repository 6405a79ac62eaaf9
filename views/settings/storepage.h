// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingssheet.h"
#include "usecases/consolesession.h"

namespace bulkhead {

//! Settings, Store: where what was read is kept, and how far back it goes.
class StorePage : public SettingsSheet
{
    Q_OBJECT
public:
    StorePage(ConsoleSession &session, const QString &description, const QString &estatePath,
              QWidget *parent = nullptr);
    void refresh();

private:
    void showSnapshots(const QList<Snapshot> &snapshots);

    ConsoleSession &m_session;
    TextLabel *m_count, *m_newest, *m_oldest;
};

} // namespace bulkhead
