// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall/walltable.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"
#include "wall/wallwords.h"
#include "widgets/delegates.h"
#include "widgets/tableview.h"

#include <QHeaderView>

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::Verdict;

WallTable::WallTable(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void WallTable::setPair(const IsolationView &view, const isolation::PairReport &report, const Wall &wall)
{
    const WallWords words(view, report, wall, view.report.at);
    beginResetModel();
    m_rows.clear();
    for (const WallBand &band : wall.bands)
        addBand(band, words);
    endResetModel();
}

void WallTable::addBand(const WallBand &band, const WallWords &words)
{
    const auto gateway = [](const QString &id) { return id.isEmpty() ? Formats::none() : id; };
    for (const WallLeak &leak : band.leaks) {
        Row row{band.layer, leak.verdict, leak.verdict == Verdict::Warn ? tr("Seep") : tr("Leak"), gateway(leak.sandbox),
                gateway(leak.production), words.sentenceOf(leak.worst), leak.findings, leak.query};
        m_rows.push_back(std::move(row));
    }
    FindingQuery query;
    query.layer = band.layer;
    if (!band.undecided.empty()) {
        query.verdict = Verdict::Unknown;
        QStringList names = words.hatch(band).split(u'\n');
        names.removeFirst(); // says layer and count, which have columns of their own
        m_rows.push_back({band.layer, Verdict::Unknown, tr("Undecided"), Formats::none(), Formats::none(), names.join(u", "_s),
                          static_cast<int>(band.undecided.size()), query});
    } else if (band.leaks.empty()) {
        const Status status = IsolationWords::statusOf(band.score.status);
        m_rows.push_back({band.layer, band.score.status == isolation::Status::NotAssessed ? Verdict::NotApplicable : Verdict::Pass,
                          Words::layer(status), Formats::none(), Formats::none(), {}, 0, query});
    }
}

const FindingQuery &WallTable::queryAt(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).query;
}

int WallTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WallTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant WallTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && static_cast<Column>(index.column()) == Column::Findings)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (static_cast<Column>(index.column())) {
    case Column::Layer: return IsolationWords::layer(row.layer);
    case Column::Status: return row.word;
    case Column::Sandbox: return row.sandbox;
    case Column::Production: return row.production;
    case Column::Findings: return Formats::number(qint64(row.count));
    case Column::Says: return row.says;
    }
    return {};
}

QVariant WallTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == static_cast<int>(Column::Findings))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Layer: return tr("Layer");
    case Column::Status: return tr("What");
    case Column::Sandbox: return tr("Sandbox");
    case Column::Production: return tr("Production");
    case Column::Findings: return tr("Count");
    case Column::Says: return tr("Worst of it");
    }
    return {};
}

void WallTable::dress(TableView *table)
{
    table->setModel(this);
    table->setItemDelegateForColumn(static_cast<int>(Column::Status), new StatusDelegate([this](const QModelIndex &index) {
        return IsolationWords::statusOf(m_rows[static_cast<std::size_t>(index.row())].verdict);
    }, table));
    auto *count = new RowDelegate(table);
    count->setType(TypeSize::Body, QFont::DemiBold);
    table->setItemDelegateForColumn(static_cast<int>(Column::Findings), count);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); // the rows are few
    table->horizontalHeader()->setSectionResizeMode(static_cast<int>(Column::Says), QHeaderView::Stretch);
    table->setColumnEnvironment(static_cast<int>(Column::Sandbox), EnvironmentType::Sandbox);
    table->setColumnEnvironment(static_cast<int>(Column::Production), EnvironmentType::Production);
}

} // namespace bulkhead
