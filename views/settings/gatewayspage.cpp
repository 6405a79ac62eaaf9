// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/gatewayspage.h"

#include "presentation/rights.h"
#include "presentation/words.h"
#include "settings/connectionpanel.h"
#include "settings/gatewayform.h"
#include "settings/gatewaylist.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/emptystate.h"
#include "widgets/flowlayout.h"
#include "widgets/locknote.h"
#include "widgets/marks.h"
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
    , m_form(new GatewayForm(this))
    , m_panel(new ConnectionPanel(m_clock, this))
    , m_message(new MessageBar(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Gateway, this))
    , m_title(new TextLabel(QString(), TypeSize::Section, QFont::DemiBold, &Tokens::text, this))
    , m_note(new TextLabel(QString(), TypeSize::Caption, QFont::Normal, &Tokens::text3, this))
    , m_tag(new EnvironmentMark(this))
    , m_add(new Button(tr("Add"), Button::Look::Outlined, Icon::Plus, this))
    , m_save(new Button(tr("Save"), Button::Look::Filled, Icon::None, this))
    , m_test(new Button(tr("Test connection"), Button::Look::Outlined, Icon::Sync, this))
    , m_remove(new Button(tr("Remove…"), Button::Look::Destructive, Icon::None, this))
    , m_undo(new Button(tr("Undo"), Button::Look::Outlined, Icon::Undo, this))
    , m_lock(new LockNote(this))
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
    m_stack->addWidget(makeForm());
    m_stack->addWidget(m_empty);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_panel);
    m_panel->setMinimumWidth(px(240));
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setStretchFactor(2, 2);
    m_splitter->setSizes({px(248), px(416), px(336)});
    m_wideColumns = m_splitter->saveState();
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
    connect(&document, &EstateDocument::changed, this, &GatewaysPage::refresh);
    connect(&rights, &Rights::changed, this, &GatewaysPage::refreshHead);
    connect(&session, &ConsoleSession::viewChanged, this, &GatewaysPage::refresh);
    connect(&session, &ConsoleSession::connectionTested, this, [this](const ConnectionReport &report) {
        m_reports.insert(report.gateway, report);
        showTest();
        refreshHead();
    });
    refresh();
    if (!document.config().gateways.isEmpty())
        showGateway(document.config().gateways.first().id);
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

QWidget *GatewaysPage::makeForm()
{
    auto *middle = new Surface(&Tokens::panel, Surface::NoEdge, this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new Surface(&Tokens::panel, Surface::Bottom, middle);
    head->setMinimumHeight(px(56));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(24), 0, px(16), 0);
    row->setSpacing(px(12));
    m_title->setElided(true);
    row->addWidget(m_title);
    row->addWidget(m_tag);
    row->addStretch(1);
    m_undo->setSize(Button::Size::Small);
    m_undo->setObjectName(u"undo"_s);
    m_undo->setToolTip(tr("Take back the last edit of the estate file (Ctrl+Z)"));
    row->addWidget(m_undo);
    column->addWidget(head);
    auto *messages = new QVBoxLayout;
    messages->setContentsMargins(px(16), px(12), px(16), 0);
    messages->addWidget(m_message);
    column->addLayout(messages);
    column->addWidget(m_form, 1);
    auto *foot = new Surface(&Tokens::panel, Surface::Top, middle);
    auto *lines = new QVBoxLayout(foot);
    lines->setContentsMargins(px(24), px(11), px(24), px(11));
    lines->setSpacing(px(8));
    m_lock->setObjectName(u"gatewayLock"_s);
    lines->addWidget(m_lock);
    auto *buttons = new FlowLayout;
    lines->addLayout(buttons);
    buttons->setLastAtTheRight(true);
    m_save->setObjectName(u"save"_s);
    m_test->setObjectName(u"test"_s);
    m_remove->setObjectName(u"remove"_s);
    m_test->setKeyHint(QKeySequence(Qt::Key_F5));
    buttons->addWidget(m_save);
    buttons->addWidget(m_test);
    buttons->addWidget(m_remove);
    column->addWidget(foot);
    middle->setMinimumWidth(px(320));
    connect(m_save, &QPushButton::clicked, this, &GatewaysPage::save);
    connect(m_test, &QPushButton::clicked, this, &GatewaysPage::test);
    connect(m_remove, &QPushButton::clicked, this, &GatewaysPage::remove);
    connect(m_undo, &QPushButton::clicked, this, &GatewaysPage::undo);
    connect(m_message, &MessageBar::actionTriggered, this, [this] {
        if (m_action == BarAction::Undo)
            undo();
        else if (m_action == BarAction::Reload)
            m_document.reload();
        m_message->hide();
    });
    return middle;
}

QList<QWidget *> GatewaysPage::panes() const
{
    return {m_list, m_form->findChild<QWidget *>(u"field0"_s), m_test};
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
    const GatewayDraft &draft = m_form->draft();
    const QString name = draft.text(GatewayField::Name);
    m_title->setText(name.isEmpty() ? tr("New gateway") : name);
    const Environment *environment = m_document.config().environment(draft.environment);
    m_tag->setVisible(environment);
    if (environment)
        m_tag->setEnvironment(environment->id.text(), environment->type);
    const QString wrong = m_form->isUnfinished() ? tr("Type name and admin address first")
        : !m_form->isValid()                     ? tr("Mend the fields marked in red first")
                                                 : QString();
    const QString refused = m_rights.whyNot("estate.edit");
    m_lock->setReason(refused);
    m_add->setBlocked(refused);
    m_remove->setBlocked(refused);
    m_undo->setBlocked(refused);
    m_save->setBlocked(!refused.isEmpty() ? refused : wrong.isEmpty() && !isChanged() ? tr("Nothing has changed") : wrong);
    m_test->setBlocked(m_panel->isRunning() ? tr("A test is running") : wrong);
    m_test->setText(m_reports.contains(tested()) ? tr("Test again") : tr("Test connection"));
    m_remove->setVisible(!m_current.isEmpty());
    m_undo->setVisible(m_document.canUndo());
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
