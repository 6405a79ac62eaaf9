// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/trendspanel.h"

#include "charts/stepchart.h"
#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"
#include "widgets/delegates.h"
#include "widgets/emptystate.h"
#include "widgets/scrollsheet.h"
#include "widgets/tableview.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::Layer;

namespace {

//! From the bottom of the chart to its top.
constexpr isolation::Status levels[] = {isolation::Status::NotIsolated, isolation::Status::NotAssessed,
                                        isolation::Status::Unproven, isolation::Status::Weak, isolation::Status::Isolated};

double levelOf(isolation::Status status)
{
    const auto at = std::find(std::begin(levels), std::end(levels), status);
    return static_cast<double>(at - std::begin(levels));
}

} // namespace

TrendsPanel::TrendsPanel(ConsoleSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Isolation, this))
    , m_status(new StepChart(tr("Status over time"), this))
    , m_findings(new StepChart(tr("Findings of each layer over time"), this))
    , m_model(new TrendTable(this))
    , m_table(new TableView(tr("Kept checks"), this))
{
    setObjectName(u"trendsPanel"_s);
    m_model->dress(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(makeContent());
    m_stack->addWidget(m_empty);
    setFocusProxy(m_table);
    connect(m_empty, &EmptyState::actionTriggered, &session, &ConsoleSession::checkAgain);
    connect(&session, &ConsoleSession::trendListed, this, &TrendsPanel::take);
    for (auto signal : {&ConsoleSession::isolationChanged, &ConsoleSession::pairChosen}) {
        connect(&session, signal, this, [this] {
            if (isVisible())
                ask();
        });
    }
    showPoints({});
}

QWidget *TrendsPanel::makeContent()
{
    auto *sheet = new ScrollSheet(tr("Trends"), this);
    auto *content = new QWidget(sheet);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(16), px(12), px(16), px(16));
    column->setSpacing(px(8));
    const auto add = [&](const QString &heading, QWidget *part, int height, int stretch) {
        column->addWidget(new TextLabel(heading, TypeSize::Body, QFont::DemiBold, &Tokens::text, content));
        part->setMinimumHeight(px(height));
        column->addWidget(part, stretch);
    };
    add(tr("Status of the pair"), m_status, 184, 2);
    add(tr("Findings: fails and warnings of each layer"), m_findings, 216, 3);
    add(tr("Kept checks, newest first"), m_table, 160, 2);
    sheet->setWidget(content);
    return sheet;
}

void TrendsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void TrendsPanel::ask()
{
    if (const auto pair = m_session.pair())
        m_session.listTrend(*pair);
}

void TrendsPanel::take(const EnvironmentPair &pair, const Trend &trend)
{
    const bool isEarlierQuestion = m_session.pair() && pair != *m_session.pair();
    if (!isEarlierQuestion && isVisible())
        showPoints(*trend);
}

void TrendsPanel::showPoints(const std::vector<TrendPoint> &points)
{
    m_model->setPoints(points);
    if (points.size() < 2) {
        m_empty->setText(points.empty() ? tr("No check of this pair was kept yet.") : tr("One check was kept; a trend needs two."),
                         tr("Every sync and every check adds a point. Looking at the past adds none."), tr("Check again"));
        m_stack->setCurrentIndex(1);
        return;
    }
    QList<UtcTime> moments;
    QList<StepChart::Line> status{{tr("Pair"), {}}}, findings;
    for (const Layer layer : isolation::wallLayers)
        findings.append({IsolationWords::layer(layer), {}});
    for (const TrendPoint &point : points) {
        moments.append(point.at);
        status.first().values.append(levelOf(point.summary.status));
        for (qsizetype i = 0; i < findings.size(); ++i) {
            const auto found = point.findings(isolation::wallLayers[static_cast<std::size_t>(i)]);
            findings[i].values.append(found ? std::optional<double>(static_cast<double>(*found)) : std::nullopt);
        }
    }
    QStringList names;
    for (const isolation::Status level : levels)
        names << Words::layer(IsolationWords::statusOf(level));
    m_status->set(moments, status, names);
    m_findings->set(moments, findings);
    m_stack->setCurrentIndex(0);
}

QVariant TrendTable::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole && index.column() >= provenColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    const bool isText = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (!isText || !index.isValid())
        return TrendModel::data(index, role);
    const auto status = [&] {
        return Words::layer(IsolationWords::statusOf(static_cast<isolation::Status>(TrendModel::data(index, StatusRole).toInt())));
    };
    switch (index.column()) {
    case momentColumn: return Formats::dateTime(*TrendModel::data(index, AtRole).value<std::optional<UtcTime>>());
    case statusColumn: return status();
    case provenColumn: {
        const QVariant proven = TrendModel::data(index, ProvenRole);
        return proven.isValid() ? IsolationWords::percent(proven.toInt()) : Formats::none();
    }
    default: break;
    }
    const QVariant findings = TrendModel::data(index, FindingsRole);
    const QString number = findings.isValid() ? Formats::number(findings.toLongLong()) : Formats::none();
    if (role == Qt::DisplayRole)
        return number;
    //: findings of a layer, its status
    return tr("%1 findings, %2").arg(number, status());
}

QVariant TrendTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= provenColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter); // a header reads no other type
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case momentColumn: return tr("Checked");
    case statusColumn: return tr("Status");
    case provenColumn: return tr("Proven");
    default: return IsolationWords::shortLayer(isolation::wallLayers[static_cast<std::size_t>(section - layerColumn)]);
    }
}

void TrendTable::dress(TableView *table)
{
    table->setObjectName(u"trendTable"_s);
    table->setModel(this);
    table->setItemDelegateForColumn(statusColumn, new StatusDelegate(
        [](const QModelIndex &index) {
            return IsolationWords::statusOf(static_cast<isolation::Status>(index.data(StatusRole).toInt()));
        }, table));
    for (int column = 0; column < columnCount(); ++column)
        table->setColumnWidth(column, px(column == momentColumn ? 160 : column == statusColumn ? 136 : 84));
    table->horizontalHeader()->setStretchLastSection(true);
}

} // namespace bulkhead
