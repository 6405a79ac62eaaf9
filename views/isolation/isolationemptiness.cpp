// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/isolationemptiness.h"

#include "presentation/rights.h"
#include "presentation/words.h"
#include "widgets/emptystate.h"

namespace bulkhead {

IsolationEmptiness::IsolationEmptiness(ConsoleSession &session, const Rights *rights)
    : m_session(session)
    , m_rights(rights)
{
}

std::function<void()> IsolationEmptiness::say(EmptyState &where) const
{
    ConsoleSession *session = &m_session;
    const auto view = session->view();
    const auto error = view ? session->isolationError() : session->loadError();
    if (error) {
        where.setText(view ? tr("Isolation could not be checked.") : ErrorWords::whatHappened(*error, tr("The estate")),
                      ErrorWords::whatToDo(*error) + QLatin1Char('\n') + error->toText(), tr("Check again"));
        return [session] { session->checkAgain(); };
    }
    if (session->isSyncing()) {
        where.setText(tr("The gateways are being read."), tr("Isolation is judged as soon as they are."));
        return {};
    }
    if (view && !view->snapshot) {
        where.setText(tr("Nothing was read yet."), tr("Isolation is judged on what the gateways say. A sync reads them and changes nothing."),
                      session->estate().gateways.isEmpty() ? QString() : tr("Sync"));
        where.setLocked(m_rights != nullptr ? m_rights->whyNot("sync") : QString());
        return [session] { session->sync(); };
    }
    if (session->isLoading() || session->isJudging() || !view) {
        where.setText(tr("Isolation is being checked."));
        return {};
    }
    if (session->estate().pairs.isEmpty()) {
        where.setText(tr("There is no pair to judge."), tr("The estate needs a sandbox and a production environment."));
        return {};
    }
    where.setText(tr("This pair was not checked yet."), {}, tr("Check again"));
    return [session] { session->checkAgain(); };
}

} // namespace bulkhead
