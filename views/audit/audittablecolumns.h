// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>

#include <memory>

class QSettings;

namespace bulkhead {

class TableView;

//! The columns of the log's table: how each is drawn, and how wide; the least needed ones give way where there is little room.
class AuditTableColumns : public QObject
{
    Q_OBJECT
public:
    AuditTableColumns(TableView &table, const std::shared_ptr<const Clock> &clock, QObject *parent = nullptr);

    void save(QSettings &settings) const;
    void restore(QSettings &settings);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    [[nodiscard]] int entryWidth() const;

    TableView &m_table;
    bool m_ownWidths = false; //!< a person drew a column wider or narrower
    bool m_hand = false;      //!< holds the head just now
};

} // namespace bulkhead
