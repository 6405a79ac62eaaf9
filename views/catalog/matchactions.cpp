// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/matchactions.h"

#include "catalog/menureason.h"
#include "presentation/rights.h"
#include "usecases/travel.h"

#include <QInputDialog>
#include <QMenu>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! Nothing of the menu can be done, and its first lines say why.
void lock(QMenu &menu, const QString &reason)
{
    for (QAction *action : menu.actions())
        action->setEnabled(false);
    QAction *first = menu.actions().value(0);
    addReason(menu, first, reason);
    menu.insertSeparator(first);
}

} // namespace

MatchActions::MatchActions(ConsoleSession &session, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
{
    connect(&m_session, &ConsoleSession::decided, this, [this](const MatchDecision &decision) {
        emit decided(std::exchange(m_pending, {}), decision.id);
    });
}

void MatchActions::fill(QMenu *menu, const CatalogView &view, const ApiRow &row)
{
    menu->clear();
    QStringList others;
    for (const ApiRow &other : view.catalog.apis) {
        if (other.id != row.id)
            others.append(apiNameOf(other));
    }
    const QString name = apiNameOf(row);
    for (const auto index : row.deployments) {
        const CatalogDeployment &deployment = view.catalog.deployments[index];
        const QString key = deployment.key();
        const QString where = deployment.environment.text() + u" · "_s + deployment.gateway.text();
        menu->addAction(tr("Pin %1 to another API…").arg(where), this, [this, key, others] { pin(key, others); });
        if (row.deployments.size() > 1)
            menu->addAction(tr("Split %1 off").arg(where), this, [this, key, name] { split(key, name); });
    }
    menu->addSeparator();
    menu->addAction(tr("Merge another API into %1…").arg(name), this, [this, name, others] { merge(name, others); });
    for (const MatchDecision &decision : view.decisions) {
        if (decision.api != name && decision.api != row.id.text())
            continue;
        const qint64 id = decision.id;
        menu->addAction(tr("Take back: %1").arg(decision.deployment.isEmpty() ? decision.other : decision.deployment),
                        this, [this, id] { m_session.undoDecision(id); });
    }
    if (const QString refused = m_rights ? m_rights->whyNot("catalog.decide") : QString(); !refused.isEmpty())
        lock(*menu, refused);
}

QString MatchActions::askForApi(const QString &title, const QString &question, const QStringList &apis) const
{
    bool chosen = false;
    const QString api = QInputDialog::getItem(m_window, title, question, apis, 0, true, &chosen);
    return chosen ? api.trimmed() : QString();
}

void MatchActions::pin(const QString &deployment, const QStringList &apis)
{
    const QString api = askForApi(tr("Pin a deployment"),
                                  tr("API that %1 belongs to, or a new name:").arg(deployment), apis);
    if (api.isEmpty())
        return;
    MatchDecision decision;
    decision.kind = MatchDecision::Kind::Pin;
    decision.deployment = deployment;
    decision.api = api;
    decide(decision, tr("%1 is pinned to %2.").arg(deployment, api));
}

void MatchActions::split(const QString &deployment, const QString &api)
{
    MatchDecision decision;
    decision.kind = MatchDecision::Kind::Split;
    decision.deployment = deployment;
    decision.api = api;
    decide(decision, tr("%1 is split off %2.").arg(deployment, api));
}

void MatchActions::merge(const QString &api, const QStringList &apis)
{
    const QString other = askForApi(tr("Merge two APIs"), tr("API that goes up in %1:").arg(api), apis);
    if (other.isEmpty())
        return;
    MatchDecision decision;
    decision.kind = MatchDecision::Kind::Merge;
    decision.api = api;
    decision.other = other;
    decide(decision, tr("%1 is merged into %2.").arg(other, api));
}

void MatchActions::decide(const MatchDecision &decision, const QString &sentence)
{
    m_pending = sentence;
    m_session.decide(decision);
}

} // namespace bulkhead
