// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/promoteaction.h"

#include "presentation/rights.h"
#include "presentation/travelwords.h"

#include <algorithm>

namespace bulkhead {

namespace {

//! How many of them the path could take one by one.
std::ptrdiff_t takenBy(const CatalogView &view, const PromotionPath &path, const PromoteAction::Rows &rows)
{
    return std::count_if(rows.begin(), rows.end(), [&](const ApiRow *row) { return travels(view, *row, path).can(); });
}

} // namespace

PromoteAction::PromoteAction(ConsoleSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

QKeySequence PromoteAction::key()
{
    return {Qt::CTRL | Qt::Key_P};
}

QString PromoteAction::words(const Rows &rows)
{
    if (rows.empty())
        return tr("Promote…");
    return rows.size() == 1 ? tr("Promote %1…").arg(apiNameOf(*rows.front())) : tr("Promote %n API(s)…", nullptr, static_cast<int>(rows.size()));
}

QString PromoteAction::whyNotOn(const PromotionPath &path, const Rows &rows) const
{
    const auto view = m_session.view();
    if (const auto problem = whyNotTogether(*view, rows, path))
        return TravelWords::sentence(*problem, path);
    return m_rights ? m_rights->whyNot("promotion.request", path.to.text().toStdString()) : QString();
}

//! Of several paths, the one that is nearest to taking them says what is in the way.
QString PromoteAction::whyNot(const Rows &rows) const
{
    const auto view = m_session.view();
    if (const QString none = TravelWords::whyNone(m_session.estate(), view.get()); !none.isEmpty())
        return none;
    if (rows.empty())
        return tr("Choose an API in the list first.");
    const auto &paths = view->estate.promotionPaths;
    const PromotionPath *nearest = nullptr;
    for (const PromotionPath &path : paths) {
        if (static_cast<int>(rows.size()) > mostApisOfAPlan)
            return whyNotOn(path, rows);
        if (whyNotOn(path, rows).isEmpty())
            return {};
        if (nearest == nullptr || takenBy(*view, path, rows) > takenBy(*view, *nearest, rows))
            nearest = &path;
    }
    if (nearest == nullptr)
        return TravelWords::whyNone(view->estate, view.get());
    if (paths.size() > 1 && rows.size() == 1 && takenBy(*view, *nearest, rows) == 0
        && std::all_of(paths.begin(), paths.end(), [&](const PromotionPath &path) { return travels(*view, *rows.front(), path).why == TravelAnswer::Why::NotInSource; }))
        return tr("%1 is in no environment that a promotion begins in.").arg(apiNameOf(*rows.front()));
    return whyNotOn(*nearest, rows);
}

void PromoteAction::run(const Rows &rows)
{
    if (const QString reason = whyNot(rows); !reason.isEmpty()) {
        emit refused(reason);
        return;
    }
    QStringList apis;
    for (const ApiRow *row : rows)
        apis.append(row->id.text());
    emit begun(newPromotionItem(apis));
}

} // namespace bulkhead
