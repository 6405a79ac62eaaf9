// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/figuresview.h"

#include "charts/weekchart.h"
#include "presentation/formats.h"
#include "promotions/figuretile.h"
#include "promotions/figurewords.h"
#include "widgets/emptystate.h"
#include "widgets/panel.h"
#include "widgets/scrollsheet.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using promotion::WeekFigures;

namespace {

constexpr int defaultChoice = 1;

std::chrono::milliseconds leadOf(double value)
{
    return std::chrono::milliseconds(static_cast<std::int64_t>(value));
}

WeekChart::Scale countScale()
{
    return {&FigureWords::countStep, [](double value) { return Formats::number(static_cast<qint64>(value)); }};
}

WeekChart::Scale leadScale()
{
    return {&FigureWords::leadStep, [](double value) { return FigureWords::lead(leadOf(value)); }};
}

QList<std::optional<double>> countsOf(const std::vector<WeekFigures> &weeks, int WeekFigures::*figure)
{
    QList<std::optional<double>> values;
    for (const WeekFigures &week : weeks)
        values.append(static_cast<double>(week.*figure));
    return values;
}

QList<std::optional<double>> leadsOf(const std::vector<WeekFigures> &weeks, std::optional<std::chrono::milliseconds> WeekFigures::*figure)
{
    QList<std::optional<double>> values;
    for (const WeekFigures &week : weeks)
        values.append(week.*figure ? std::optional(static_cast<double>((week.*figure)->count())) : std::nullopt);
    return values;
}

} // namespace

class FiguresView::Words final : public PromotionWeeks
{
public:
    using PromotionWeeks::PromotionWeeks;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::TextAlignmentRole && index.column() > 0)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        if (!index.isValid() || !isText)
            return PromotionWeeks::data(index, role);
        const QVariant value = PromotionWeeks::data(index, ValueRole);
        switch (static_cast<Column>(index.column())) {
        case Column::Week: {
            const UtcTime begin(std::chrono::milliseconds(value.toLongLong()));
            const bool isOpen = PromotionWeeks::data(index, IsOpenRole).toBool();
            return role == Qt::DisplayRole ? FigureWords::weekCell(begin, isOpen) : FigureWords::week(begin, isOpen);
        }
        case Column::MedianLead:
        case Column::LongestLead: return value.isValid() ? FigureWords::lead(std::chrono::milliseconds(value.toLongLong())) : Formats::none();
        default: return Formats::number(value.toLongLong());
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        if (role == Qt::TextAlignmentRole && section > 0)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(section)) {
        case Column::Week: return FiguresView::tr("Week");
        case Column::Asked: return FiguresView::tr("Asked for");
        case Column::Approvals: return FiguresView::tr("Approvals");
        case Column::Applied: return FiguresView::tr("Applied");
        case Column::Failed: return FiguresView::tr("Failed");
        case Column::RolledBack: return FiguresView::tr("Rolled back");
        case Column::Rejected: return FiguresView::tr("Rejected");
        case Column::Ended: return FiguresView::tr("Void, expired");
        case Column::Broken: return FiguresView::tr("Break-glass", "head of a narrow column");
        case Column::MedianLead: return FiguresView::tr("Median lead");
        case Column::LongestLead: return FiguresView::tr("Longest lead");
        }
        return {};
    }
};

FiguresView::FiguresView(std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_choice(new SegmentedControl(tr("Over how many weeks"), this))
    , m_span(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_stack(new QStackedWidget(this))
    , m_endings(new WeekChart(WeekChart::Shape::Columns, countScale(), tr("Promotions a week"), this))
    , m_leads(new WeekChart(WeekChart::Shape::Steps, leadScale(), tr("Lead time of a week's promotions"), this))
    , m_model(new Words(this))
    , m_table(new TableView(tr("Promotions by week"), this))
    , m_empty(new EmptyState(Icon::Promotions, this))
{
    setObjectName(u"figuresView"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(10));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(12));
    m_choice->setObjectName(u"figuresWeeks"_s);
    for (const int weeks : choices)
        m_choice->addSegment(tr("%n week(s)", nullptr, weeks));
    m_choice->setCurrent(defaultChoice);
    row->addWidget(m_choice);
    m_span->setWordWrap(true);
    row->addWidget(m_span, 1);
    column->addLayout(row);
    m_stack->addWidget(makeContent());
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    connect(m_choice, &SegmentedControl::currentChanged, this, &FiguresView::showFigures);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { setWeeks(choices.back()); });
    for (WeekChart *chart : {m_endings, m_leads}) {
        connect(chart, &WeekChart::weekClicked, this, [this](int week) { m_table->setCurrentIndex(m_model->index(m_model->rowOf(week), 0)); });
        connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, chart, [this, chart](const QModelIndex &index) { chart->mark(index.isValid() ? m_model->rowOf(index.row()) : -1); });
        connect(m_model, &QAbstractItemModel::modelReset, chart, [chart] { chart->mark(-1); });
    }
    showFigures();
}

QWidget *FiguresView::makeTiles()
{
    auto *tiles = new QWidget(this);
    auto *row = new QHBoxLayout(tiles);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    const std::array<QString, tileCount> titles{tr("Applied"), tr("Failed or rolled back"), tr("Median lead time"), tr("Rejected, void or expired"), tr("Break-glass")};
    for (std::size_t i = 0; i < titles.size(); ++i) {
        m_tiles[i] = new FigureTile(titles[i], tiles);
        row->addWidget(m_tiles[i], 1);
    }
    tile(Tile::Lead)->setToolTip(tr("From the request to the end of its application."));
    return tiles;
}

QWidget *FiguresView::makeCharts()
{
    auto *charts = new QWidget(this);
    auto *row = new QHBoxLayout(charts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    const auto add = [&](const QString &title, WeekChart *chart) {
        auto *panel = new Panel(title, charts);
        panel->setNote(tr("shaded: not over yet"));
        chart->setMinimumSize(px(280), px(184));
        panel->body()->addWidget(chart, 1);
        row->addWidget(panel, 1);
    };
    add(tr("Promotions a week"), m_endings);
    add(tr("From request to application"), m_leads);
    return charts;
}

QWidget *FiguresView::makeContent()
{
    auto *sheet = new ScrollSheet(tr("Figures"), this);
    auto *content = new QWidget(sheet);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    column->addWidget(makeTiles());
    column->addWidget(makeCharts(), 3);
    m_table->setObjectName(u"figuresTable"_s);
    m_table->setModel(m_model);
    m_table->viewport()->installEventFilter(this);
    m_table->setMinimumHeight(px(168));
    column->addWidget(m_table, 2);
    sheet->setWidget(content);
    return sheet;
}

//! The first column takes what the numbers leave: they stand together at the right.
void FiguresView::arrangeColumns()
{
    const QFontMetrics metrics(typeFont(TypeSize::Small, QFont::DemiBold));
    int numbers = 0;
    for (int i = 1; i < PromotionWeeks::columns; ++i) {
        const bool isTime = i >= static_cast<int>(PromotionWeeks::Column::MedianLead);
        const int head = metrics.horizontalAdvance(m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString()) + px(18);
        m_table->setColumnWidth(i, std::max(head, px(isTime ? 92 : 60)));
        numbers += m_table->columnWidth(i);
    }
    m_table->setColumnWidth(0, std::max(px(144), m_table->viewport()->width() - numbers));
}

bool FiguresView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange)
        arrangeColumns();
    return QWidget::eventFilter(watched, event);
}

void FiguresView::setView(const std::shared_ptr<const PromotionsView> &view)
{
    m_view = view;
    showFigures();
}

int FiguresView::weeks() const
{
    return choices[static_cast<std::size_t>(m_choice->current())];
}

void FiguresView::setWeeks(int weeks)
{
    const auto at = std::find(choices.begin(), choices.end(), weeks);
    if (at == choices.end())
        return;
    m_choice->setCurrent(static_cast<int>(at - choices.begin()));
    showFigures();
}

void FiguresView::focusFirst()
{
    if (m_stack->currentWidget() == m_empty)
        m_choice->setFocus();
    else
        m_table->setFocus();
}

void FiguresView::showFigures()
{
    m_figures = promotionFigures(m_view ? *m_view : PromotionsView(), weeks(), m_clock->now());
    m_span->setText(tr("Since %1. Before: the %n week(s) before that, up to the same day and time.", nullptr, weeks()).arg(FigureWords::weekDate(m_figures.total.begin)));
    m_model->setWeeks(m_figures.weeks);
    showTiles();
    showCharts();
    showEmptiness();
}

void FiguresView::showTiles()
{
    const WeekFigures &now = m_figures.total, &before = m_figures.before;
    const auto inkWhen = [](bool isTrouble, StatusColours Tokens::*status) {
        return [isTrouble, status](const Tokens &tokens) { return QColor(isTrouble ? (tokens.*status).ink : tokens.text); };
    };
    tile(Tile::Applied)->set(Formats::number(now.applied), tr("%n execution(s)", nullptr, now.executions()), FigureWords::change(now.applied, before.applied));
    const int bad = now.failed + now.rolledBack;
    const auto share = now.failedShare();
    tile(Tile::Failed)->set(Formats::number(bad), share ? tr("%1 of %n execution(s)", nullptr, now.executions()).arg(Formats::percent(share)) : tr("%n execution(s)", nullptr, now.executions()),
                            FigureWords::change(bad, before.failed + before.rolledBack));
    tile(Tile::Failed)->setInk(inkWhen(bad > 0, &Tokens::fail));
    tile(Tile::Lead)->set(FigureWords::lead(now.medianLead), now.longestLead ? tr("longest %1").arg(FigureWords::lead(now.longestLead)) : tr("nothing was applied"),
                          FigureWords::change(now.medianLead, before.medianLead));
    tile(Tile::Ended)->set(Formats::number(now.rejected + now.ended), tr("%1 rejected, %2 void or expired").arg(Formats::number(now.rejected), Formats::number(now.ended)),
                           FigureWords::change(now.rejected + now.ended, before.rejected + before.ended));
    tile(Tile::Broken)->set(Formats::number(now.broken), tr("executed without its approvals"), FigureWords::change(now.broken, before.broken));
    tile(Tile::Broken)->setInk(inkWhen(now.broken > 0, &Tokens::warn));
}

void FiguresView::showCharts()
{
    const std::vector<WeekFigures> &figures = m_figures.weeks;
    QList<WeekChart::Week> weeks;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const bool isOpen = i + 1 == figures.size();
        weeks.append({FigureWords::shortWeek(figures[i].begin, isOpen), FigureWords::week(figures[i].begin, isOpen)});
    }
    m_endings->set(weeks,
                   {{tr("Applied"), countsOf(figures, &WeekFigures::applied), WeekChart::Look::Quiet},
                    {tr("Failed"), countsOf(figures, &WeekFigures::failed), WeekChart::Look::Bad},
                    {tr("Rolled back"), countsOf(figures, &WeekFigures::rolledBack), WeekChart::Look::Undone}},
                   true, tr("Nothing was executed in these weeks."));
    m_leads->set(weeks, {{tr("Median"), leadsOf(figures, &WeekFigures::medianLead)}, {tr("Longest"), leadsOf(figures, &WeekFigures::longestLead)}}, true,
                 tr("Nothing was applied in these weeks."));
}

void FiguresView::showEmptiness()
{
    const bool isEmpty = m_figures.total.endings() == 0;
    const bool hadFocus = m_table->hasFocus();
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_stack->widget(0));
    if (!isEmpty)
        return;
    if (hadFocus)
        m_choice->setFocus();
    const int asked = m_figures.total.asked;
    m_empty->setText(tr("No promotion has ended in these weeks."), asked > 0 ? tr("%n was asked for in them and has not ended.", nullptr, asked) : QString(),
                     weeks() == choices.back() ? QString() : tr("Show %n week(s)", nullptr, choices.back()));
}

} // namespace bulkhead
