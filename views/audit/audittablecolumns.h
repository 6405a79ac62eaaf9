// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "items/auditlogmodel.h"

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
    AuditTableColumns(TableView &table, const AuditLogModel &model, const std::shared_ptr<const Clock> &clock, QObject *parent = nullptr);

    void save(QSettings &settings) const;
    void restore(QSettings &settings);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeDelegates(const std::shared_ptr<const Clock> &clock);
    void fit();
    void measure();
    void keepInSight(int heightBefore);
    [[nodiscard]] int headWidth(AuditLogModel::Column column) const;

    TableView &m_table;
    const QObject *m_viewport; //!< of the table, which is half gone when its last events come here
    const AuditLogModel &m_model;
    std::shared_ptr<const AuditRows> m_measured; //!< the rows that the next are of
    int m_entry = 0, m_who = 0, m_what = 0, m_signed = 0; //!< what the words of each column need
    bool m_ownWidths = false; //!< a person drew a column wider or narrower
    bool m_hand = false;      //!< holds the head just now
};

} // namespace bulkhead
