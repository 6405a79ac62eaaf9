// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/auditsession.h"
#include "widgets/messagebar.h"

namespace bulkhead {

//! Says on top of every screen that the log is damaged, as long as the last verification says so. Nobody can close it.
class DamageBanner : public MessageBar
{
    Q_OBJECT
public:
    explicit DamageBanner(const AuditSession &session, QWidget *parent = nullptr);

signals:
    //! For the Audit screen: the entry that is the first bad one, or empty.
    void detailsRequested(const QString &item);

private:
    void showVerdict();

    const AuditSession &m_session;
};

} // namespace bulkhead
