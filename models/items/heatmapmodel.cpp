// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/heatmapmodel.h"

#include <algorithm>
#include <map>

namespace bulkhead {

using namespace isolation;

void HeatMapModel::Cell::take(Verdict other)
{
    verdict = isJudged ? worse(verdict, other) : other;
    isJudged = true;
}

qint64 HeatMapModel::Cell::count() const
{
    switch (verdict) {
    case Verdict::Fail:
        return fails;
    case Verdict::Warn:
        return warns;
    case Verdict::Unknown:
        return unknowns;
    case Verdict::Pass:
    case Verdict::NotApplicable:
        return 0;
    }
    return 0;
}

bool HeatMapModel::Cell::isAccepted() const
{
    return verdict == Verdict::Fail && accepted > 0 && accepted == fails + failsAround;
}

//! Fills the rows from one control after the other.
class HeatMapModel::Builder
{
public:
    Builder(std::vector<Row> &rows, const CatalogView &catalog, const PairReport &report)
        : m_rows(rows)
        , m_report(report)
        , m_concern(*catalog.facts)
    {
        const PairFacts facts(*catalog.facts, *catalog.index, report.result.sandbox, report.result.production);
        m_rows.resize(facts.apis().size());
        m_rowOf.assign(catalog.facts->apis.size(), noIndex);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            m_rows[i].api = facts.apis()[i].api;
            m_rows[i].isOnBoth = facts.apis()[i].hasBoth();
            m_rowOf[m_rows[i].api] = static_cast<std::uint32_t>(i);
        }
    }

    void add(const ControlResult &result, std::size_t layer)
    {
        m_isUnknown.assign(m_rows.size(), false);
        for (std::size_t i = 0; i < m_rows.size() && result.byApi.size() == m_rows.size(); ++i) {
            if (result.byApi[i] == Verdict::Unknown)
                m_isUnknown[i] = true;
            if (result.byApi[i] != Verdict::NotApplicable)
                m_rows[i].cells[layer].take(result.byApi[i]);
        }
        m_groups.clear();
        for (const UnitResult &unit : result.units)
            add(unit, isAccepted(result, unit) ? 1 : 0, layer);
        for (const auto &[gateways, group] : m_groups)
            add(group, layer);
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_rows[i].cells[layer].unknowns += m_isUnknown[i] ? 1 : 0;
    }

private:
    //! Units of the control at hand that name no API: they concern the same rows if they name the same gateways.
    struct Group
    {
        const UnitResult *first = nullptr;
        Counts counts;
        std::int32_t accepted = 0;
    };

    [[nodiscard]] bool isAccepted(const ControlResult &result, const UnitResult &unit) const
    {
        return unit.verdict == Verdict::Fail && !m_report.accepted.empty() && acceptedBy(m_report, result.control, unit) != nullptr;
    }

    void add(const UnitResult &unit, std::int32_t accepted, std::size_t layer)
    {
        if (unit.verdict == Verdict::NotApplicable)
            return;
        for (const std::uint32_t api : unit.apis) {
            if (m_rowOf[api] != noIndex)
                count(m_rowOf[api], unit.verdict, 1, 0, accepted, layer);
        }
        if (!unit.apis.empty())
            return;
        Group &group = m_groups[{unit.sandbox.gateway.text(), unit.production.gateway.text()}];
        group.first = &unit;
        ++group.counts[unit.verdict];
        group.accepted += accepted;
    }

    void add(const Group &group, std::size_t layer)
    {
        // What nothing decides leaves an API that is on one side only as it is: there is nothing to keep apart yet. Other
        // verdicts of the pair as a whole stand with its layer.
        const bool isOfAll = Concern::isOfAll(*group.first);
        for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
            if (isOfAll ? !m_rows[i].isOnBoth : !m_concern.isOf(*group.first, m_rows[i].api))
                continue;
            for (const Verdict verdict : {Verdict::Warn, Verdict::Unknown, Verdict::Fail}) {
                const std::int64_t units = group.counts[verdict];
                if (units > 0 && (!isOfAll || verdict == Verdict::Unknown))
                    count(i, verdict, 0, static_cast<std::int32_t>(units), verdict == Verdict::Fail ? group.accepted : 0, layer);
            }
        }
    }

    void count(std::uint32_t row, Verdict verdict, std::int32_t own, std::int32_t around, std::int32_t accepted, std::size_t layer)
    {
        Cell &cell = m_rows[row].cells[layer];
        cell.take(verdict);
        cell.accepted += accepted;
        cell.fails += verdict == Verdict::Fail ? own : 0;
        cell.warns += verdict == Verdict::Warn ? own : 0;
        cell.failsAround += verdict == Verdict::Fail ? around : 0;
        cell.warnsAround += verdict == Verdict::Warn ? around : 0;
        if (verdict == Verdict::Unknown)
            m_isUnknown[row] = true;
    }

    std::vector<Row> &m_rows;
    const PairReport &m_report;
    Concern m_concern;
    std::vector<std::uint32_t> m_rowOf; //!< by API
    std::vector<bool> m_isUnknown;      //!< of the control at hand
    std::map<std::pair<QString, QString>, Group> m_groups;
};

HeatMapModel::HeatMapModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void HeatMapModel::setPair(std::shared_ptr<const IsolationView> view, const EnvironmentId &sandbox,
                           const EnvironmentId &production)
{
    beginResetModel();
    m_view = std::move(view);
    m_rows.clear();
    const PairReport *report = m_view ? reportOf(*m_view, sandbox, production) : nullptr;
    if (report != nullptr) {
        Builder builder(m_rows, *m_view->catalog, *report);
        for (const ControlResult &result : report->result.controls) {
            const Control *control = m_view->controls.find(QString::fromStdString(result.control));
            if (control != nullptr && control->layer != Layer::Governance)
                builder.add(result, static_cast<std::size_t>(control->layer));
        }
    }
    m_onBothSides = static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isOnBoth; }));
    show();
    endResetModel();
}

void HeatMapModel::setText(const QString &text)
{
    if (m_text == text)
        return;
    beginResetModel();
    m_text = text;
    show();
    endResetModel();
}

void HeatMapModel::setWorstFirst(bool on)
{
    beginResetModel();
    m_worstFirst = on;
    show();
    endResetModel();
}

std::int64_t HeatMapModel::badness(const Row &row)
{
    // Layers that fail for the API itself weigh most, then its findings, then those of its gateways, then what is unknown; an
    // API that nothing judged comes last.
    std::int64_t value = 0;
    for (const Cell &cell : row.cells) {
        value += cell.fails > 0 ? 1'000'000'000'000 : 0;
        value += std::min(cell.fails, 999) * 1'000'000'000LL + std::min(cell.warns, 999) * 1'000'000LL;
        value += (cell.failsAround > 0 ? 100'000 : 0) + (cell.warnsAround > 0 ? 10'000 : 0);
        value += cell.isJudged ? cell.unknowns + 1 : 0;
    }
    return value;
}

void HeatMapModel::show()
{
    m_shown.clear();
    for (std::uint32_t i = 0; i < m_rows.size(); ++i) {
        const ApiFactsRow &api = m_view->report.facts->apis[m_rows[i].api];
        if (m_text.isEmpty() || QString::fromStdString(api.name).contains(m_text, Qt::CaseInsensitive))
            m_shown.push_back(i);
    }
    if (!m_worstFirst)
        return;
    std::vector<std::int64_t> values(m_rows.size());
    std::transform(m_rows.begin(), m_rows.end(), values.begin(), &HeatMapModel::badness);
    std::stable_sort(m_shown.begin(), m_shown.end(),
                     [&values](std::uint32_t a, std::uint32_t b) { return values[a] > values[b]; });
}

int HeatMapModel::rowsWithFindings() const
{
    return static_cast<int>(std::count_if(m_shown.begin(), m_shown.end(), [this](std::uint32_t i) {
        const auto &cells = m_rows[i].cells;
        return std::any_of(cells.begin(), cells.end(), [](const Cell &cell) { return cell.fails + cell.warns > 0; });
    }));
}

int HeatMapModel::rowOf(const QString &api) const
{
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        if (m_view->report.facts->apis[m_rows[m_shown[i]].api].id.text() == api)
            return static_cast<int>(i);
    }
    return -1;
}

int HeatMapModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int HeatMapModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + layers;
}

QVariant HeatMapModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &at = row(index.row());
    const ApiFactsRow &api = m_view->report.facts->apis[at.api];
    if (role == ApiRole)
        return api.id.text();
    if (index.column() == 0)
        return role == Qt::DisplayRole ? QString::fromStdString(api.name) : QVariant();
    const Cell &cell = at.cells[static_cast<std::size_t>(index.column() - 1)];
    if (role == VerdictRole)
        return cell.isJudged ? QVariant(static_cast<int>(cell.verdict)) : QVariant();
    if (role == CountRole)
        return cell.count();
    if (role == AcceptedRole)
        return cell.isAccepted();
    if (role == AroundRole)
        return qint64(cell.verdict == Verdict::Fail ? cell.failsAround : cell.verdict == Verdict::Warn ? cell.warnsAround : 0);
    return {};
}

} // namespace bulkhead
