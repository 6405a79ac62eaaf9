// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/auditlogmodel.h"

namespace bulkhead {

//! Puts lists of the log into its model. The rows of a long one are made on a thread of the pool; of several lists the newest wins.
class RowsMaker : public QObject
{
    Q_OBJECT
public:
    explicit RowsMaker(AuditLogModel &model, QObject *parent = nullptr);

    void take(const std::shared_ptr<const AuditList> &list);
    static constexpr std::size_t worthAThread = 50000; //!< entries

signals:
    void taken(); //!< the model has the list

private:
    void put(const std::shared_ptr<const AuditList> &list, const std::shared_ptr<const AuditRows> &rows);

    AuditLogModel &m_model;
    std::shared_ptr<const AuditList> m_wanted;
};

} // namespace bulkhead
