// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogfacets.h"

#include "presentation/pairnames.h"
#include "presentation/words.h"

#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

CatalogFacets::CatalogFacets(CatalogTableModel &model, QWidget *parent)
    : ScrollSheet(tr("Filters of the catalog"), parent)
    , m_model(model)
{
    setObjectName(u"catalogFacets"_s);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(16), px(16), px(12), px(16));
    column->setSpacing(px(20));
    setWidget(content);
    addFacet(CatalogFacet::Status, tr("State"));
    addFacet(CatalogFacet::Pair, tr("Pair"));
    addFacet(CatalogFacet::Gateway, tr("Gateway"));
    addFacet(CatalogFacet::Owner, tr("Owner"));
    addFacet(CatalogFacet::GatewayKind, tr("Kind"));
    addFacet(CatalogFacet::Stale, tr("Age"));
    column->addStretch();
    connect(&m_model, &CatalogTableModel::contentChanged, this, &CatalogFacets::refresh);
    refresh();
}

void CatalogFacets::addFacet(CatalogFacet facet, const QString &title)
{
    auto *list = new FacetList(title, widget());
    static_cast<QVBoxLayout *>(widget()->layout())->addWidget(list);
    connect(list, &FacetList::changed, this, &CatalogFacets::apply);
    m_lists[facet] = list;
}

QString CatalogFacets::wordOf(CatalogFacet facet, const QString &value) const
{
    switch (facet) {
    case CatalogFacet::Status:
        for (const ApiStatus status : {ApiStatus::InSync, ApiStatus::Drifted,
                                       ApiStatus::SandboxOnly, ApiStatus::ProductionOnly}) {
            if (toWire(status) == value)
                return Words::apiStatus(status);
        }
        return value;
    case CatalogFacet::Pair:
        for (const auto &pair : m_pairs) {
            if (pairKey(pair) == value)
                return pairName(pair, m_pairs);
        }
        return value;
    case CatalogFacet::GatewayKind:
        return Words::gatewayKind(value);
    case CatalogFacet::Owner:
        return value.isEmpty() ? tr("No owner") : value;
    case CatalogFacet::Stale:
        return value == "true"_L1 ? tr("Stale") : tr("Fresh");
    case CatalogFacet::Environment:
    case CatalogFacet::Gateway:
        return value;
    }
    Q_UNREACHABLE();
}

void CatalogFacets::refresh()
{
    m_refreshing = true;
    for (const auto &[facet, list] : m_lists) {
        QList<FacetValue> values;
        for (const FacetCount &count : m_model.facetCounts(facet)) {
            FacetValue value;
            value.key = count.value;
            value.word = wordOf(facet, count.value);
            value.count = count.count;
            if (facet == CatalogFacet::Pair)
                value.fullName = QString(count.value).replace(u':', u" / "_s);
            if (facet == CatalogFacet::Owner && count.value.isEmpty())
                value.status = Status::Warn;
            values.append(value);
        }
        list->setValues(values);
        const QStringList chosen = m_model.filter().chosen.value(facet);
        list->setChecked({chosen.cbegin(), chosen.cend()});
        list->setVisible(values.size() > 1 || !chosen.isEmpty());
    }
    m_refreshing = false;
    widget()->layout()->activate(); // more boxes need more height now, not at the next event
    widget()->resize(widget()->width(), std::max(viewport()->height(), widget()->sizeHint().height()));
}

void CatalogFacets::apply()
{
    if (m_refreshing)
        return;
    CatalogFilter filter = m_model.filter();
    for (const auto &[facet, list] : m_lists) {
        QStringList values = list->checked().values();
        values.sort();
        if (values.isEmpty())
            filter.chosen.remove(facet);
        else
            filter.chosen[facet] = values;
    }
    m_model.setFilter(filter);
}

void CatalogFacets::setPairs(const QList<QPair<EnvironmentId, EnvironmentId>> &pairs)
{
    m_pairs = pairs;
    refresh();
}

QSize CatalogFacets::sizeHint() const
{
    // Wide enough for every state; names of gateways and teams may be longer than any column.
    const QMargins margins = widget()->layout()->contentsMargins();
    const int words = m_lists.at(CatalogFacet::Status)->sizeHint().width();
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    return {words + margins.left() + margins.right() + bar + 4, ScrollSheet::sizeHint().height()};
}

void CatalogFacets::clear()
{
    CatalogFilter filter;
    filter.text = m_model.filter().text;
    if (const QStringList pairs = m_model.filter().chosen.value(CatalogFacet::Pair); !pairs.isEmpty())
        filter.chosen[CatalogFacet::Pair] = pairs;
    m_model.setFilter(filter);
}

QString CatalogFacets::description() const
{
    QStringList words;
    const auto &chosen = m_model.filter().chosen;
    for (auto it = chosen.cbegin(); it != chosen.cend(); ++it) {
        if (it.key() == CatalogFacet::Pair)
            continue;
        for (const QString &value : it.value())
            words.append(wordOf(it.key(), value));
    }
    return words.join(u", "_s);
}

} // namespace bulkhead
