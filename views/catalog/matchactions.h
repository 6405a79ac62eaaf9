// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"

#include <QObject>

class QMenu;
class QWidget;

namespace bulkhead {

class Rights;

//! Matching by hand: pins a deployment to an API, splits one off, merges two APIs. Each is asked in words
//! and can be taken back.
class MatchActions : public QObject
{
    Q_OBJECT
public:
    MatchActions(ConsoleSession &session, QWidget *window);

    //! Asked for "catalog.decide" from now on; outlives this.
    void setRights(const Rights *rights) { m_rights = rights; }
    //! Fills the menu for one row.
    void fill(QMenu *menu, const CatalogView &view, const ApiRow &row);

signals:
    //! What was decided, as a sentence, and the decision to undo it.
    void decided(const QString &sentence, qint64 decision);

private:
    void pin(const QString &deployment, const QStringList &apis);
    void split(const QString &deployment, const QString &api);
    void merge(const QString &api, const QStringList &apis);
    void decide(const MatchDecision &decision, const QString &sentence);
    [[nodiscard]] QString askForApi(const QString &title, const QString &question,
                                    const QStringList &apis) const;

    ConsoleSession &m_session;
    QWidget *m_window;
    const Rights *m_rights = nullptr;
    QString m_pending;
};

} // namespace bulkhead
