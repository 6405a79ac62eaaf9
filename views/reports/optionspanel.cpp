// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/optionspanel.h"

#include "presentation/formats.h"
#include "presentation/reportwords.h"
#include "reports/boundaryfield.h"
#include "reports/periodfield.h"
#include "reports/scopefield.h"
#include "reports/snapshotfield.h"
#include "usecases/exportdocuments.h"
#include "widgets/button.h"
#include "widgets/locknote.h"
#include "widgets/messagebar.h"
#include "widgets/progressstrip.h"
#include "widgets/scrollsheet.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr int hintsFrom = 276; //!< width of the column
}

OptionsPanel::OptionsPanel(std::shared_ptr<const Clock> clock, QWidget *parent)
    : Surface(&Tokens::panel, Left, parent)
    , m_period(new PeriodField(std::move(clock), this))
    , m_snapshots(new SnapshotField(this))
    , m_boundary(new BoundaryField(this))
    , m_scope(new ScopeField(this))
    , m_title(new TextLabel({}, TypeSize::Section, QFont::DemiBold, &Tokens::text, this))
    , m_asOf(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_reach(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_findings(new QCheckBox(tr("Findings with both facts"), this))
    , m_promotions(new QCheckBox(tr("Approvals and who signed"), this))
    , m_exceptions(new QCheckBox(tr("Exceptions and attestations"), this))
    , m_evidence(new QCheckBox(tr("Evidence and log proofs"), this))
    , m_forms(new QButtonGroup(this))
    , m_export(new Button({}, Button::Look::Filled, Icon::Download, this))
    , m_lock(new LockNote(this))
    , m_note(new TextLabel(tr("Same snapshot, same bytes. The export is entered in the audit log with its digest, and signed with your key."), TypeSize::Small, QFont::Normal,
                           &Tokens::text2, this))
    , m_progress(new ProgressStrip(this))
    , m_message(new MessageBar(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    auto *sheet = new ScrollSheet(tr("This report"), this);
    auto *content = new QWidget(sheet);
    content->setBackgroundRole(QPalette::Base); // the column's ground
    auto *body = new QVBoxLayout(content);
    body->setContentsMargins(px(16), px(16), px(16), px(16));
    body->setSpacing(px(18));
    body->addWidget(m_title);
    addSection(body, tr("Signature"), {ReportKind::Boundary})->addWidget(m_boundary);
    addSection(body, tr("Period"), {ReportKind::Report, ReportKind::Difference})->addWidget(m_period);
    addSection(body, tr("Snapshots"), {ReportKind::Difference})->addWidget(m_snapshots);
    auto *scope = addSection(body, tr("Scope"), {ReportKind::Report, ReportKind::Difference});
    scope->addWidget(m_scope);
    m_reach->setWordWrap(true);
    scope->addWidget(m_reach);
    m_asOf->setWordWrap(true);
    m_asOf->setObjectName(u"reportAsOf"_s);
    addSection(body, tr("Facts"), {ReportKind::Report, ReportKind::Boundary})->addWidget(m_asOf);
    addContent(addSection(body, tr("Content"), {ReportKind::Report}));
    addForms(addSection(body, tr("Format"), {ReportKind::Report, ReportKind::Difference, ReportKind::Boundary}));
    body->addStretch(1);
    sheet->setWidget(content);
    column->addWidget(sheet, 1);
    column->addWidget(makeFoot());
    const auto takePeriod = [this] { m_snapshots->setPeriod(m_period->period()); };
    takePeriod();
    connect(m_period, &PeriodField::changed, this, takePeriod);
    connect(m_period, &PeriodField::changed, this, &OptionsPanel::changed);
    connect(m_snapshots, &SnapshotField::changed, this, &OptionsPanel::changed);
    connect(m_scope, &ScopeField::chosenChanged, this, &OptionsPanel::changed);
    connect(m_export, &QPushButton::clicked, this, &OptionsPanel::exportRequested);
    setKind(ReportKind::Report);
}

QVBoxLayout *OptionsPanel::addSection(QVBoxLayout *column, const QString &title, const QList<ReportKind> &kinds)
{
    auto *part = new QWidget(this);
    auto *section = new QVBoxLayout(part);
    section->setContentsMargins(0, 0, 0, 0);
    section->setSpacing(px(8));
    section->addWidget(new TextLabel(title, TypeSize::Small, QFont::DemiBold, &Tokens::text, part));
    column->addWidget(part);
    m_sections.append({part, kinds});
    return section;
}

void OptionsPanel::setKind(ReportKind kind)
{
    m_kind = kind;
    for (const auto &[part, kinds] : std::as_const(m_sections))
        part->setVisible(kinds.contains(kind));
    m_title->setText(kind == ReportKind::Report ? tr("This report") : ReportWords::kind(kind));
    const ReportForm wanted = m_wantedForm;
    for (int i = 0; i < reportFormCount; ++i)
        m_forms->button(i)->setVisible(isFormOf(kind, static_cast<ReportForm>(i)));
    m_forms->button(static_cast<int>(isFormOf(kind, wanted) ? wanted : ReportForm::Pdf))->setChecked(true);
    m_wantedForm = wanted;
    showHints();
    showForm();
}

void OptionsPanel::addContent(QVBoxLayout *column)
{
    const std::array<std::pair<QCheckBox *, QString>, 4> boxes{
        {{m_findings, u"reportFindings"_s}, {m_promotions, u"reportApprovals"_s}, {m_exceptions, u"reportExceptions"_s}, {m_evidence, u"reportEvidence"_s}}};
    auto *list = new QVBoxLayout;
    list->setSpacing(px(2));
    for (const auto &[box, name] : boxes) {
        box->setObjectName(name);
        box->setChecked(true);
        list->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &OptionsPanel::changed);
    }
    column->addLayout(list);
}

void OptionsPanel::addForms(QVBoxLayout *column)
{
    auto *list = new QVBoxLayout;
    list->setSpacing(px(2));
    for (int i = 0; i < reportFormCount; ++i) {
        const auto form = static_cast<ReportForm>(i);
        auto *radio = new QRadioButton(ReportWords::form(form), this);
        radio->setObjectName(u"reportForm_"_s + ReportWords::formId(form));
        radio->setAccessibleDescription(ReportWords::formHint(form));
        radio->setToolTip(ReportWords::formHint(form));
        m_forms->addButton(radio, i);
        auto *row = new QHBoxLayout;
        row->addWidget(radio, 1);
        m_hints.append(new TextLabel(ReportWords::formHint(form), TypeSize::Caption, QFont::Normal, &Tokens::text2, this));
        row->addWidget(m_hints.last());
        list->addLayout(row);
    }
    m_forms->button(0)->setChecked(true);
    column->addLayout(list);
    connect(m_forms, &QButtonGroup::idToggled, this, &OptionsPanel::showForm);
    connect(m_forms, &QButtonGroup::idClicked, this, [this](int id) { m_wantedForm = static_cast<ReportForm>(id); });
}

QWidget *OptionsPanel::makeFoot()
{
    auto *foot = new Surface(&Tokens::panel, Top, this);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(px(16), px(14), px(16), px(14));
    column->setSpacing(px(10));
    m_message->setObjectName(u"reportMessage"_s);
    column->addWidget(m_message);
    m_progress->setObjectName(u"reportProgress"_s);
    column->addWidget(m_progress);
    m_export->setObjectName(u"exportReport"_s);
    m_export->setSize(Button::Size::Decisive);
    m_export->setToolTip(tr("Writes the report to a file (Ctrl+E)"));
    column->addWidget(m_export);
    m_lock->setObjectName(u"reportLock"_s);
    column->addWidget(m_lock);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    return foot;
}

void OptionsPanel::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    showHints();
}

void OptionsPanel::showHints()
{
    for (int i = 0; i < reportFormCount; ++i)
        m_hints[i]->setVisible(width() >= px(hintsFrom) && isFormOf(m_kind, static_cast<ReportForm>(i)));
}

void OptionsPanel::showForm()
{
    m_export->setText(ReportWords::exportAction(form()));
}

void OptionsPanel::setBlocked(const QString &reason)
{
    m_export->setBlocked(reason);
    m_lock->setReason(reason);
    m_note->setVisible(reason.isEmpty());
}

void OptionsPanel::setGround(const EstateConfig &estate, const CatalogView *view)
{
    m_scope->setPairs(estate.pairs);
    const bool hasFacts = view != nullptr && view->snapshot;
    m_asOf->setText(hasFacts ? tr("Facts as of snapshot %1, %2").arg(Formats::number(view->snapshot->id), Formats::dateTime(view->snapshot->startedAt)) : tr("There is no snapshot yet"));
    QStringList reach;
    if (hasFacts) {
        int unread = 0;
        for (const ConnectionState &connection : view->connections)
            unread += connection.state == ConnectionState::State::Read ? 0 : 1;
        reach << tr("%n gateway(s)", nullptr, static_cast<int>(view->connections.size())) << tr("%n API(s)", nullptr, static_cast<int>(view->catalog.apis.size()));
        if (unread > 0)
            reach << tr("%n not read whole", nullptr, unread);
    }
    m_reach->setText(reach.join(u", "_s));
    m_reach->setVisible(!reach.isEmpty());
}

ReportSession::Pairs OptionsPanel::pairs() const
{
    return m_scope->chosen();
}

ReportContent OptionsPanel::content() const
{
    return {m_findings->isChecked(), m_promotions->isChecked(), m_exceptions->isChecked(), m_evidence->isChecked()};
}

ReportForm OptionsPanel::form() const
{
    return static_cast<ReportForm>(std::max(0, m_forms->checkedId()));
}

void OptionsPanel::chooseForm(ReportForm form)
{
    m_wantedForm = form;
    m_forms->button(static_cast<int>(isFormOf(m_kind, form) ? form : ReportForm::Pdf))->setChecked(true);
}

QWidget *OptionsPanel::firstField() const
{
    return m_kind == ReportKind::Boundary ? static_cast<QWidget *>(m_forms->checkedButton()) : m_period->findChild<QComboBox *>();
}

void OptionsPanel::saveState(QSettings &settings) const
{
    settings.setValue(u"reports/period"_s, static_cast<int>(m_period->choice()));
    settings.setValue(u"reports/firstDay"_s, m_period->first());
    settings.setValue(u"reports/lastDay"_s, m_period->last());
    settings.setValue(u"reports/scope"_s, m_scope->keys());
    settings.setValue(u"reports/form"_s, ReportWords::formId(m_wantedForm));
    settings.setValue(u"reports/without"_s, QStringList() << (m_findings->isChecked() ? QString() : u"findings"_s) << (m_promotions->isChecked() ? QString() : u"promotions"_s)
                                                          << (m_exceptions->isChecked() ? QString() : u"exceptions"_s) << (m_evidence->isChecked() ? QString() : u"evidence"_s));
}

void OptionsPanel::restoreState(QSettings &settings)
{
    const int choice = std::clamp(settings.value(u"reports/period"_s, 0).toInt(), 0, static_cast<int>(PeriodField::Choice::OwnDays));
    const QDate first = settings.value(u"reports/firstDay"_s).toDate(), last = settings.value(u"reports/lastDay"_s).toDate();
    if (choice == static_cast<int>(PeriodField::Choice::OwnDays) && first.isValid() && last.isValid())
        m_period->setDays(first, last);
    else
        m_period->choose(static_cast<PeriodField::Choice>(choice));
    m_scope->choose(settings.value(u"reports/scope"_s).toStringList());
    chooseForm(ReportWords::formOf(settings.value(u"reports/form"_s).toString()));
    const QStringList without = settings.value(u"reports/without"_s).toStringList();
    m_findings->setChecked(!without.contains(u"findings"_s));
    m_promotions->setChecked(!without.contains(u"promotions"_s));
    m_exceptions->setChecked(!without.contains(u"exceptions"_s));
    m_evidence->setChecked(!without.contains(u"evidence"_s));
}

} // namespace bulkhead
