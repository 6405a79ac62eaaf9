// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/notifier.h"
#include "usecases/promotionsession.h"

#include <QSet>
#include <QTimer>

namespace bulkhead {

//! Tells the person in the window, by the desktop's notifications, when a promotion begins to wait for them, and tells everybody when the glass is broken. Looks twice
//! a minute, and so keeps the screens fresh; what waited before they signed in is told once, as a count.
class PromotionNotices : public QObject
{
    Q_OBJECT
public:
    //! Without a notifier: the desktop's own.
    PromotionNotices(PromotionSession &session, std::shared_ptr<const Clock> clock, std::unique_ptr<Notifier> notifier = nullptr);

signals:
    void reviewRequested(const QString &id); //!< empty: all that waits

private:
    void look();
    void tellOne(const promotion::Request &request);
    void tellBroken(const promotion::Request &request);

    PromotionSession &m_session;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<Notifier> m_notifier;
    QTimer m_timer;
    QString m_person;        //!< whose `m_told` it is
    QSet<QString> m_told;    //!< ids that wait and were told
    QSet<QString> m_broken;  //!< ids that were told as broken
};

} // namespace bulkhead
