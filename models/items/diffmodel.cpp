// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/diffmodel.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

DiffModel::DiffModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

bool DiffModel::isShown(const FieldDifference &field, Shown shown)
{
    switch (shown) {
    case Shown::Drift:
        return field.verdict == FieldDifference::Verdict::Drift;
    case Shown::WithExpected:
        return field.verdict != FieldDifference::Verdict::Same;
    case Shown::All:
        return true;
    }
    Q_UNREACHABLE();
}

void DiffModel::rebuild()
{
    beginResetModel();
    m_visible.clear();
    for (std::size_t i = 0; i < m_diff.fields.size(); ++i) {
        if (isShown(m_diff.fields[i], m_shown))
            m_visible.push_back(i);
    }
    endResetModel();
}

void DiffModel::setDiff(DeploymentDiff diff)
{
    m_diff = std::move(diff);
    rebuild();
}

void DiffModel::setShown(Shown shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    rebuild();
}

int DiffModel::count(Shown shown) const
{
    return static_cast<int>(
        std::count_if(m_diff.fields.begin(), m_diff.fields.end(),
                      [shown](const FieldDifference &field) { return isShown(field, shown); }));
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_visible.size());
}

int DiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Verdict) + 1;
}

QString DiffModel::valueText(const std::optional<JsonValue> &value)
{
    if (!value)
        return {};
    if (value->string() != nullptr)
        return QString::fromStdString(*value->string());
    if (value->array() == nullptr)
        return QString::fromStdString(canonical(*value));
    QStringList lines;
    for (const JsonValue &element : *value->array())
        lines.append(valueText(element));
    return lines.join(u'\n');
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const FieldDifference &field = m_diff.fields[m_visible[static_cast<std::size_t>(index.row())]];
    if (role == Qt::DisplayRole) {
        constexpr int roles[] = {FieldRole, SandboxRole, ProductionRole, ReasonRole};
        role = roles[index.column()];
    }
    switch (role) {
    case FieldRole:
        return QString::fromStdString(field.field);
    case SandboxRole:
        return valueText(field.sandbox);
    case ProductionRole:
        return valueText(field.production);
    case VerdictRole:
        return static_cast<int>(field.verdict);
    case ReasonRole:
        return QString::fromStdString(field.reason);
    default:
        return {};
    }
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Field:
        return tr("Field");
    case Column::Sandbox:
        return tr("Sandbox");
    case Column::Production:
        return tr("Production");
    case Column::Verdict:
        return tr("Verdict");
    }
    return {};
}

} // namespace bulkhead
