// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/findingpage.h"

#include "isolation/equalmark.h"
#include "isolation/evidencepanel.h"
#include "isolation/exceptionpanel.h"
#include "isolation/findingtexts.h"
#include "presentation/evidencewords.h"
#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"
#include "widgets/flowlayout.h"
#include "widgets/button.h"
#include "widgets/marks.h"
#include "widgets/messagebar.h"
#include "widgets/scrollsheet.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace isolation;

namespace {

QWidget *makeTexts(const QList<FindingText> &texts, QWidget *parent)
{
    auto *widget = new QWidget(parent);
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    for (const FindingText &text : texts) {
        column->addWidget(new TextLabel(text.title, TypeSize::Body, QFont::DemiBold, &Tokens::text, widget));
        for (const QString &paragraph : text.paragraphs) {
            auto *label = new TextLabel(paragraph, TypeSize::Body, QFont::Normal, &Tokens::text2, widget);
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            column->addWidget(label);
        }
        column->addSpacing(px(12));
    }
    column->addStretch(1);
    return widget;
}

QString idOf(const ControlResult &result)
{
    return QString::fromStdString(result.control);
}

} // namespace

FindingPage::FindingPage(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Surface(&Tokens::window, NoEdge, parent)
    , m_session(session)
    , m_clock(std::move(clock))
    , m_back(new Button(tr("Back"), Button::Look::Plain, Icon::Undo, this))
    , m_previous(Button::iconOnly(Icon::ArrowUp, tr("Previous finding"), this))
    , m_next(Button::iconOnly(Icon::ArrowDown, tr("Next finding"), this))
    , m_copy(new Button(tr("Copy"), Button::Look::Outlined, Icon::Copy, this))
    , m_check(new Button(tr("Check again"), Button::Look::Filled, Icon::Sync, this))
    , m_topology(new Button(tr("Show in topology"), Button::Look::Outlined, Icon::Topology, this))
    , m_crumbs(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_position(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_sentence(new TextLabel({}, TypeSize::Title, QFont::DemiBold, &Tokens::text, this))
    , m_life(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_fingerprint(new TextLabel({}, TypeSize::Caption, QFont::Normal, &Tokens::text3, this))
    , m_state(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_mark(new StatusMark(bulkhead::Status::Unknown, 22, this))
    , m_notice(new MessageBar(this))
    , m_sheet(new ScrollSheet(tr("Finding"), this))
    , m_tags(new QHBoxLayout)
    , m_sandbox(new FactSheet(Side::Sandbox, this))
    , m_production(new FactSheet(Side::Production, this))
    , m_equal(new EqualMark(this))
{
    setObjectName(u"findingPage"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_notice);
    m_notice->hide();
    auto *content = new QWidget(m_sheet);
    auto *body = new QVBoxLayout(content);
    body->setContentsMargins(px(24), px(16), px(24), px(16));
    body->setSpacing(px(16));
    body->addWidget(makeTitle());
    body->addWidget(makeFacts());
    m_lower = new QGridLayout;
    m_lower->setHorizontalSpacing(px(32));
    m_lower->setColumnStretch(0, 5);
    m_lower->setColumnStretch(1, 3);
    body->addLayout(m_lower);
    body->addStretch(1);
    m_sheet->setWidget(content);
    m_sheet->setObjectName(u"findingSheet"_s);
    column->addWidget(m_sheet, 1);
    column->addWidget(makeFoot());
    for (auto signal : {&ConsoleSession::syncStarted, &ConsoleSession::judgingChanged, &ConsoleSession::loadingChanged})
        connect(&session, signal, this, &FindingPage::showBusy);
    connect(&session, &ConsoleSession::syncFinished, this, &FindingPage::showBusy);
}

QWidget *FindingPage::makeHead()
{
    auto *head = new Surface(&Tokens::panel, Bottom, this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), px(10), px(16), px(10));
    row->setSpacing(px(8));
    m_back->setObjectName(u"findingBack"_s);
    m_back->setToolTip(tr("Back (Esc)"));
    row->addWidget(m_back);
    m_crumbs->setElided(true);
    row->addWidget(m_crumbs, 1);
    row->addWidget(m_position);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    m_next->setObjectName(u"findingNext"_s);
    row->addWidget(m_copy);
    connect(m_back, &QPushButton::clicked, this, &FindingPage::backRequested);
    connect(m_previous, &QPushButton::clicked, this, [this] { step(true); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(false); });
    connect(m_copy, &QPushButton::clicked, this, &FindingPage::copy);
    return head;
}

QWidget *FindingPage::makeTitle()
{
    auto *title = new QWidget(this);
    auto *grid = new QGridLayout(title);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(8));
    grid->addWidget(m_mark, 0, 0, Qt::AlignTop);
    m_sentence->setObjectName(u"findingSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    grid->addWidget(m_sentence, 0, 1);
    m_tags->setSpacing(px(6));
    grid->addLayout(m_tags, 1, 1);
    m_life->setWordWrap(true);
    m_life->setObjectName(u"findingLife"_s);
    grid->addWidget(m_life, 2, 1);
    grid->setColumnStretch(1, 1);
    return title;
}

QWidget *FindingPage::makeFacts()
{
    m_facts = new QWidget(this);
    auto *row = new QHBoxLayout(m_facts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    row->addWidget(m_sandbox, 1);
    row->addWidget(m_equal);
    row->addWidget(m_production, 1);
    return m_facts;
}

QWidget *FindingPage::makeFoot()
{
    auto *foot = new Surface(&Tokens::panel, Top, this);
    auto *row = new FlowLayout(foot); // beside the list there may be no room for all in one line
    row->setContentsMargins(px(24), px(8), px(24), px(8));
    row->setSpacing(px(12));
    row->setLastAtTheRight(true);
    m_check->setObjectName(u"checkAgain"_s);
    m_check->setToolTip(tr("Reads the gateways of both facts and judges again"));
    row->addWidget(m_check);
    m_topology->setObjectName(u"showInTopology"_s);
    row->addWidget(m_topology);
    row->addWidget(m_state);
    m_fingerprint->setFixed(true);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_fingerprint);
    connect(m_check, &QPushButton::clicked, this, &FindingPage::checkAgain);
    connect(m_topology, &QPushButton::clicked, this, [this] {
        emit topologyWanted(QString::fromStdString(findingFingerprint(result().control, unit()->unit)));
    });
    return foot;
}

const ControlResult &FindingPage::result() const
{
    return m_report->result.controls[m_keys[m_at].control];
}

const UnitResult *FindingPage::unit() const
{
    const std::size_t index = m_keys[m_at].unit;
    return index == FindingKey::noUnit ? nullptr : &result().units[index];
}

Verdict FindingPage::verdict() const
{
    const UnitResult *one = unit();
    return one == nullptr ? result().verdict : one->verdict;
}

QString FindingPage::fingerprint() const
{
    return unit() == nullptr ? QString() : QString::fromStdString(findingFingerprint(result().control, unit()->unit));
}

const AcceptedFinding *FindingPage::accepted() const
{
    return unit() == nullptr ? nullptr : acceptedBy(*m_report, result().control, *unit());
}

void FindingPage::setDecisions(RecordDecisions &decisions, AuditSession *audit)
{
    m_exception = new ExceptionPanel(decisions, audit, this);
    m_evidence = new EvidencePanel(decisions, this);
    m_lower->addWidget(m_exception, 0, 1);
    m_lower->addWidget(m_evidence, 1, 1);
    m_exception->hide();
    m_evidence->hide();
    connect(m_evidence, &EvidencePanel::listRequested, this, &FindingPage::evidenceWanted);
}

const FindingLife *FindingPage::life() const
{
    if (unit() == nullptr)
        return nullptr;
    const auto found = m_report->lives.find(findingFingerprint(result().control, unit()->unit));
    return found == m_report->lives.end() ? nullptr : &found->second;
}

QString FindingPage::control() const
{
    return m_keys.empty() ? QString() : idOf(result());
}

QString FindingPage::sentence() const
{
    return m_sentence->text();
}

bool FindingPage::showFinding(std::shared_ptr<const IsolationView> view, const PairReport &report, const FindingQuery &query)
{
    auto keys = findingsOf(*view, report.result, query);
    if (keys.empty())
        return false;
    m_view = std::move(view);
    m_report = &report;
    m_query = query;
    m_keys = std::move(keys);
    m_at = 0;
    for (std::size_t i = 0; i < m_keys.size() && !query.fingerprint.isEmpty(); ++i) {
        const ControlResult &control = report.result.controls[m_keys[i].control];
        if (m_keys[i].unit != FindingKey::noUnit
            && findingFingerprint(control.control, control.units[m_keys[i].unit].unit) == query.fingerprint.toStdString()) {
            m_at = i;
            break;
        }
    }
    m_notice->hide();
    showCurrent();
    return true;
}

void FindingPage::follow(std::shared_ptr<const IsolationView> view, const PairReport &report)
{
    if (m_keys.empty())
        return;
    const bool wasFinding = verdict() == Verdict::Fail || verdict() == Verdict::Warn;
    const std::string key = unit() == nullptr ? std::string() : unit()->unit;
    FindingQuery own; // with whatever verdict it has now
    own.control = control();
    own.fingerprint = key.empty() ? QString() : QString::fromStdString(findingFingerprint(result().control, key));
    FindingQuery same = m_query;
    same.fingerprint = own.fingerprint;
    const auto isThere = [&](const FindingQuery &query) {
        const auto keys = findingsOf(*view, report.result, query);
        return std::any_of(keys.begin(), keys.end(), [&](const FindingKey &one) {
            const ControlResult &result = report.result.controls[one.control];
            return idOf(result) == own.control && (key.empty() || (one.unit != FindingKey::noUnit && result.units[one.unit].unit == key));
        });
    };
    if (isThere(same)) {
        showFinding(std::move(view), report, same);
    } else if (isThere(own)) {
        showFinding(std::move(view), report, own);
    } else if (showFinding(std::move(view), report, own) && wasFinding) {
        m_notice->show(bulkhead::Status::Pass, tr("The finding is gone."),
                       tr("The check of %1 no longer sees it.").arg(Formats::dateTime(report.result.at)));
    }
}

void FindingPage::step(bool backwards)
{
    if (m_keys.empty())
        return;
    m_at = (m_at + (backwards ? m_keys.size() - 1 : 1)) % m_keys.size();
    m_notice->hide();
    showCurrent();
}

void FindingPage::showCurrent()
{
    const Control *control = m_view->controls.find(idOf(result()));
    if (control == nullptr)
        return;
    showTitle(*control);
    showFacts();
    showTexts(*control);
    showBusy();
    m_sheet->ensureVisible(0, 0);
}

void FindingPage::showTitle(const Control &control)
{
    const AcceptedFinding *exception = accepted();
    const bulkhead::Status status = exception != nullptr && verdict() == Verdict::Fail ? bulkhead::Status::Accepted : IsolationWords::statusOf(verdict());
    const QString word = status == bulkhead::Status::Accepted ? EvidenceWords::acceptedUntil(exception->until) : Words::control(status);
    m_mark->setStatus(status, word);
    m_sentence->setText(FindingTexts(*m_view, control, result(), unit()).sentence());
    m_crumbs->setText(IsolationWords::layer(control.layer) + u" › "_s + control.id + u" › "_s + control.title);
    m_position->setText(tr("%1 of %2").arg(Formats::number(qint64(m_at) + 1), Formats::number(qint64(m_keys.size()))));
    for (QWidget *widget : {static_cast<QWidget *>(m_position), static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next)})
        widget->setVisible(m_keys.size() > 1);
    while (QLayoutItem *item = m_tags->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_tags->addWidget(new Badge(status, word, this));
    m_tags->addWidget(new Tag(IsolationWords::severity(control.severity), this));
    m_tags->addWidget(new Tag(IsolationWords::layer(control.layer), this));
    if (verdict() != Verdict::Unknown)
        m_tags->addWidget(new Tag(IsolationWords::assurance(result().assurance), this));
    m_tags->addStretch(1);
    const QStringList lines = lifeLines();
    m_life->setText(lines.join(u" · "_s));
    m_life->setVisible(!lines.isEmpty());
    m_topology->setVisible(unit() != nullptr);
    m_fingerprint->setText(unit() == nullptr ? QString()
                                             : tr("finding %1").arg(QString::fromStdString(
                                                 findingFingerprint(result().control, unit()->unit)).left(12)));
}

QStringList FindingPage::lifeLines() const
{
    QStringList lines;
    if (const FindingLife *known = life()) {
        if (known->sinceAt != UtcTime{})
            lines << tr("Known since %1").arg(Formats::dateTime(known->sinceAt));
        if (known->isNew)
            lines << tr("New in this check");
        if (known->isReopened)
            lines << tr("Was gone before and came back");
    }
    if (unit() != nullptr && unit()->isSticky)
        lines << tr("Of an earlier check, could not be verified again");
    return lines;
}

FactContext FindingPage::contextOf(Side side) const
{
    FactContext context;
    const bool isSandbox = side == Side::Sandbox;
    context.environment = (isSandbox ? m_report->result.sandbox : m_report->result.production).text();
    context.now = m_clock->now();
    const UnitResult *said = unit();
    if (said == nullptr)
        return context;
    context.isDecisive = said->verdict == Verdict::Fail;
    const GatewayId &gateway = (isSandbox ? said->sandbox : said->production).gateway;
    for (const GatewayFacts &one : m_view->report.facts->gateways) {
        if (one.id == gateway)
            context.product = Words::gatewayKind(QString::fromStdString(one.product));
    }
    return context;
}

void FindingPage::showFacts()
{
    const UnitResult *shown = unit();
    const bool hasFacts = shown != nullptr && (shown->sandbox.isSet() || shown->production.isSet());
    m_facts->setVisible(hasFacts);
    if (!hasFacts)
        return;
    m_sandbox->setFact(shown->sandbox, contextOf(Side::Sandbox));
    m_production->setFact(shown->production, contextOf(Side::Production));
    const bool hasBoth = shown->sandbox.isSet() && shown->production.isSet() && !shown->sandbox.value.empty();
    m_equal->setEqual(shown->sandbox.value == shown->production.value);
    m_equal->setVisible(hasBoth);
}

void FindingPage::showTexts(const Control &control)
{
    delete m_texts;
    delete m_side;
    const FindingTexts texts(*m_view, control, result(), unit());
    m_texts = makeTexts(texts.main(), this);
    m_side = makeTexts(texts.side(m_exception == nullptr), this);
    m_lower->addWidget(m_texts, 0, 0, 3, 1);
    m_lower->addWidget(m_side, 2, 1);
    m_lower->setRowStretch(2, 1);
    if (m_exception != nullptr) {
        m_exception->showFinding(m_view, *m_report, control, fingerprint(), verdict());
        m_exception->show();
        m_evidence->showControl(m_view, *m_report, control);
    }
}

void FindingPage::showBusy()
{
    QString why;
    if (m_session.asOf() != 0)
        why = tr("You look at the past");
    else if (m_session.isSyncing())
        why = tr("Reading the gateways");
    else if (m_session.isLoading() || m_session.isJudging())
        why = tr("Checking");
    m_check->setBlocked(why);
    m_state->setText(why.isEmpty() && m_view ? tr("Checked %1").arg(Formats::dateTime(m_view->report.at)) : why);
}

QList<GatewayId> FindingPage::gateways() const
{
    QList<GatewayId> all;
    if (m_keys.empty() || unit() == nullptr)
        return all;
    for (const FactRef *fact : {&unit()->sandbox, &unit()->production}) {
        const bool isConfigured = std::any_of(m_session.estate().gateways.begin(), m_session.estate().gateways.end(),
                                              [fact](const GatewayConfig &gateway) { return gateway.id == fact->gateway; });
        if (isConfigured && !all.contains(fact->gateway))
            all << fact->gateway;
    }
    return all;
}

void FindingPage::checkAgain()
{
    if (m_check->isEnabled())
        m_session.readAndCheckAgain(gateways()); // all of them if the finding names none
}

void FindingPage::copy() const
{
    if (m_keys.empty())
        return;
    const Control *control = m_view->controls.find(idOf(result()));
    QStringList lines{m_sentence->text(),
                      control->id + u", "_s + Words::control(IsolationWords::statusOf(verdict())) + u", "_s
                          + IsolationWords::severity(control->severity) + u", "_s + IsolationWords::layer(control->layer)};
    lines << lifeLines();
    if (unit() != nullptr) {
        lines << FactSheet::toText(unit()->sandbox, contextOf(Side::Sandbox), Side::Sandbox)
              << FactSheet::toText(unit()->production, contextOf(Side::Production), Side::Production);
    }
    for (const FindingText &text : FindingTexts(*m_view, *control, result(), unit()).main())
        lines << text.title << u"  "_s + text.paragraphs.join(u"\n  "_s);
    if (unit() != nullptr)
        lines << tr("finding %1").arg(QString::fromStdString(findingFingerprint(result().control, unit()->unit)));
    QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

void FindingPage::focusFirst()
{
    m_sheet->setFocus(Qt::OtherFocusReason);
}

void FindingPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit backRequested();
    else if (event->matches(QKeySequence::Copy))
        copy();
    else
        Surface::keyPressEvent(event);
}

} // namespace bulkhead
