// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/mappingtable.h"

#include "widgets/delegates.h"
#include "widgets/tableview.h"

#include <QHeaderView>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

QString placeOf(const ObjectRef &object, const std::string &pointer)
{
    return shown(object.collection + ' ' + object.id + ' ' + pointer);
}

} // namespace

QString MappingTable::whyBlocked(UnmappedValue::Reason reason) const
{
    switch (reason) {
    case UnmappedValue::Reason::Secret:
        return tr("Secret missing there");
    case UnmappedValue::Reason::SecretLost:
        return tr("Secret would be lost");
    case UnmappedValue::Reason::SameAsAnother:
        return tr("Same as another there");
    case UnmappedValue::Reason::NothingKept:
        return tr("Nothing there to keep");
    case UnmappedValue::Reason::NamesSource:
        break;
    }
    return tr("Belongs to %1").arg(m_fromName);
}

void MappingTable::setPlan(const Plan &plan)
{
    beginResetModel();
    m_rows.clear();
    m_fromName = plan.from.text();
    m_toName = plan.to.text();
    for (const UnmappedValue &value : plan.unmapped) {
        const bool isSecret = value.reason == UnmappedValue::Reason::Secret || value.reason == UnmappedValue::Reason::SecretLost;
        m_rows.push_back({State::Blocked, whyBlocked(value.reason), shown(value.field), isSecret ? tr("a secret") : shown(value.value), QString(), placeOf(value.object, value.pointer)});
    }
    const auto isBlocked = [&plan](const MappedValue &value) {
        return std::any_of(plan.unmapped.begin(), plan.unmapped.end(), [&](const UnmappedValue &one) { return one.object == value.object && one.pointer == value.pointer; });
    };
    for (const MappedValue &value : plan.mapping) {
        if (isBlocked(value))
            continue;
        const bool hasRule = value.rule >= 0;
        const QString how = value.isKept ? tr("Kept by rule %1") : tr("By rule %1");
        m_rows.push_back({hasRule ? State::Mapped : State::AsItIs, hasRule ? how.arg(value.rule + 1) : tr("As it is"), shown(value.field), shown(value.from), shown(value.to),
                          placeOf(value.object, value.pointer)});
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) { return a.state < b.state; });
    endResetModel();
}

void MappingTable::dress(TableView *table)
{
    table->setModel(this);
    auto *status = new StatusDelegate(
        [this](const QModelIndex &index) {
            const State state = m_rows[static_cast<std::size_t>(index.row())].state;
            return state == State::Blocked ? Status::Fail : state == State::Mapped ? Status::Pass : Status::NotApplicable;
        },
        table);
    table->setItemDelegateForColumn(static_cast<int>(Column::State), status);
    table->setColumnEnvironment(static_cast<int>(Column::From), EnvironmentType::Sandbox);
    table->setColumnEnvironment(static_cast<int>(Column::To), EnvironmentType::Production);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table->horizontalHeader()->setStretchLastSection(true);
    const std::array<int, columns> widths{140, 110, 164, 164, 100};
    for (int i = 0; i < columns; ++i)
        table->setColumnWidth(i, px(widths[static_cast<std::size_t>(i)]));
}

int MappingTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MappingTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant MappingTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const std::array<const QString *, columns> texts{&row.word, &row.field, &row.from, &row.to, &row.object};
    return *texts[static_cast<std::size_t>(index.column())];
}

QVariant MappingTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    //: Column: whether a value may travel, and by which rule.
    case Column::State: return tr("Travels");
    case Column::Field: return tr("Field");
    case Column::From: return m_fromName;
    case Column::To: return m_toName;
    case Column::Object: return tr("Where");
    }
    return {};
}

} // namespace bulkhead
