// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/planrows.h"

#include <algorithm>

namespace bulkhead {

using namespace promotion;

namespace {

constexpr std::size_t mostSingleValues = 4; // of one object; more are told as one line

bool isTelling(Aspect aspect)
{
    switch (aspect) {
    case Aspect::Hosts:
    case Aspect::Paths:
    case Aspect::Methods:
    case Aspect::Address:
    case Aspect::Scheme:
    case Aspect::Limit:
    case Aspect::Timeout:
    case Aspect::Enabled:
        return true;
    default:
        return false;
    }
}

PlanRow rowFor(const StepChanges &step, PlanRow::Kind kind)
{
    PlanRow row;
    row.kind = kind;
    row.action = step.action;
    row.step = static_cast<int>(step.step);
    row.subject = step.subject;
    row.name = step.name;
    return row;
}

PlanRow quantityRow(const StepChanges &step, const QuantityChange &change, bool isTimeout)
{
    PlanRow row = rowFor(step, PlanRow::Kind::Quantity);
    row.isTimeout = isTimeout;
    row.what = change.what;
    row.field = change.field;
    row.quantityBefore = change.before;
    row.quantityAfter = change.after;
    return row;
}

PlanRow valueRow(const StepChanges &step, const ValueChange &value)
{
    PlanRow row = rowFor(step, PlanRow::Kind::Value);
    row.subject = value.subject;
    row.aspect = value.aspect;
    row.what = value.what;
    row.field = value.field;
    row.pointer = value.pointer;
    row.before = value.before;
    row.after = value.after;
    return row;
}

//! Whether a value is told by the line of a limit or of a time already.
bool isToldByQuantity(const StepChanges &step, const ValueChange &value)
{
    const auto tells = [&](const QuantityChange &change) { return change.what == value.what && change.field == value.field; };
    return value.aspect == Aspect::Limit || (value.aspect == Aspect::Timeout && std::any_of(step.timeouts.begin(), step.timeouts.end(), tells));
}

void addWholeObject(const StepChanges &step, std::vector<PlanRow> &rows)
{
    PlanRow row = rowFor(step, PlanRow::Kind::Object);
    for (const ValueChange &value : step.values) {
        if (isTelling(value.aspect))
            row.values.push_back(value);
    }
    row.count = static_cast<int>(step.values.size());
    for (const PolicyChange &policy : step.policies)
        row.what += (row.what.empty() ? "" : ", ") + policy.name;
    rows.push_back(std::move(row));
}

void addChange(const StepChanges &step, std::vector<PlanRow> &rows)
{
    for (const QuantityChange &limit : step.limits)
        rows.push_back(quantityRow(step, limit, false));
    for (const QuantityChange &timeout : step.timeouts)
        rows.push_back(quantityRow(step, timeout, true));
    for (const PolicyChange &policy : step.policies) {
        if (policy.action == StepAction::Change && policy.isSwitched == PolicyChange::Switch::Stays)
            continue;
        PlanRow row = rowFor(step, PlanRow::Kind::Policy);
        row.what = policy.name;
        row.action = policy.action;
        row.isSwitched = policy.isSwitched;
        row.count = policy.values;
        rows.push_back(std::move(row));
    }
    std::vector<ValueChange> others;
    for (const ValueChange &value : step.values) {
        const auto isNewPolicy = std::any_of(step.policies.begin(), step.policies.end(), [&](const PolicyChange &policy) {
            return policy.action != StepAction::Change && policy.name == value.what && value.subject == Subject::Policy;
        });
        if (!isToldByQuantity(step, value) && !isNewPolicy)
            others.push_back(value);
    }
    if (others.size() > mostSingleValues) {
        PlanRow row = rowFor(step, PlanRow::Kind::Values);
        row.count = static_cast<int>(others.size());
        row.values = std::move(others);
        rows.push_back(std::move(row));
        return;
    }
    for (const ValueChange &value : others)
        rows.push_back(valueRow(step, value));
}

void addStep(const StepChanges &step, bool isFull, std::vector<PlanRow> &rows)
{
    if (isFull) {
        for (const ValueChange &value : step.values)
            rows.push_back(valueRow(step, value));
    } else if (step.action == StepAction::Change) {
        addChange(step, rows);
    } else {
        addWholeObject(step, rows);
    }
}

} // namespace

std::vector<PlanRow> planRows(const PlanWords &words, bool isFull)
{
    std::vector<PlanRow> rows;
    for (const StepAction action : {StepAction::Delete, StepAction::Change, StepAction::Create}) {
        PlanRow group;
        group.kind = PlanRow::Kind::Group;
        group.action = action;
        const std::size_t head = rows.size();
        rows.push_back(group);
        for (const StepChanges &step : words.steps) {
            if (step.action == action) {
                ++rows[head].count;
                addStep(step, isFull, rows);
            }
        }
        if (rows[head].count == 0 && action != StepAction::Delete)
            rows.pop_back(); // that nothing is deleted is worth a line
    }
    return rows;
}

int countValues(const PlanWords &words)
{
    std::size_t count = 0;
    for (const StepChanges &step : words.steps)
        count += step.values.size();
    return static_cast<int>(count);
}

void PlanRowsModel::setRows(std::vector<PlanRow> rows, const QHash<int, int> &remarks)
{
    beginResetModel();
    m_rows = std::move(rows);
    int last = -1;
    for (PlanRow &row : m_rows) {
        row.remarks = row.step >= 0 && row.step != last ? remarks.value(row.step) : 0; // on its first line
        last = row.step;
    }
    endResetModel();
}

int PlanRowsModel::nextDifference(int from, bool backwards) const
{
    const int count = rowCount();
    for (int i = 1; i <= count; ++i) {
        const int row = ((from + (backwards ? -i : i)) % count + count) % count;
        if (m_rows[static_cast<std::size_t>(row)].kind != PlanRow::Kind::Group)
            return row;
    }
    return -1;
}

int PlanRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PlanRowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const PlanRow &row = this->row(index.row());
    return QString::fromStdString(row.name.empty() ? row.what : row.name);
}

Qt::ItemFlags PlanRowsModel::flags(const QModelIndex &index) const
{
    const bool isGroup = index.isValid() && row(index.row()).kind == PlanRow::Kind::Group;
    return isGroup ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace bulkhead
