// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/gatewayspage.h"

#include "presentation/rights.h"
#include "presentation/words.h"
#include "settings/connectionpanel.h"
#include "settings/gatewayform.h"
#include "settings/gatewaylist.h"
#include "settings/gatewaypane.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr int narrowPage = 800; //!< list, form and test do not stand side by side
constexpr int narrowSide = 264;
}

GatewaysPage::GatewaysPage(ConsoleSession &session, EstateDocument &document, Rights &rights,
                           std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_document(document)
    , m_rights(rights)
    , m_clock(std::move(clock))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_side(new QSplitter(Qt::Vertical, this))
    , m_list(new GatewayList(m_clock, this))
    , m_pane(new GatewayPane(this))
    , m_form(m_pane->form())
    , m_panel(new ConnectionPanel(m_clock, this))
    , m_message(m_pane->message())
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Gateway, this))
    , m_note(new TextLabel(QString(), TypeSize::Caption, QFont::Normal, &Tokens::text3, this))
    , m_add(new Button(tr("Add"), Button::Look::Outlined, Icon::Plus, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setAccessibleName(tr("Gateways"));
    m_side->setChildrenCollapsible(false);
    m_side->setAccessibleName(tr("Gateways"));
    m_side->addWidget(makeList());
    m_splitter->addWidget(m_side);
    m_stack->addWidget(m_pane);
    m_stack->addWidget(m_empty);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_panel);
    m_panel->setMinimumWidth(px(240));
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 2);
    m_splitter->setSizes({px(248), px(416), px(336)});
    m_wideColumns = m_splitter->saveState();
    connectParts();
    refresh();
    if (!document.config().gateways.isEmpty())
        showGateway(document.config().gateways.first().id);
}

void GatewaysPage::connectParts()
{
    connect(m_list, &GatewayList::chosen, this, [this](const GatewayId &id) {
        if (!showGateway(id))
            m_list->setCurrentGateway(m_current);
    });
    connect(m_form, &GatewayForm::edited, this, &GatewaysPage::refreshHead);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_document.error())
            m_document.reload();
        else
            addGateway();
    });
    connect(m_pane, &GatewayPane::saveRequested, this, &GatewaysPage::save);
    connect(m_pane, &GatewayPane::testRequested, this, &GatewaysPage::test);
    connect(m_pane, &GatewayPane::removeRequested, this, &GatewaysPage::remove);
    connect(m_pane, &GatewayPane::undoRequested, this, &GatewaysPage::undo);
    connect(m_message, &MessageBar::actionTriggered, this, [this] {
        if (m_action == BarAction::Undo)
            undo();
        else if (m_action == BarAction::Reload)
            m_document.reload();
        m_message->hide();
    });
    connect(&m_document, &EstateDocument::changed, this, &GatewaysPage::refresh);
    connect(&m_rights, &Rights::changed, this, &GatewaysPage::refreshHead);
    connect(&m_session, &ConsoleSession::viewChanged, this, &GatewaysPage::refresh);
    connect(&m_session, &ConsoleSession::connectionTested, this, [this](const ConnectionReport &report) {
        m_reports.insert(report.gateway, report);
        showTest();
        refreshHead();
    });
}

void GatewaysPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setNarrow(width() < px(narrowPage));
}

void GatewaysPage::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    if (narrow)
        m_wideColumns = m_splitter->saveState();
    m_narrow = narrow;
    m_note->setVisible(!narrow); // the list needs its room; saving says the same
    if (narrow) {
        m_side->addWidget(m_panel);
        m_side->setSizes({px(240), px(220)});
        m_splitter->setSizes({px(narrowSide), width() - px(narrowSide)});
    } else {
        m_splitter->addWidget(m_panel);
        m_splitter->restoreState(m_wideColumns);
    }
    m_panel->setVisible(m_open);
}

QByteArray GatewaysPage::columns() const
{
    return m_narrow ? m_wideColumns : m_splitter->saveState();
}

void GatewaysPage::setColumns(const QByteArray &columns)
{
    if (!m_narrow)
        m_splitter->restoreState(columns);
    m_wideColumns = columns;
}

QWidget *GatewaysPage::makeList()
{
    auto *side = new Surface(&Tokens::panel, Surface::NoEdge, this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new Surface(&Tokens::panel, Surface::Bottom, side);
    head->setMinimumHeight(px(56));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), 0, px(16), 0);
    auto *title = new TextLabel(tr("Gateways"), TypeSize::Section, QFont::DemiBold, &Tokens::text, head);
    title->setElided(true);
    row->addWidget(title, 1);
    m_add->setObjectName(u"addGateway"_s);
    connect(m_add, &QPushButton::clicked, this, &GatewaysPage::addGateway);
    row->addWidget(m_add);
    column->addWidget(head);
    column->addWidget(m_list, 1);
    m_note->setWordWrap(true);
    auto *note = new QHBoxLayout;
    note->setContentsMargins(px(16), px(10), px(16), px(12));
    note->addWidget(m_note);
    column->addLayout(note);
    side->setMinimumWidth(px(200));
    return side;
}

QList<QWidget *> GatewaysPage::panes() const
{
    return {m_list, m_form->findChild<QWidget *>(u"field0"_s), m_pane->testButton()};
}

void GatewaysPage::focusFirst()
{
    if (m_stack->currentWidget() == m_empty)
        m_empty->setFocus(Qt::OtherFocusReason);
    else
        m_list->setFocus(Qt::OtherFocusReason);
}

bool GatewaysPage::isChanged() const
{
    return m_open && m_form->draft().isChanged();
}

bool GatewaysPage::mayLeave()
{
    return !isChanged()
        || confirm(this, tr("Leave without saving?"),
                   tr("What you typed for %1 is not in the estate file yet.").arg(m_form->draft().text(GatewayField::Name)),
                   tr("Leave without saving"));
}

bool GatewaysPage::showGateway(const GatewayId &gateway)
{
    const GatewayConfig *config = m_document.config().gateway(gateway);
    if (!config || (m_open && gateway == m_current))
        return config != nullptr;
    if (!mayLeave())
        return false;
    m_current = gateway;
    m_open = true;
    m_message->hide();
    m_form->setGateway(*config, m_document.config());
    m_list->setCurrentGateway(gateway);
    m_stack->setCurrentIndex(0);
    showTest();
    refreshHead();
    return true;
}

void GatewaysPage::addGateway()
{
    if (!m_rights.whyNot("estate.edit").isEmpty() || !mayLeave())
        return;
    m_current = {};
    m_open = true;
    m_list->setCurrentGateway({});
    m_message->hide();
    m_form->setGateway({}, m_document.config());
    m_stack->setCurrentIndex(0);
    m_panel->showNothing({});
    m_panel->show();
    refreshHead();
    m_form->focusFirst();
}

void GatewaysPage::refresh()
{
    const EstateConfig &estate = m_document.config();
    m_list->setEstate(estate, m_session.view());
    m_note->setText(tr("Kept in %1. Bulkhead writes it only when you press Save.").arg(m_document.fileName()));
    if (const auto wrong = m_document.error())
        m_empty->setText(ErrorWords::whatHappened(*wrong, m_document.fileName()), wrong->toText(), tr("Load it again"));
    else
        m_empty->setText(tr("No gateway is known yet."),
                         tr("Bulkhead reads the admin APIs you name here, and changes nothing on them."), tr("Add a gateway"));
    if (m_open && !m_current.isEmpty() && !estate.gateway(m_current))
        m_open = false; // it was removed, here or in the file
    if (!m_open && !estate.gateways.isEmpty()) {
        m_current = {};
        showGateway(estate.gateways.first().id);
    } else if (m_open && isChanged()) {
        m_form->setEstate(estate);
    } else if (m_open && !m_current.isEmpty()) {
        m_form->setGateway(*estate.gateway(m_current), estate);
    }
    m_stack->setCurrentIndex(m_open ? 0 : 1);
    m_panel->setVisible(m_open);
    refreshHead();
}

void GatewaysPage::refreshHead()
{
    GatewayPane::State state;
    state.refused = m_rights.whyNot("estate.edit");
    state.isChanged = isChanged();
    state.isInFile = !m_current.isEmpty();
    state.isTesting = m_panel->isRunning();
    state.wasTested = m_reports.contains(tested());
    state.canUndo = m_document.canUndo();
    m_pane->showState(state, m_document.config());
    m_add->setBlocked(state.refused);
    m_empty->setLocked(m_document.error() ? QString() : state.refused);
}

GatewayId GatewaysPage::tested() const
{
    return GatewayId(m_form->draft().text(GatewayField::Name));
}

void GatewaysPage::showTest()
{
    if (m_reports.contains(tested()))
        m_panel->showReport(m_reports.value(tested()), m_session.view().get());
    else
        m_panel->showNothing(m_current);
}

void GatewaysPage::tell(const Result<void> &done, const QString &success)
{
    if (done) {
        m_action = BarAction::Undo;
        m_message->show(Status::Pass, success, {}, m_document.canUndo() ? tr("Undo") : QString());
    } else if (m_document.changedOnDisk()) {
        m_action = BarAction::Reload;
        m_message->show(Status::Warn, tr("%1 was changed by someone else.").arg(m_document.fileName()),
                        tr("Nothing was written. Load their version; what you typed here stays, look at it and save again."),
                        tr("Load their version"));
    } else {
        m_action = BarAction::None;
        m_message->show(Status::Fail, tr("Nothing was written."), ErrorWords::whatToDo(done.error()), {},
                        done.error().toText());
    }
    refreshHead();
}

void GatewaysPage::save()
{
    if (!m_form->isValid()) {
        m_form->focusFirst(true);
        return;
    }
    if (!isChanged() || !m_rights.whyNot("estate.edit").isEmpty())
        return;
    const GatewayConfig config = m_form->draft().toConfig();
    const GatewayId previous = m_form->draft().previous();
    const GatewayId before = m_current;
    m_current = config.id; // so that the refresh after writing shows it under its new name
    const auto done = m_document.setGateway(config, previous);
    if (done) {
        m_form->setGateway(*m_document.config().gateway(config.id), m_document.config());
        m_list->setCurrentGateway(config.id);
        if (previous != config.id)
            m_reports.remove(previous);
    } else {
        m_current = before;
    }
    tell(done, tr("%1 is saved in %2.").arg(config.id.text(), m_document.fileName()));
}

void GatewaysPage::test()
{
    if (!m_open || !m_form->isValid() || m_panel->isRunning())
        return;
    const GatewayConfig config = m_form->draft().toConfig();
    m_panel->showRunning(config.id);
    refreshHead();
    m_session.testConnection(config);
}

void GatewaysPage::undo()
{
    if (!m_document.canUndo() || !m_rights.whyNot("estate.edit").isEmpty() || !mayLeave())
        return;
    m_open = false;
    const GatewayId kept = m_current;
    const auto done = m_document.undo();
    tell(done, tr("The last edit of %1 is taken back.").arg(m_document.fileName()));
    if (!done || m_document.config().gateway(kept)) {
        m_open = false;
        showGateway(kept);
        tell(done, tr("The last edit of %1 is taken back.").arg(m_document.fileName()));
    }
    m_action = BarAction::None;
}

void GatewaysPage::remove()
{
    if (m_current.isEmpty()
        || !confirm(this, tr("Remove %1?").arg(m_current.text()),
                    tr("It is taken out of %1 and no longer read. What was read of it stays in the store, and the gateway itself is not touched.")
                        .arg(m_document.fileName()),
                    tr("Remove")))
        return;
    const GatewayId gone = m_current;
    m_open = false;
    const auto done = m_document.removeGateway(gone);
    if (!done)
        showGateway(gone);
    tell(done, tr("%1 is taken out of %2.").arg(gone.text(), m_document.fileName()));
}

} // namespace bulkhead
