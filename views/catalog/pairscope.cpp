// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/pairscope.h"

#include "presentation/pairnames.h"

#include <algorithm>
#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;

PairScope::PairScope(ConsoleSession &session, CatalogTableModel &model, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
{
    connect(&session, &ConsoleSession::pairChosen, this, [this] {
        if (m_session.view() && m_session.pair())
            show({pairKey(*m_session.pair())});
    });
    connect(&model, &CatalogTableModel::contentChanged, this, &PairScope::takeFilter);
}

void PairScope::follow()
{
    if (m_all || pairs().size() > 1 || !m_session.view())
        return;
    const auto chosen = m_session.pair();
    show(chosen ? QStringList(pairKey(*chosen)) : QStringList());
    m_all = false; // an estate without pairs may get one
}

void PairScope::showAll()
{
    show({});
}

void PairScope::showPairOf(const ApiRow &api)
{
    const auto view = m_session.view();
    const QList<EnvironmentPair> &all = m_session.estate().pairs;
    const auto fits = std::find_if(all.begin(), all.end(), [&](const EnvironmentPair &pair) {
        return std::any_of(api.deployments.begin(), api.deployments.end(), [&](std::uint32_t at) {
            const EnvironmentId &environment = view->catalog.deployments[at].environment;
            return environment == pair.first || environment == pair.second;
        });
    });
    show(fits == all.end() ? QStringList() : QStringList(pairKey(*fits)));
}

void PairScope::show(const QStringList &keys)
{
    CatalogFilter filter = m_model.filter();
    if (keys.isEmpty())
        filter.chosen.remove(CatalogFacet::Pair);
    else
        filter.chosen[CatalogFacet::Pair] = keys;
    m_model.setFilter(filter);
}

//! One ticked pair is the pair of all screens from now on.
void PairScope::takeFilter()
{
    const QStringList keys = m_model.filter().chosen.value(CatalogFacet::Pair);
    if (keys == std::exchange(m_keys, keys))
        return; // something else was filtered
    m_all = keys.isEmpty();
    const QList<EnvironmentPair> shown = pairs();
    if (shown.size() == 1 && m_session.pair() != shown.first())
        m_session.choosePair(shown.first());
}

QList<EnvironmentPair> PairScope::pairs() const
{
    const QStringList keys = m_model.filter().chosen.value(CatalogFacet::Pair);
    QList<EnvironmentPair> shown;
    for (const EnvironmentPair &pair : m_session.estate().pairs) {
        if (keys.contains(pairKey(pair)))
            shown.append(pair);
    }
    return shown;
}

QString PairScope::name() const
{
    QStringList names;
    for (const EnvironmentPair &pair : pairs())
        names.append(pairName(pair, m_session.estate().pairs));
    return names.join(u", "_s);
}

bool PairScope::contains(const EnvironmentId &environment) const
{
    const QList<EnvironmentPair> shown = pairs();
    return shown.isEmpty() || std::any_of(shown.begin(), shown.end(), [&](const EnvironmentPair &pair) {
        return pair.first == environment || pair.second == environment;
    });
}

} // namespace bulkhead
