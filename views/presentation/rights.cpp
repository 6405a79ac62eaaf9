// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/rights.h"

#include "audit/names.h"
#include "presentation/peoplewords.h"
#include "usecases/auditsession.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

Rights::Rights(AuditSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    if (!session)
        return;
    connect(session, &AuditSession::actingChanged, this, &Rights::changed);
    connect(session, &AuditSession::viewChanged, this, &Rights::changed);
    connect(session, &AuditSession::loadFailed, this, &Rights::changed);
}

QString Rights::whyNot(const std::string &action, const std::string &environment) const
{
    if (!m_session)
        return {};
    auto error = m_session->whyNot(action, environment);
    if (!error)
        error = m_session->loadError(); // what cannot be recorded is not done
    if (!error)
        return {};
    if (error->kind == Error::Kind::Refused)
        return refusal(action, environment);
    return QString(PeopleWords::whatHappened(*error) + u' ' + PeopleWords::whatToDo(*error)).trimmed();
}

//! The engine's reason is written for the command line; this says the same of the window.
QString Rights::refusal(const std::string &action, const std::string &environment) const
{
    const Acting &who = m_session->acting();
    const audit::ActionRule &rule = audit::ruleOf(action);
    QStringList names;
    for (const std::string_view role : rule.roles)
        names.append(QString::fromUtf8(role.data(), static_cast<qsizetype>(role.size())));
    const QString needed = PeopleWords::anyRole(names);
    const auto view = m_session->view();
    if (!who.isPerson() && view && view->state.people().empty())
        return tr("This takes a person who signs it, and nobody has a key yet. Make yours in the settings, under People and keys.");
    if (!who.isPerson() && needed.isEmpty())
        return tr("This takes a person who signs it. Sign in first.");
    if (!who.isPerson())
        return tr("This takes the signature of a person with the role %1. Sign in as one.").arg(needed);
    const QStringList held = m_session->roles();
    const bool could = std::any_of(held.cbegin(), held.cend(), [&](const QString &role) {
        return audit::permits(role.toStdString(), rule, environment);
    });
    if (!who.asRole.isEmpty() && could)
        return tr("You look at this window as %1. Choose all your roles in the menu of your name to do this.").arg(PeopleWords::role(who.asRole));
    const QString where = environment.empty() ? QString() : QString::fromStdString(environment);
    return where.isEmpty() ? tr("This takes the role %1; you have %2. An admin can grant it.").arg(needed, PeopleWords::roles(held))
                           : tr("This takes the role %1 in %2; you have %3. An admin can grant it.").arg(needed, where, PeopleWords::roles(held));
}

bool Rights::isReadOnly() const
{
    if (!m_session || !m_session->acting().isPerson())
        return false;
    const QString asRole = m_session->acting().asRole;
    const QStringList roles = asRole.isEmpty() ? m_session->roles() : QStringList{asRole};
    return std::all_of(roles.cbegin(), roles.cend(), [](const QString &role) {
        const auto name = role.section(u':', 0, 0);
        return name == "auditor"_L1 || name == "viewer"_L1;
    });
}

} // namespace bulkhead
