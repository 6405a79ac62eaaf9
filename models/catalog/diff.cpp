// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/diff.h"

#include "catalog/normal.h"

#include <algorithm>

namespace bulkhead {

namespace {

using std::string_view;
using Verdict = FieldDifference::Verdict;
using Fields = std::vector<FlatField>;
using Position = Fields::const_iterator;

//! "route.KEY" and "policy.NAME": what is there or not as a whole. Others stand for themselves.
string_view entityOf(string_view path)
{
    if (!path.starts_with("route\x1f") && !path.starts_with("policy\x1f"))
        return path;
    const auto first = path.find(stepEnd);
    return path.substr(0, path.find(stepEnd, first + 1));
}

bool isBelow(string_view path, string_view entity)
{
    return path.starts_with(entity)
        && (path.size() == entity.size() || path[entity.size()] == stepEnd);
}

bool hasEntity(const Fields &fields, string_view entity)
{
    const auto at = std::lower_bound(fields.begin(), fields.end(), entity,
                                     [](const FlatField &field, string_view text) {
                                         return string_view(field.path) < text;
                                     });
    return at != fields.end() && isBelow(at->path, entity);
}

//! Classes of the secrets in a field, in order: only within one class do fingerprints say something.
std::string classesOf(string_view secrets)
{
    std::string classes;
    for (bool isClass = true; !secrets.empty(); isClass = !isClass) {
        const auto end = secrets.find('\n');
        if (isClass)
            classes += std::string(secrets.substr(0, end)) + '\n';
        secrets.remove_prefix(end + 1);
    }
    return classes;
}

//! All that one side says of a route or policy, as one value.
FlatField folded(Position begin, Position end, string_view entity)
{
    JsonValue::Object members;
    for (auto field = begin; field != end; ++field) {
        const string_view rest = string_view(field->path).substr(
            std::min(field->path.size(), entity.size() + 1));
        members.emplace(fieldText(rest), field->value);
    }
    return {std::string(entity), JsonValue(std::move(members)), {}};
}

//! Walks two sorted lists of fields side by side.
class Walk
{
public:
    Walk(const Fields &left, const Fields &right)
        : m_left(left)
        , m_right(right)
    {
    }

    template<typename Both, typename One>
    void run(const Both &both, const One &one)
    {
        Position a = m_left.begin();
        Position b = m_right.begin();
        while (a != m_left.end() || b != m_right.end()) {
            const int order = a == m_left.end() ? 1
                : b == m_right.end()            ? -1
                                                : a->path.compare(b->path);
            if (order == 0)
                both(*a++, *b++);
            else if (order < 0)
                a = lonely(a, m_left.end(), m_right, [&one](const FlatField &field) {
                    one(&field, nullptr);
                });
            else
                b = lonely(b, m_right.end(), m_left, [&one](const FlatField &field) {
                    one(nullptr, &field);
                });
        }
    }

private:
    template<typename Tell>
    static Position lonely(Position at, Position end, const Fields &others, const Tell &tell)
    {
        const string_view entity = entityOf(at->path);
        if (entity.size() == at->path.size() || hasEntity(others, entity)) {
            tell(*at);
            return at + 1;
        }
        const auto last = std::find_if(at, end, [entity](const FlatField &field) {
            return !isBelow(field.path, entity);
        });
        tell(folded(at, last, entity));
        return last;
    }

    const Fields &m_left;
    const Fields &m_right;
};

} // namespace

Comparer::Comparer(const Catalog &catalog, const EstateConfig &estate)
    : m_catalog(catalog)
    , m_naming(estate)
    , m_expected(estate)
{
}

void Comparer::missingPart(const ComparedPair &pair, const Visit &visit) const
{
    const CatalogDeployment &there
        = m_catalog.deployments[pair.sandboxMissing ? pair.production : pair.sandbox];
    FieldDifference difference;
    difference.field = "deployment";
    const Deployment &native = there.native;
    JsonValue name = native.nativeName.empty() ? native.nativeId : native.nativeName;
    (pair.sandboxMissing ? difference.production : difference.sandbox) = std::move(name);
    difference.verdict = Verdict::Drift;
    visit(std::move(difference));
}

void Comparer::compare(const ApiRow &row, const ComparedPair &pair, bool withSame,
                       const Visit &visit) const
{
    if (pair.sandboxMissing || pair.productionMissing) {
        missingPart(pair, visit);
        return;
    }
    const CatalogDeployment &left = m_catalog.deployments[pair.sandbox];
    const CatalogDeployment &right = m_catalog.deployments[pair.production];
    const auto [leftKeys, rightKeys] = pairRoutes(left, right, m_naming);
    const Fields leftFields = flatten(left, leftKeys);
    const Fields rightFields = flatten(right, rightKeys);

    const auto differ = [&](const FlatField *a, const FlatField *b) {
        FieldDifference difference;
        difference.field = fieldText(a != nullptr ? a->path : b->path);
        difference.verdict = Verdict::Drift;
        if (a != nullptr)
            difference.sandbox = a->value;
        if (b != nullptr)
            difference.production = b->value;
        const bool secrets = a != nullptr && b != nullptr && !a->secrets.empty()
            && !b->secrets.empty() && sameButSecrets(a->value, b->value);
        if (secrets) {
            const bool comparable = classesOf(a->secrets) == classesOf(b->secrets);
            difference.reason = comparable ? "secrets must differ" : "secrets cannot be compared";
        } else if (auto reason = m_expected.reason(row, left.environment, right.environment, a, b)) {
            difference.reason = std::move(*reason);
        } else {
            visit(std::move(difference));
            return;
        }
        difference.verdict = Verdict::Expected;
        visit(std::move(difference));
    };
    const auto both = [&](const FlatField &a, const FlatField &b) {
        if (!sameValue(a.value, b.value) || a.secrets != b.secrets) {
            differ(&a, &b);
        } else if (withSame) {
            visit({fieldText(a.path), a.value, b.value, Verdict::Same, {}});
        }
    };
    Walk(leftFields, rightFields).run(both, differ);
}

std::vector<DeploymentDiff> diffApi(const Catalog &catalog, const ApiRow &row,
                                    const EstateConfig &estate)
{
    const Comparer comparer(catalog, estate);
    std::vector<DeploymentDiff> diffs;
    for (const ComparedPair &pair : comparedPairs(catalog, row, estate, comparer.naming())) {
        DeploymentDiff diff;
        diff.sandbox = pair.sandbox;
        diff.production = pair.production;
        comparer.compare(row, pair, true, [&diff](FieldDifference difference) {
            diff.fields.push_back(std::move(difference));
        });
        diffs.push_back(std::move(diff));
    }
    return diffs;
}

} // namespace bulkhead
