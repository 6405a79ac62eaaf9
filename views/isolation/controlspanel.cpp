// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/controlspanel.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "widgets/delegates.h"
#include "widgets/emptystate.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::Verdict;

namespace {

//! By segment; the first shows all.
constexpr std::array<std::optional<Verdict>, 5> verdicts
    = {std::nullopt, Verdict::Fail, Verdict::Warn, Verdict::Unknown, Verdict::Pass};
constexpr int narrow = 640; //!< below it only title, verdict and figures fit

} // namespace

ControlsPanel::ControlsPanel(QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchField(tr("Filter controls"), this))
    , m_verdicts(new SegmentedControl(tr("Verdict"), this))
    , m_stack(new QStackedWidget(this))
    , m_table(new TableView(tr("Controls"), this))
    , m_empty(new EmptyState(Icon::Filter, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(16), px(8), px(16), px(8));
    head->setSpacing(px(8));
    m_search->setObjectName(u"controlSearch"_s);
    m_search->setMinimumWidth(px(120));
    head->addWidget(m_search, 1);
    for (std::size_t i = 0; i < verdicts.size(); ++i)
        m_verdicts->addSegment(QString());
    head->addWidget(m_verdicts);
    column->addLayout(head);
    m_table->setObjectName(u"controls"_s);
    m_table->setModel(&m_model);
    m_table->setRowMeasure(40);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_model.sort(-1, Qt::AscendingOrder);
    m_table->setItemDelegateForColumn(static_cast<int>(ControlTable::Column::Control),
                                      new TwoLineDelegate(ControlTable::SecondRole, m_table));
    m_table->setItemDelegateForColumn(
        static_cast<int>(ControlTable::Column::Verdict),
        new StatusDelegate([](const QModelIndex &index) { return static_cast<Status>(index.data(ControlTable::StatusRole).toInt()); },
                           m_table));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_table);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        ControlFilter filter = m_model.filter();
        filter.text = text;
        m_model.setFilter(filter);
        showCounts();
    });
    connect(m_search, &SearchField::chipRemoved, this, [this] { filterBy({}, {}); });
    connect(m_search, &SearchField::leftDown, m_table, [this] { m_table->setFocus(); });
    connect(m_verdicts, &SegmentedControl::currentChanged, this, &ControlsPanel::applyVerdict);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        m_search->clear();
        filterBy({}, {});
    });
    connect(m_table, &TableView::opened, this, &ControlsPanel::open);
    connect(m_table, &QAbstractItemView::clicked, this, &ControlsPanel::open);
    showCounts();
}

void ControlsPanel::setPair(std::shared_ptr<const IsolationView> view, const EnvironmentId &sandbox,
                            const EnvironmentId &production)
{
    const QModelIndex current = m_table->currentIndex();
    const QString kept = current.isValid() ? m_model.controlAt(current.row()) : QString();
    m_model.setPair(std::move(view), sandbox, production);
    select(kept);
    showCounts();
}

void ControlsPanel::filterBy(const FindingQuery &query, const QString &apiName)
{
    ControlFilter filter;
    filter.layer = query.layer;
    filter.verdict = query.verdict;
    filter.api = query.api;
    m_search->clear();
    m_model.setFilter(filter);
    QStringList about;
    if (!apiName.isEmpty())
        about << apiName;
    if (query.layer)
        about << IsolationWords::layer(*query.layer);
    m_search->setChip(about.join(u" · "_s));
    showCounts();
}

void ControlsPanel::select(const QString &control)
{
    const int row = control.isEmpty() ? -1 : m_model.rowOf(control);
    if (row < 0)
        return;
    m_table->setCurrentIndex(m_model.index(row, 0));
    m_table->scrollTo(m_table->currentIndex());
}

void ControlsPanel::applyVerdict(int segment)
{
    ControlFilter filter = m_model.filter();
    filter.verdict = verdicts[static_cast<std::size_t>(segment)];
    m_model.setFilter(filter);
    showCounts();
}

void ControlsPanel::showCounts()
{
    const QStringList words{tr("All %1"), tr("Fail %1"), tr("Warn %1"), tr("Unknown %1"), tr("Pass %1")};
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const int index = static_cast<int>(i);
        m_verdicts->setSegmentText(index, words[index].arg(Formats::number(m_model.count(verdicts[i]))));
        if (m_model.filter().verdict == verdicts[i])
            m_verdicts->setCurrent(index);
    }
    const bool isEmpty = m_model.rowCount() == 0 && m_model.totalRows() > 0;
    if (isEmpty)
        m_empty->setText(tr("No control fits the filter."), {}, tr("Show all controls"));
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_table);
}

void ControlsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void ControlsPanel::fitColumns()
{
    using Column = ControlTable::Column;
    const bool isNarrow = width() < px(narrow);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(static_cast<int>(Column::Control), QHeaderView::Stretch);
    const std::array<std::pair<Column, int>, 6> widths{{{Column::Layer, 112}, {Column::Severity, 84}, {Column::Verdict, 128},
                                                       {Column::Failing, 88}, {Column::Undecided, 88}, {Column::Passing, 64}}};
    for (const auto &[column, width] : widths)
        header->resizeSection(static_cast<int>(column), px(width));
    for (const Column column : {Column::Layer, Column::Severity, Column::Undecided, Column::Passing})
        m_table->setColumnHidden(static_cast<int>(column), isNarrow);
    m_verdicts->setVisible(!isNarrow);
}

void ControlsPanel::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    FindingQuery query;
    query.control = m_model.controlAt(index.row());
    query.api = m_model.filter().api;
    emit controlRequested(query);
}

} // namespace bulkhead
