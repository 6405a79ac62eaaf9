// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/recordspanel.h"

#include "evidence/rules.h"
#include "items/findingquery.h"
#include "presentation/evidencewords.h"
#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "widgets/button.h"
#include "widgets/delegates.h"
#include "widgets/emptystate.h"
#include "widgets/locknote.h"
#include "widgets/surface.h"
#include "widgets/tableview.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

RecordRow rowOf(const QModelIndex &index)
{
    return index.data(RecordTable::RowRole).value<RecordRow>();
}

//! What is wrong comes before how it stands: an exception that nothing needs is in force all the same.
Status statusOf(const RecordRow &row)
{
    if (row.exception)
        return row.problems.empty() ? EvidenceWords::statusOf(row.exception->state) : Status::Warn;
    if (row.attestation->isWithdrawn)
        return Status::NotApplicable;
    return row.whyNotInForce.isEmpty() ? Status::Pass : Status::Warn;
}

bool isCritical(const evidence::Attestation &attestation, const isolation::ControlCatalogue &controls)
{
    const isolation::Control *control = controls.find(QString::fromStdString(attestation.control));
    return control != nullptr && evidence::needsCounterSignature(control->severity);
}

} // namespace

class RecordsPanel::Words final : public RecordTable
{
public:
    using RecordTable::RecordTable;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || role != Qt::DisplayRole)
            return RecordTable::data(index, role);
        const RecordRow &row = rowAt(index.row());
        switch (static_cast<Column>(index.column())) {
        case Column::State: return state(row);
        case Column::Subject: return subject(row);
        case Column::Signers: return signers(row);
        case Column::Until: return Formats::date(row.until());
        default: return RecordTable::data(index, role);
        }
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(section)) {
        case Column::State: return RecordsPanel::tr("State");
        case Column::Control: return RecordsPanel::tr("Control");
        case Column::Subject: return RecordsPanel::tr("What");
        case Column::Owner: return RecordsPanel::tr("Owner");
        case Column::Signers: return RecordsPanel::tr("Signed by");
        case Column::Until: return RecordsPanel::tr("Until");
        }
        return {};
    }

private:
    [[nodiscard]] static QString state(const RecordRow &row)
    {
        if (row.exception)
            return row.problems.empty() ? EvidenceWords::state(row.exception->state) : EvidenceWords::problem(row.problems.front().problem);
        if (row.attestation->isWithdrawn)
            return RecordsPanel::tr("Withdrawn");
        return row.whyNotInForce.isEmpty() ? RecordsPanel::tr("In force") : RecordsPanel::tr("Not in force");
    }
    [[nodiscard]] static QString subject(const RecordRow &row)
    {
        if (row.exception)
            return RecordsPanel::tr("Exception, %n finding(s)", nullptr, static_cast<int>(row.exception->fingerprints.size()));
        return RecordsPanel::tr("Attestation, %n API(s)", nullptr, static_cast<int>(row.attestation->scope.size()));
    }
    [[nodiscard]] static QString signers(const RecordRow &row)
    {
        if (row.exception)
            return row.exception->approvals.empty() ? Formats::none() : EvidenceWords::approvers(*row.exception);
        return row.attestation->counterSigner.isEmpty() ? Formats::none() : row.attestation->counterSigner;
    }
};

RecordsPanel::RecordsPanel(RecordDecisions &decisions, QWidget *parent)
    : QWidget(parent)
    , m_decisions(decisions)
    , m_model(new Words(this))
    , m_onlyOpen(new QCheckBox(tr("Only what is open"), this))
    , m_count(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_details(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_table(new TableView(tr("Exceptions and attestations"), this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Isolation, this))
    , m_buttons(new QHBoxLayout)
    , m_lock(new LockNote(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(16), px(8), px(16), px(8));
    row->addWidget(m_count, 1);
    m_onlyOpen->setObjectName(u"recordsOpen"_s);
    row->addWidget(m_onlyOpen);
    column->addLayout(row);
    m_table->setObjectName(u"records"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(static_cast<int>(RecordTable::Column::State), new StatusDelegate([](const QModelIndex &index) { return statusOf(rowOf(index)); }, m_table));
    const std::array<int, RecordTable::columns> widths{156, 72, 152, 108, 110, 130};
    for (int i = 0; i < RecordTable::columns; ++i)
        m_table->setColumnWidth(i, px(widths[static_cast<std::size_t>(i)]));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    m_foot = makeFoot();
    column->addWidget(m_foot);
    setFocusProxy(m_table);
    connect(m_onlyOpen, &QCheckBox::toggled, this, [this](bool on) {
        m_model->setOnlyOpen(on);
        showEmptiness();
        showChosen();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RecordsPanel::showChosen);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) {
        const RecordRow chosen = rowOf(index);
        FindingQuery query;
        query.control = chosen.control();
        if (chosen.exception && !chosen.exception->fingerprints.empty())
            query.fingerprint = QString::fromStdString(chosen.exception->fingerprints.front());
        emit findingRequested(query.toText());
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { m_decisions.session().loadError() ? m_decisions.session().reload() : m_onlyOpen->setChecked(false); });
    connect(&decisions, &RecordDecisions::changed, this, &RecordsPanel::refresh);
    refresh();
}

QWidget *RecordsPanel::makeFoot()
{
    auto *foot = new Surface(&Tokens::panel, Surface::Top, this);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(px(16), px(10), px(16), px(12));
    column->setSpacing(px(8));
    m_details->setWordWrap(true);
    m_details->setObjectName(u"recordDetails"_s);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_details);
    m_buttons->setSpacing(px(8));
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
    column->addWidget(m_lock);
    return foot;
}

void RecordsPanel::setPair(std::shared_ptr<const IsolationView> view, const isolation::PairReport *report)
{
    m_view = std::move(view);
    m_report = report;
    refresh();
}

int RecordsPanel::open() const
{
    return m_model->open();
}

void RecordsPanel::refresh()
{
    const QModelIndex before = m_table->currentIndex();
    const int row = before.isValid() ? before.row() : 0;
    m_model->setRecords(m_decisions.session().records(), m_report, m_decisions.session().now());
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(qMin(row, m_model->rowCount() - 1), 0));
    showEmptiness();
    showChosen();
    emit openChanged();
}

void RecordsPanel::showEmptiness()
{
    m_count->setText(tr("%n open", nullptr, m_model->open()) + u", "_s + tr("%n in all", nullptr, m_model->total()));
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_table);
    if (!isEmpty)
        return;
    if (const auto error = m_decisions.session().loadError())
        m_empty->setText(tr("Exceptions and attestations could not be read."), QString(PeopleWords::whatHappened(*error) + u'\n' + error->toText()), tr("Try again"));
    else if (!m_decisions.session().records())
        m_empty->setText(tr("The log is being read."));
    else if (m_model->total() > 0)
        m_empty->setText(tr("Nothing is open."), {}, tr("Show all"));
    else
        m_empty->setText(tr("Nothing is accepted or attested on this pair."), tr("A finding is accepted from its page, for a while and by somebody else. It stays a fail."));
}

void RecordsPanel::addButton(RecordDecisions::Kind kind, const QString &blocked, const std::function<void()> &act)
{
    auto *button = new Button(RecordDecisions::name(kind), Button::Look::Outlined, Icon::None, m_foot);
    button->setSize(Button::Size::Small);
    button->setObjectName(u"record%1"_s.arg(static_cast<int>(kind)));
    button->setBlocked(blocked);
    connect(button, &QPushButton::clicked, this, act);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void RecordsPanel::showChosen()
{
    while (m_buttons->count() > 1) { // the last is the stretch
        QLayoutItem *item = m_buttons->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const QModelIndex current = m_table->currentIndex();
    m_foot->setVisible(current.isValid());
    m_lock->setReason({});
    if (!current.isValid())
        return;
    const RecordRow row = rowOf(current);
    QStringList lines, reasons;
    const auto offer = [&](RecordDecisions::Kind kind, const QString &why, const std::function<void()> &act) {
        addButton(kind, why, act);
        if (!why.isEmpty() && !reasons.contains(why))
            reasons.append(why);
    };
    if (row.exception) {
        lines << row.exception->reason << tr("Asked for by %1 on %2; %3 answers for it.").arg(row.exception->requester, Formats::date(row.exception->recordedAt), row.exception->owner);
        if (!row.exception->endedBecause.isEmpty())
            lines << tr("%1: %2").arg(row.exception->endedBy, row.exception->endedBecause);
        for (const isolation::ExceptionNote &note : row.problems)
            lines << QString(EvidenceWords::problem(note.problem) + u'.');
        for (const auto kind : RecordDecisions::offered(*row.exception))
            offer(kind, m_decisions.whyNot(kind, *row.exception), [this, kind, one = *row.exception] { m_decisions.decide(kind, one, window()); });
    } else if (m_view) {
        lines << QString::fromStdString(row.attestation->statement) << tr("Attested by %1 on %2.").arg(row.attestation->attestor, Formats::date(row.attestation->recordedAt));
        if (!row.whyNotInForce.isEmpty())
            lines << row.whyNotInForce;
        for (const auto kind : RecordDecisions::offered(*row.attestation, isCritical(*row.attestation, m_view->controls)))
            offer(kind, m_decisions.whyNot(kind, *row.attestation), [this, kind, one = *row.attestation] { m_decisions.decide(kind, one, window()); });
    }
    m_details->setText(lines.join(u'\n'));
    m_lock->setReason(reasons.join(u' '));
}

} // namespace bulkhead
