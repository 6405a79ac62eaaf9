// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/findingquery.h"

#include <QUrlQuery>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace isolation;

namespace {

QString wire(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

void addIf(QUrlQuery &query, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

std::optional<QString> valueOf(const QUrlQuery &query, const QString &key)
{
    if (!query.hasQueryItem(key))
        return std::nullopt;
    return query.queryItemValue(key, QUrl::FullyDecoded);
}

bool fitsSide(const std::optional<QString> &wanted, const FactRef &fact)
{
    return !wanted || *wanted == fact.gateway.text();
}

bool isFinding(Verdict verdict)
{
    return verdict != Verdict::Pass && verdict != Verdict::NotApplicable;
}

} // namespace

QString FindingQuery::toText() const
{
    QUrlQuery query;
    addIf(query, u"layer"_s, layer ? wire(toWire(*layer)) : QString());
    addIf(query, u"verdict"_s, verdict ? wire(toWire(*verdict)) : QString());
    addIf(query, u"control"_s, control);
    addIf(query, u"api"_s, api);
    if (sandbox)
        query.addQueryItem(u"sandbox"_s, QString::fromLatin1(QUrl::toPercentEncoding(*sandbox)));
    if (production)
        query.addQueryItem(u"production"_s, QString::fromLatin1(QUrl::toPercentEncoding(*production)));
    addIf(query, u"finding"_s, fingerprint);
    return u'?' + query.toString(QUrl::FullyEncoded);
}

FindingQuery FindingQuery::fromText(const QString &text)
{
    const QUrlQuery parts(text.startsWith(u'?') ? text.mid(1) : text);
    FindingQuery query;
    query.layer = layerFromWire(valueOf(parts, u"layer"_s).value_or(QString()).toStdString());
    query.verdict = verdictFromWire(valueOf(parts, u"verdict"_s).value_or(QString()).toStdString());
    query.control = valueOf(parts, u"control"_s).value_or(QString());
    query.api = valueOf(parts, u"api"_s).value_or(QString());
    query.sandbox = valueOf(parts, u"sandbox"_s);
    query.production = valueOf(parts, u"production"_s);
    query.fingerprint = valueOf(parts, u"finding"_s).value_or(QString());
    return query;
}

const PairReport *reportOf(const IsolationView &view, const EnvironmentId &sandbox, const EnvironmentId &production)
{
    const auto found = std::find_if(view.report.pairs.begin(), view.report.pairs.end(), [&](const PairReport &pair) {
        return pair.result.sandbox == sandbox && pair.result.production == production;
    });
    return found == view.report.pairs.end() ? nullptr : &*found;
}

Concern::Concern(const EstateFacts &facts)
{
    for (const DeploymentFacts &deployment : facts.deployments) {
        if (deployment.api == noIndex)
            continue;
        auto &rows = m_apisOf[facts.gateways[deployment.place.gateway].id.text()];
        rows.resize(facts.apis.size());
        rows[deployment.api] = true;
    }
}

bool Concern::isOfAll(const UnitResult &unit)
{
    return unit.apis.empty() && unit.sandbox.gateway.isEmpty() && unit.production.gateway.isEmpty();
}

bool Concern::isOf(const UnitResult &unit, std::uint32_t api) const
{
    if (!unit.apis.empty())
        return std::find(unit.apis.begin(), unit.apis.end(), api) != unit.apis.end();
    for (const FactRef *fact : {&unit.sandbox, &unit.production}) {
        if (fact->gateway.isEmpty())
            continue;
        const auto rows = m_apisOf.find(fact->gateway.text());
        if (rows == m_apisOf.end() || !rows->second[api])
            return false;
    }
    return true;
}

int graveFindings(const IsolationView &view, const PairResult &result)
{
    std::int64_t count = 0;
    for (const ControlResult &one : result.controls) {
        const Control *control = view.controls.find(QString::fromStdString(one.control));
        if (control != nullptr && isGrave(control->severity))
            count += one.counts[Verdict::Fail];
    }
    return static_cast<int>(count);
}

std::uint32_t apiIndexOf(const EstateFacts &facts, const QString &id)
{
    const auto found = std::find_if(facts.apis.begin(), facts.apis.end(),
                                    [&id](const ApiFactsRow &row) { return row.id.text() == id; });
    return found == facts.apis.end() ? noIndex : static_cast<std::uint32_t>(found - facts.apis.begin());
}

namespace {

//! What a query asks, resolved once.
class Chooser
{
public:
    Chooser(const IsolationView &view, const PairResult &result, const FindingQuery &query)
        : m_view(view)
        , m_result(result)
        , m_query(query)
        , m_api(query.api.isEmpty() ? noIndex : apiIndexOf(*view.report.facts, query.api))
    {
        if (!query.api.isEmpty())
            m_concern.emplace(*view.report.facts);
    }

    std::vector<FindingKey> choose()
    {
        collect();
        std::stable_sort(m_found.begin(), m_found.end(), &isWorse);
        std::vector<FindingKey> keys;
        keys.reserve(m_found.size());
        for (const Found &found : m_found)
            keys.push_back(found.key);
        return keys;
    }

    std::optional<FindingKey> worst()
    {
        collect();
        const auto at = std::min_element(m_found.begin(), m_found.end(), &isWorse);
        return at == m_found.end() ? std::nullopt : std::optional(at->key);
    }

private:
    struct Found
    {
        FindingKey key;
        Verdict verdict = Verdict::Unknown;
        Severity severity = Severity::Low;
    };
    static bool isWorse(const Found &a, const Found &b)
    {
        return a.verdict != b.verdict ? a.verdict > b.verdict : a.severity > b.severity;
    }

    void collect()
    {
        for (std::size_t i = 0; i < m_result.controls.size(); ++i) {
            const ControlResult &result = m_result.controls[i];
            const Control *control = m_view.controls.find(QString::fromStdString(result.control));
            if (control == nullptr || !fits(*control))
                continue;
            const std::size_t before = m_found.size();
            for (std::size_t unit = 0; unit < result.units.size(); ++unit) {
                if (fits(result.units[unit]))
                    m_found.push_back({{i, unit}, result.units[unit].verdict, control->severity});
            }
            if (m_found.size() == before && !m_query.control.isEmpty())
                m_found.push_back({{i, FindingKey::noUnit}, result.verdict, control->severity});
        }
    }

    [[nodiscard]] bool fits(const Control &control) const
    {
        return (!m_query.layer || control.layer == *m_query.layer)
            && (m_query.control.isEmpty() || control.id == m_query.control);
    }
    [[nodiscard]] bool fits(const UnitResult &unit) const
    {
        const bool isMeant = m_query.verdict ? unit.verdict == *m_query.verdict
                                             : isFinding(unit.verdict) || !m_query.control.isEmpty();
        return isMeant && fitsSide(m_query.sandbox, unit.sandbox) && fitsSide(m_query.production, unit.production)
            && (m_query.api.isEmpty() || (m_api != noIndex && m_concern->isOf(unit, m_api)));
    }

    const IsolationView &m_view;
    const PairResult &m_result;
    const FindingQuery &m_query;
    std::uint32_t m_api;
    std::optional<Concern> m_concern;
    std::vector<Found> m_found;
};

} // namespace

std::vector<FindingKey> findingsOf(const IsolationView &view, const PairResult &result, const FindingQuery &query)
{
    return Chooser(view, result, query).choose();
}

std::optional<FindingKey> worstOf(const IsolationView &view, const PairResult &result, const FindingQuery &query)
{
    return Chooser(view, result, query).worst();
}

} // namespace bulkhead
