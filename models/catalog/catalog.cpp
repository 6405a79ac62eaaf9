// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog.h"

#include "catalog/naming.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

std::vector<std::string> sortedUnique(std::vector<std::string> values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::vector<std::string> collect(const std::vector<Route> &routes,
                                 std::vector<std::string> Route::*member,
                                 std::vector<std::string> start = {})
{
    for (const Route &route : routes)
        start.insert(start.end(), (route.*member).begin(), (route.*member).end());
    return sortedUnique(std::move(start));
}

//! One row only: a word that fits several is no answer.
template<typename Fits>
const ApiRow *onlyOne(const std::vector<ApiRow> &rows, const Fits &fits)
{
    const ApiRow *found = nullptr;
    for (const ApiRow &row : rows) {
        if (!fits(row))
            continue;
        if (found != nullptr)
            return nullptr;
        found = &row;
    }
    return found;
}

} // namespace

QString CatalogDeployment::key() const
{
    return gateway.text() % u'/' % QString::fromStdString(workspace) % u'/'
        % QString::fromStdString(native.nativeId);
}

std::vector<std::string> CatalogDeployment::hosts() const
{
    return collect(routes, &Route::hosts, native.hosts);
}

std::vector<std::string> CatalogDeployment::paths() const
{
    return collect(routes, &Route::paths);
}

std::vector<std::string> CatalogDeployment::methods() const
{
    const bool any = std::any_of(routes.begin(), routes.end(),
                                 [](const Route &route) { return route.methods.empty(); });
    return any ? std::vector<std::string>() : collect(routes, &Route::methods);
}

const ApiRow *Catalog::find(const QString &idOrName) const
{
    const ApiId id(idOrName);
    for (const ApiRow &row : apis) {
        if (row.id == id)
            return &row;
    }
    const std::string text = idOrName.toStdString();
    const std::string key = matchKey(text);
    const ApiRow *exact = onlyOne(apis, [&text](const ApiRow &row) { return row.name == text; });
    if (exact != nullptr)
        return exact;
    const auto isName = [&key](const ApiRow &row) { return matchKey(row.name) == key; };
    if (std::any_of(apis.begin(), apis.end(), isName))
        return onlyOne(apis, isName);
    const auto mark = text.rfind('@');
    const bool versioned = mark != std::string::npos;
    const std::string version = versioned ? toLower(text.substr(mark + 1)) : std::string();
    return onlyOne(apis, [&](const ApiRow &row) {
        if (versioned)
            return matchKey(row.name) == matchKey(text.substr(0, mark)) && row.version == version;
        return !row.version.empty() && matchKey(row.name + "-" + row.version) == key;
    });
}

} // namespace bulkhead
