// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/evidencelist.h"

#include "isolation/evidencedetails.h"
#include "isolation/recordactions.h"
#include "isolation/recordfacts.h"
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

#include <QCheckBox>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Column = EvidenceTable::Column;
using Show = EvidenceTable::Show;

namespace {

constexpr int narrow = 760;  //!< less wide there is room for what, state and until only
constexpr int roomy = 1320;  //!< wider the details stand beside the table
constexpr int detailsWidth = 440, detailsHeight = 300;

EvidenceRow rowOf(const QModelIndex &index)
{
    return index.data(EvidenceTable::RowRole).value<EvidenceRow>();
}

} // namespace

class EvidenceList::Words final : public EvidenceTable
{
public:
    using EvidenceTable::EvidenceTable;
    static constexpr int SecondRole = RowRole + 1; //!< the quiet line: of what the control asks, and of which environments
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || (role != Qt::DisplayRole && role != SecondRole))
            return EvidenceTable::data(index, role);
        const EvidenceRow &row = rowAt(index.row());
        if (role == SecondRole)
            return static_cast<Column>(index.column()) == Column::Control ? row.title : scope(row);
        switch (static_cast<Column>(index.column())) {
        case Column::Standing: return EvidenceWords::standing(row.standing);
        case Column::Scope: return scope(row);
        case Column::Assurance: return assurance(row);
        case Column::Recorded: return Formats::date(row.recordedAt());
        case Column::Until: return Formats::date(row.until());
        default: return EvidenceTable::data(index, role);
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(section)) {
        case Column::Standing: return EvidenceList::tr("State");
        case Column::Control: return EvidenceList::tr("Control");
        case Column::Subject: return EvidenceList::tr("What");
        case Column::Scope: return EvidenceList::tr("Environments");
        case Column::Person: return EvidenceList::tr("Signed by");
        case Column::Assurance: return EvidenceList::tr("Assurance");
        case Column::Recorded: return EvidenceList::tr("Recorded");
        case Column::Until: return EvidenceList::tr("Until");
        }
        return {};
    }

private:
    [[nodiscard]] static QString scope(const EvidenceRow &row)
    {
        const QString pair = EvidenceWords::pair(row.pair());
        return row.evidence ? pair : QString(pair + u", "_s + EvidenceList::tr("%n API(s)", nullptr, static_cast<int>(row.attestation->scope.size())));
    }
    [[nodiscard]] static QString assurance(const EvidenceRow &row)
    {
        const QString level = RecordFacts::shortAssurance(row.assurance());
        return row.evidence ? EvidenceList::tr("%1, evidence").arg(level) : EvidenceList::tr("%1, attested").arg(level);
    }
};

EvidenceList::EvidenceList(RecordDecisions &decisions, QWidget *parent)
    : QWidget(parent)
    , m_decisions(decisions)
    , m_model(new Words(this))
    , m_shows(new SegmentedControl(tr("Evidence that is shown"), this))
    , m_search(new SearchField(tr("Filter evidence"), this))
    , m_allPairs(new QCheckBox(tr("All pairs"), this))
    , m_start(new RecordActions(this))
    , m_table(new TableView(tr("Evidence and attestations"), this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Isolation, this))
    , m_details(new EvidenceDetails(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    makeTable();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    column->addWidget(m_splitter, 1);
    setFocusProxy(m_table);
    connect(m_shows, &SegmentedControl::currentChanged, this, [this](int index) { filter(static_cast<Show>(index)); });
    connect(m_search, &QLineEdit::textChanged, this, [this] { filter(m_model->shown()); });
    connect(m_search, &SearchField::leftDown, m_table, [this] { m_table->setFocus(); });
    connect(m_allPairs, &QCheckBox::toggled, this, &EvidenceList::refresh);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_decisions.session().loadError()) {
            m_decisions.session().reload();
        } else if (m_model->count(Show::All) == 0) {
            bringIn();
        } else {
            m_search->clear();
            filter(Show::All);
        }
    });
    connect(&decisions.session(), &EvidenceSession::recorded, this, [this](const QString &id) { m_newest = id.toStdString(); });
    connect(&decisions, &RecordDecisions::changed, this, &EvidenceList::refresh);
    refresh();
}

QWidget *EvidenceList::makeBar()
{
    auto *bar = new QWidget(this);
    auto *column = new QVBoxLayout(bar);
    column->setContentsMargins(px(16), px(8), px(16), px(8));
    column->setSpacing(px(8));
    auto *row = new FlowLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    for (int i = 0; i < 3; ++i)
        m_shows->addSegment({});
    m_shows->setObjectName(u"evidenceShows"_s);
    m_search->setObjectName(u"evidenceSearch"_s);
    m_search->setMaximumWidth(px(280));
    m_allPairs->setObjectName(u"evidenceAllPairs"_s);
    m_start->setObjectName(u"evidenceStart"_s);
    row->addWidget(m_shows);
    row->addWidget(m_search);
    row->addWidget(m_allPairs);
    column->addLayout(row);
    column->addWidget(m_start);
    return bar;
}

void EvidenceList::makeTable()
{
    m_table->setObjectName(u"evidence"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(static_cast<int>(Column::Standing), new StatusDelegate([](const QModelIndex &index) { return EvidenceWords::statusOf(rowOf(index).standing); }, m_table));
    for (const Column column : {Column::Control, Column::Subject})
        m_table->setItemDelegateForColumn(static_cast<int>(column), new TwoLineDelegate(Words::SecondRole, m_table));
    m_table->setRowMeasure(40);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSortIndicator(-1, Qt::AscendingOrder); // those that need somebody first, until a person chooses a column
    m_table->setSortingEnabled(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &EvidenceList::showChosen);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) {
        FindingQuery query;
        query.control = rowOf(index).control();
        emit findingRequested(query.toText());
    });
}

evidence::PairScope EvidenceList::pair() const
{
    return m_report == nullptr ? evidence::PairScope() : evidence::PairScope{m_report->result.sandbox, m_report->result.production};
}

void EvidenceList::setPair(const std::shared_ptr<const IsolationView> &view, const isolation::PairReport *report)
{
    m_view = view;
    m_report = report;
    refresh();
}

void EvidenceList::showControl(const QString &control)
{
    m_search->setText(control);
    filter(Show::All);
}

int EvidenceList::total() const
{
    return m_model->count(Show::All);
}

void EvidenceList::attest()
{
    m_decisions.attest({{}, pair(), {}, {}, {}}, window());
}

void EvidenceList::bringIn()
{
    m_decisions.bringIn(pair(), window());
}

QString EvidenceList::whyNotAttest() const
{
    return m_decisions.whyNotAttest(pair());
}

QString EvidenceList::whyNotBringIn() const
{
    return m_decisions.whyNotBringIn(pair());
}

void EvidenceList::refresh()
{
    const QModelIndex before = m_table->currentIndex();
    std::string id = before.isValid() ? rowOf(before).id() : std::string();
    const auto scope = m_allPairs->isChecked() || m_report == nullptr ? std::optional<evidence::PairScope>() : std::optional(pair());
    m_model->setRecords(m_decisions.records(), m_view.get(), scope, m_decisions.now());
    if (!m_newest.empty() && m_model->rowOf(m_newest) >= 0)
        id = std::exchange(m_newest, {}); // what was just signed is looked at
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(qMax(0, m_model->rowOf(id)), 0));
    showAll();
    showStart();
    emit totalChanged();
}

void EvidenceList::filter(Show show)
{
    m_model->setFilter(show, m_search->text());
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showAll();
}

void EvidenceList::showAll()
{
    showCounts();
    showEmptiness();
    showChosen();
}

void EvidenceList::showCounts()
{
    const QStringList words{tr("All %1"), tr("In force %1"), tr("To see to %1")};
    for (const Show show : {Show::All, Show::InForce, Show::Attention})
        m_shows->setSegmentText(static_cast<int>(show), words[static_cast<int>(show)].arg(Formats::number(m_model->count(show))));
    m_shows->setCurrent(static_cast<int>(m_model->shown()));
    const bool hasOthers = m_view && m_view->report.pairs.size() > 1;
    m_allPairs->setVisible(hasOthers);
}

void EvidenceList::showStart()
{
    m_start->clear();
    m_start->offer(u"attest"_s, tr("Attest…"), whyNotAttest(), [this] { attest(); });
    m_start->offer(u"bringIn"_s, tr("Bring in evidence…"), whyNotBringIn(), [this] { bringIn(); });
}

void EvidenceList::showEmptiness()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_table);
    m_empty->setLocked({});
    if (!isEmpty)
        return;
    const auto error = m_decisions.session().loadError();
    if (error) {
        m_empty->setText(tr("Evidence could not be read."), QString(PeopleWords::whatHappened(*error) + u'\n' + error->toText()), tr("Try again"));
    } else if (!m_decisions.records()) {
        m_empty->setText(tr("The log is being read."));
    } else if (m_model->count(Show::All) > 0) {
        m_empty->setText(tr("Nothing fits the filter."), {}, tr("Show all"));
    } else {
        m_empty->setText(tr("Nothing was brought in or attested for this pair."),
                         tr("Some controls are decided by what no gateway tells. Bring in what another system says of them, or attest what you answer for."), tr("Bring in evidence…"));
        m_empty->setLocked(whyNotBringIn());
    }
}

void EvidenceList::showChosen()
{
    const QModelIndex current = m_table->currentIndex();
    const auto records = m_decisions.records();
    const bool wasHidden = m_details->isHidden();
    m_details->setVisible(current.isValid() && records);
    if (!current.isValid() || !records)
        return;
    if (wasHidden)
        fit();
    const EvidenceRow row = rowOf(current);
    m_details->showRow(row, *records);
    RecordActions &actions = *m_details->actions();
    actions.clear();
    const auto offer = [&](RecordDecisions::Kind kind, const auto &record) {
        actions.offer(u"evidence%1"_s.arg(static_cast<int>(kind)), RecordDecisions::name(kind), m_decisions.whyNot(kind, record),
                      [this, kind, copy = record] { m_decisions.decide(kind, copy, window()); });
    };
    if (row.evidence) {
        for (const auto kind : RecordDecisions::offered(*row.evidence))
            offer(kind, *row.evidence);
    } else {
        for (const auto kind : RecordDecisions::offered(*row.attestation, row.severity))
            offer(kind, *row.attestation);
    }
}

void EvidenceList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void EvidenceList::fit()
{
    const bool isNarrow = width() < px(narrow), isRoomy = width() >= px(roomy);
    const Qt::Orientation wanted = isRoomy ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != wanted || m_splitter->sizes().value(1) == 0) {
        m_splitter->setOrientation(wanted);
        const int room = isRoomy ? width() : height(), details = px(isRoomy ? detailsWidth : detailsHeight);
        m_splitter->setSizes({qMax(1, room - details), details});
    }
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(static_cast<int>(Column::Subject), QHeaderView::Stretch);
    const std::array<std::pair<Column, int>, 7> widths{{{Column::Standing, isNarrow ? 164 : 180}, {Column::Control, isNarrow ? 76 : 180}, {Column::Scope, 240}, {Column::Person, 116},
                                                       {Column::Assurance, 104}, {Column::Recorded, 116}, {Column::Until, 116}}};
    for (const auto &[column, size] : widths)
        header->resizeSection(static_cast<int>(column), px(size));
    m_table->setColumnHidden(static_cast<int>(Column::Scope), true); // the quiet line of what it is says it; an export has it by itself
    for (const Column column : {Column::Person, Column::Assurance, Column::Recorded})
        m_table->setColumnHidden(static_cast<int>(column), isNarrow);
}

} // namespace bulkhead
