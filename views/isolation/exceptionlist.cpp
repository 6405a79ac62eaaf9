// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/exceptionlist.h"

#include "isolation/recordactions.h"
#include "items/findingquery.h"
#include "presentation/evidencewords.h"
#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "widgets/delegates.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/surface.h"
#include "widgets/tableview.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;
using evidence::Exception;
using Column = ExceptionTable::Column;
using Show = ExceptionTable::Show;

namespace {

ExceptionRow rowOf(const QModelIndex &index)
{
    return index.data(ExceptionTable::RowRole).value<ExceptionRow>();
}

//! What is wrong comes before how it stands: an exception that nothing needs is in force all the same.
Status statusOf(const ExceptionRow &row)
{
    return row.problems.empty() && !row.isEndingSoon ? EvidenceWords::statusOf(row.exception.state) : Status::Warn;
}

QString stateOf(const ExceptionRow &row)
{
    if (row.isExpired())
        return EvidenceWords::state(row.exception.state);
    if (!row.problems.empty())
        return EvidenceWords::problem(row.problems.front().problem);
    return row.isEndingSoon ? EvidenceWords::standing(RecordStanding::Expiring) : EvidenceWords::state(row.exception.state);
}

} // namespace

class ExceptionList::Words final : public ExceptionTable
{
public:
    using ExceptionTable::ExceptionTable;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || role != Qt::DisplayRole)
            return ExceptionTable::data(index, role);
        const ExceptionRow &row = rowAt(index.row());
        switch (static_cast<Column>(index.column())) {
        case Column::State: return stateOf(row);
        case Column::Subject: return ExceptionList::tr("%n finding(s)", nullptr, static_cast<int>(row.exception.fingerprints.size()));
        case Column::Signers: return row.exception.approvals.empty() ? Formats::none() : EvidenceWords::approvers(row.exception);
        case Column::Until: return Formats::date(row.exception.expires);
        default: return ExceptionTable::data(index, role);
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(section)) {
        case Column::State: return ExceptionList::tr("State");
        case Column::Control: return ExceptionList::tr("Control");
        case Column::Subject: return ExceptionList::tr("Accepts");
        case Column::Owner: return ExceptionList::tr("Owner");
        case Column::Signers: return ExceptionList::tr("Approved by");
        case Column::Until: return ExceptionList::tr("Until");
        }
        return {};
    }
};

ExceptionList::ExceptionList(RecordDecisions &decisions, QWidget *parent)
    : QWidget(parent)
    , m_decisions(decisions)
    , m_model(new Words(this))
    , m_shows(new SegmentedControl(tr("Exceptions that are shown"), this))
    , m_search(new SearchField(tr("Filter exceptions"), this))
    , m_details(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_table(new TableView(tr("Exceptions"), this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Isolation, this))
    , m_actions(new RecordActions(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new FlowLayout;
    row->setContentsMargins(px(16), px(8), px(16), px(8));
    row->setSpacing(px(8));
    m_search->setObjectName(u"exceptionSearch"_s);
    m_search->setMaximumWidth(px(280));
    for (int i = 0; i < 3; ++i)
        m_shows->addSegment({});
    m_shows->setObjectName(u"exceptionShows"_s);
    m_shows->setCurrent(0);
    row->addWidget(m_shows);
    row->addWidget(m_search);
    column->addLayout(row);
    makeTable();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    m_foot = makeFoot();
    column->addWidget(m_foot);
    setFocusProxy(m_table);
    connect(m_shows, &SegmentedControl::currentChanged, this, [this](int index) { filter(static_cast<Show>(index)); });
    connect(m_search, &QLineEdit::textChanged, this, [this] { filter(m_model->shown()); });
    connect(m_search, &SearchField::leftDown, m_table, [this] { m_table->setFocus(); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_decisions.session().loadError()) {
            m_decisions.session().reload();
            return;
        }
        m_search->clear();
        filter(Show::All);
    });
    connect(&decisions, &RecordDecisions::changed, this, &ExceptionList::refresh);
    refresh();
}

void ExceptionList::makeTable()
{
    m_table->setObjectName(u"exceptions"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(static_cast<int>(Column::State), new StatusDelegate([](const QModelIndex &index) { return statusOf(rowOf(index)); }, m_table));
    const std::array<int, ExceptionTable::columns> widths{176, 80, 108, 108, 120, 130};
    for (int i = 0; i < ExceptionTable::columns; ++i)
        m_table->setColumnWidth(i, px(widths[static_cast<std::size_t>(i)]));
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(true);
    header->setSortIndicator(-1, Qt::AscendingOrder); // those to look at first, until a person chooses a column
    m_table->setSortingEnabled(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ExceptionList::showChosen);
    connect(m_table, &TableView::opened, this, &ExceptionList::openChosen);
}

void ExceptionList::openChosen(const QModelIndex &index)
{
    const Exception chosen = rowOf(index).exception;
    FindingQuery query;
    query.control = QString::fromStdString(chosen.control);
    if (!chosen.fingerprints.empty())
        query.fingerprint = QString::fromStdString(chosen.fingerprints.front());
    emit findingRequested(query.toText());
}

QWidget *ExceptionList::makeFoot()
{
    auto *foot = new Surface(&Tokens::panel, Surface::Top, this);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(px(16), px(10), px(16), px(12));
    column->setSpacing(px(8));
    m_details->setWordWrap(true);
    m_details->setObjectName(u"exceptionDetails"_s);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_details);
    column->addWidget(m_actions);
    return foot;
}

void ExceptionList::setPair(const std::shared_ptr<const IsolationView> &view, const isolation::PairReport *report)
{
    m_view = view;
    m_report = report;
    refresh();
}

int ExceptionList::open() const
{
    return m_model->count(Show::Open);
}

void ExceptionList::refresh()
{
    const QModelIndex before = m_table->currentIndex();
    const std::string id = before.isValid() ? rowOf(before).exception.id : std::string();
    m_model->setRecords(m_decisions.records(), m_report, m_decisions.now());
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(qMax(0, m_model->rowOf(id)), 0));
    showCounts();
    showEmptiness();
    showChosen();
    emit openChanged();
}

void ExceptionList::filter(Show show)
{
    m_model->setFilter(show, m_search->text());
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showCounts();
    showEmptiness();
    showChosen();
}

void ExceptionList::showCounts()
{
    const QStringList words{tr("All %1"), tr("Open %1"), tr("Expired %1")};
    for (const Show show : {Show::All, Show::Open, Show::Expired})
        m_shows->setSegmentText(static_cast<int>(show), words[static_cast<int>(show)].arg(Formats::number(m_model->count(show))));
    m_shows->setCurrent(static_cast<int>(m_model->shown()));
}

void ExceptionList::showEmptiness()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_table);
    if (!isEmpty)
        return;
    const auto error = m_decisions.session().loadError();
    if (error)
        m_empty->setText(tr("Exceptions could not be read."), QString(PeopleWords::whatHappened(*error) + u'\n' + error->toText()), tr("Try again"));
    else if (!m_decisions.records())
        m_empty->setText(tr("The log is being read."));
    else if (m_model->count(Show::All) > 0)
        m_empty->setText(tr("No exception fits the filter."), {}, tr("Show all"));
    else
        m_empty->setText(tr("Nothing is accepted on this pair."), tr("A finding is accepted from its page, for a while and by somebody else. It stays a fail."));
}

void ExceptionList::showChosen()
{
    m_actions->clear();
    const QModelIndex current = m_table->currentIndex();
    m_foot->setVisible(current.isValid());
    if (!current.isValid())
        return;
    const ExceptionRow row = rowOf(current);
    const Exception &one = row.exception;
    QStringList lines{one.reason, tr("Asked for by %1 on %2; %3 answers for it.").arg(one.requester, Formats::date(one.recordedAt), one.owner)};
    if (const QString ending = EvidenceWords::ending(one); !ending.isEmpty())
        lines << ending;
    for (const isolation::ExceptionNote &note : row.problems)
        lines << QString(EvidenceWords::problem(note.problem) + u'.');
    for (const auto kind : m_decisions.offered(one)) {
        m_actions->offer(u"record%1"_s.arg(static_cast<int>(kind)), RecordDecisions::name(kind), m_decisions.whyNot(kind, one),
                         [this, kind, copy = one] { m_decisions.decide(kind, copy, window()); });
    }
    m_details->setText(lines.join(u'\n'));
}

} // namespace bulkhead
