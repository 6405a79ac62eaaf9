// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/loadcatalog.h"

#include <QCoreApplication>
#include <QList>

namespace bulkhead {

//! One line of an API's details: a caption, and what stands beside it.
struct DetailLine
{
    QString caption;
    QString value;
    bool isHeading = false; //!< begins the part of one deployment
    EnvironmentType side = EnvironmentType::Sandbox;
};

//! What the drawer's tabs say about an API, as words.
class ApiDetails
{
    Q_DECLARE_TR_FUNCTIONS(ApiDetails)
public:
    ApiDetails(const CatalogView &view, const ApiRow &row, UtcTime now)
        : m_view(view)
        , m_row(row)
        , m_now(now)
    {
    }

    [[nodiscard]] QList<DetailLine> summary() const;
    [[nodiscard]] QList<DetailLine> routes() const;
    [[nodiscard]] QList<DetailLine> upstreams() const;
    [[nodiscard]] QList<DetailLine> policies() const;

private:
    template<typename Describe>
    [[nodiscard]] QList<DetailLine> ofEach(Describe describe) const;
    [[nodiscard]] static DetailLine heading(const CatalogDeployment &deployment);

    const CatalogView &m_view;
    const ApiRow &m_row;
    UtcTime m_now;
};

} // namespace bulkhead
