// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/gatewaypane.h"

#include "settings/gatewayform.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/locknote.h"
#include "widgets/marks.h"
#include "widgets/messagebar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

GatewayPane::GatewayPane(QWidget *parent)
    : Surface(&Tokens::panel, NoEdge, parent)
    , m_form(new GatewayForm(this))
    , m_message(new MessageBar(this))
    , m_title(new TextLabel(QString(), TypeSize::Section, QFont::DemiBold, &Tokens::text, this))
    , m_tag(new EnvironmentMark(this))
    , m_save(new Button(tr("Save"), Button::Look::Filled, Icon::None, this))
    , m_test(new Button(tr("Test connection"), Button::Look::Outlined, Icon::Sync, this))
    , m_remove(new Button(tr("Remove…"), Button::Look::Destructive, Icon::None, this))
    , m_undo(new Button(tr("Undo"), Button::Look::Outlined, Icon::Undo, this))
    , m_lock(new LockNote(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto *messages = new QVBoxLayout;
    messages->setContentsMargins(px(16), px(12), px(16), 0);
    messages->addWidget(m_message);
    column->addLayout(messages);
    column->addWidget(m_form, 1);
    column->addWidget(makeFoot());
    setMinimumWidth(px(320));
    connect(m_save, &QPushButton::clicked, this, &GatewayPane::saveRequested);
    connect(m_test, &QPushButton::clicked, this, &GatewayPane::testRequested);
    connect(m_remove, &QPushButton::clicked, this, &GatewayPane::removeRequested);
    connect(m_undo, &QPushButton::clicked, this, &GatewayPane::undoRequested);
}

QWidget *GatewayPane::makeHead()
{
    auto *head = new Surface(&Tokens::panel, Bottom, this);
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
    return head;
}

QWidget *GatewayPane::makeFoot()
{
    auto *foot = new Surface(&Tokens::panel, Top, this);
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
    return foot;
}

QWidget *GatewayPane::testButton() const
{
    return m_test;
}

void GatewayPane::showState(const State &state, const EstateConfig &estate)
{
    const GatewayDraft &draft = m_form->draft();
    const QString name = draft.text(GatewayField::Name);
    m_title->setText(name.isEmpty() ? tr("New gateway") : name);
    const Environment *environment = estate.environment(draft.environment);
    m_tag->setVisible(environment);
    if (environment)
        m_tag->setEnvironment(environment->id.text(), environment->type);
    const QString wrong = m_form->isUnfinished() ? tr("Type name and admin address first")
        : !m_form->isValid()                     ? tr("Mend the fields marked in red first")
                                                 : QString();
    m_lock->setReason(state.refused);
    m_remove->setBlocked(state.refused);
    m_undo->setBlocked(state.refused);
    m_save->setBlocked(!state.refused.isEmpty() ? state.refused : wrong.isEmpty() && !state.isChanged ? tr("Nothing has changed") : wrong);
    m_test->setBlocked(state.isTesting ? tr("A test is running") : wrong);
    m_test->setText(state.wasTested ? tr("Test again") : tr("Test connection"));
    m_remove->setVisible(state.isInFile);
    m_undo->setVisible(state.canUndo);
}

} // namespace bulkhead
