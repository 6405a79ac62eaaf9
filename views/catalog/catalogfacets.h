// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/catalogtablemodel.h"
#include "widgets/facetlist.h"
#include "widgets/scrollsheet.h"

#include <map>

namespace bulkhead {

//! The groups of check boxes left of the catalog. Writes the model's filter and shows its counts.
class CatalogFacets : public ScrollSheet
{
    Q_OBJECT
public:
    explicit CatalogFacets(CatalogTableModel &model, QWidget *parent = nullptr);

    //! Of the estate, so that each gets its short name.
    void setPairs(const QList<QPair<EnvironmentId, EnvironmentId>> &pairs);
    //! Everything but the pairs.
    void clear();
    //! What is ticked beside the pairs, as words: "Drifted, kong-sbx".
    [[nodiscard]] QString description() const;
    [[nodiscard]] QSize sizeHint() const override;

private:
    void addFacet(CatalogFacet facet, const QString &title);
    void refresh();
    void apply();
    [[nodiscard]] QString wordOf(CatalogFacet facet, const QString &value) const;

    CatalogTableModel &m_model;
    std::map<CatalogFacet, FacetList *> m_lists;
    QList<QPair<EnvironmentId, EnvironmentId>> m_pairs;
    bool m_refreshing = false;
};

} // namespace bulkhead
