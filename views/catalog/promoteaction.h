// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "usecases/travel.h"

#include <QKeySequence>
#include <QObject>

namespace bulkhead {

class Rights;

//! Begins the promotion of one or several rows of the catalog, where that makes sense.
class PromoteAction : public QObject
{
    Q_OBJECT
public:
    using Rows = std::vector<const ApiRow *>; //!< of the session's newest view

    PromoteAction(ConsoleSession &session, QObject *parent);

    //! Asked for "promotion.request" from now on; outlives this.
    void setRights(const Rights *rights) { m_rights = rights; }
    [[nodiscard]] static QKeySequence key();
    //! "Promote orders…", "Promote 3 APIs…".
    [[nodiscard]] static QString words(const Rows &rows);
    //! Why it makes no sense, in full sentences; empty: it does.
    [[nodiscard]] QString whyNot(const Rows &rows) const;
    void run(const Rows &rows);

signals:
    void begun(const QString &item); //!< of the promotions screen
    void refused(const QString &reason);

private:
    [[nodiscard]] QString whyNotOn(const PromotionPath &path, const Rows &rows) const;

    ConsoleSession &m_session;
    const Rights *m_rights = nullptr;
};

} // namespace bulkhead
