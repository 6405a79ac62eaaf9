// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "widgets/surface.h"

class QListView;

namespace bulkhead {

class Button;
class ChangeList;
struct FindingQuery;

//! What is different since the person last said "seen".
class ChangesPanel : public Surface
{
    Q_OBJECT
public:
    ChangesPanel(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void refresh();
    //! The snapshot that was the newest when it was last marked as seen; 0: never.
    [[nodiscard]] SnapshotId seen() const { return m_seen; }
    void setSeen(SnapshotId seen);
    [[nodiscard]] QListView *list() const { return m_list; }

signals:
    void apiRequested(const QString &api);
    void gatewayRequested(const QString &gateway);
    void findingsRequested(const bulkhead::FindingQuery &query);

private:
    void showCount();
    void open(const QModelIndex &index);
    void openChange(const CatalogChange &change);
    void openChange(const FindingNews &news);

    ConsoleSession &m_session;
    ChangeList *m_model;
    QListView *m_list;
    TextLabel *m_count, *m_none;
    Button *m_mark;
    SnapshotId m_seen = 0;
    SnapshotId m_asked = 0; //!< what `changesListed` will answer
};

} // namespace bulkhead
