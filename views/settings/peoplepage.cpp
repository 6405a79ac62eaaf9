// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/peoplepage.h"

#include "audit/names.h"
#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "presentation/rights.h"
#include "settings/keydialogs.h"
#include "settings/mykeypanel.h"
#include "settings/peopletable.h"
#include "settings/persondetails.h"
#include "settings/policypanel.h"
#include "usecases/auditsession.h"
#include "usecases/estatedocument.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/locknote.h"
#include "widgets/messagebar.h"
#include "widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr int narrowPage = 720; //!< the list and a person do not stand side by side
constexpr int detailsWidth = 336;
}

PeoplePage::PeoplePage(AuditSession &session, EstateDocument &document, CardReader read, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_document(document)
    , m_read(std::move(read))
    , m_rights(new Rights(&session, this))
    , m_choice(new SegmentedControl(tr("People and keys"), this))
    , m_stack(new QStackedWidget(this))
    , m_peopleStack(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_table(new PeopleTable(this))
    , m_details(new PersonDetails(*m_rights, this))
    , m_empty(new EmptyState(Icon::Key, this))
    , m_myKey(new MyKeyPanel(*m_rights, this))
    , m_policy(new PolicyPanel(session, document, *m_rights, this))
    , m_message(new MessageBar(this))
    , m_add(new Button(tr("Add person…"), Button::Look::Filled, Icon::None, this))
    , m_addNote(new LockNote(this))
{
    setObjectName(u"peoplePage"_s);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeHead());
    auto *ground = new Surface(&Tokens::panel, Surface::NoEdge, this);
    auto *messages = new QVBoxLayout(ground);
    messages->setContentsMargins(px(16), px(12), px(16), px(12));
    messages->addWidget(m_message);
    rows->addWidget(ground);
    ground->hide();
    m_peopleStack->addWidget(makePeople());
    auto *nobody = new Surface(&Tokens::panel, Surface::NoEdge, this);
    auto *nobodyRow = new QVBoxLayout(nobody);
    nobodyRow->setContentsMargins(0, 0, 0, 0);
    nobodyRow->addWidget(m_empty);
    m_peopleStack->addWidget(nobody);
    m_stack->addWidget(m_peopleStack);
    m_stack->addWidget(m_myKey);
    m_stack->addWidget(m_policy);
    rows->addWidget(m_stack, 1);
    connectParts();
    refresh();
}

QWidget *PeoplePage::makeHead()
{
    auto *head = new Surface(&Tokens::panel, Surface::Bottom, this);
    head->setMinimumHeight(px(56));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), 0, px(16), 0);
    row->setSpacing(px(12));
    auto *title = new TextLabel(tr("People and keys"), TypeSize::Section, QFont::DemiBold, &Tokens::text, head);
    title->setElided(true);
    row->addWidget(title);
    m_choice->setObjectName(u"peopleParts"_s);
    for (const QString &part : {tr("People"), tr("My key"), tr("Policy")})
        m_choice->addSegment(part);
    row->addWidget(m_choice);
    row->addStretch(1);
    return head;
}

QWidget *PeoplePage::makePeople()
{
    auto *side = new Surface(&Tokens::panel, Surface::NoEdge, this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    auto *foot = new Surface(&Tokens::panel, Surface::Top, side);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(16), px(11), px(16), px(11));
    row->setSpacing(px(12));
    m_add->setObjectName(u"addPerson"_s);
    m_addNote->setObjectName(u"addNote"_s);
    row->addWidget(m_add);
    row->addWidget(m_addNote, 1, Qt::AlignVCenter);
    row->addStretch(0);
    column->addWidget(foot);
    side->setMinimumWidth(px(320));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(side);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({px(584), px(detailsWidth)});
    return m_splitter;
}

void PeoplePage::connectParts()
{
    connect(m_choice, &SegmentedControl::currentChanged, this, [this](int index) { showPart(static_cast<Part>(index)); });
    connect(m_rights, &Rights::changed, this, &PeoplePage::refresh);
    connect(&m_document, &EstateDocument::changed, this, &PeoplePage::refresh);
    connect(m_table, &PeopleTable::chosen, this, &PeoplePage::showDetails);
    connect(m_add, &QPushButton::clicked, this, &PeoplePage::addPerson);
    connect(m_empty, &EmptyState::actionTriggered, this, &PeoplePage::doEmptyAction);
    connect(m_details, &PersonDetails::changeRolesRequested, this, &PeoplePage::changeRoles);
    connect(m_details, &PersonDetails::replaceKeyRequested, this, &PeoplePage::replaceKey);
    connect(m_details, &PersonDetails::retireRequested, this, &PeoplePage::retire);
    connect(m_myKey, &MyKeyPanel::signInRequested, this, &PeoplePage::signInRequested);
    connect(m_myKey, &MyKeyPanel::rotateRequested, this, &PeoplePage::rotateKey);
    connect(m_myKey, &MyKeyPanel::makeRequested, this, &PeoplePage::makeKey);
}

void PeoplePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto wanted = width() < px(narrowPage) ? Qt::Vertical : Qt::Horizontal;
    if (wanted == m_splitter->orientation())
        return;
    m_splitter->setOrientation(wanted);
    if (wanted == Qt::Vertical)
        m_splitter->setSizes({height() * 3 / 5, height() * 2 / 5});
    else
        m_splitter->setSizes({width() - px(detailsWidth), px(detailsWidth)});
}

void PeoplePage::showPart(Part part)
{
    m_choice->setCurrent(static_cast<int>(part));
    m_stack->setCurrentIndex(static_cast<int>(part));
    m_message->parentWidget()->hide();
}

void PeoplePage::reload()
{
    m_session.reload();
}

void PeoplePage::focusFirst()
{
    if (m_stack->currentWidget() != m_peopleStack)
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
    else if (m_peopleStack->currentIndex() == 0)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        m_empty->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> PeoplePage::panes() const
{
    if (m_stack->currentWidget() != m_peopleStack)
        return {m_stack->currentWidget()};
    if (m_peopleStack->currentIndex() != 0)
        return {m_empty};
    return {m_table, m_details->findChild<QWidget *>(u"changeRoles"_s)};
}

QString PeoplePage::self() const
{
    return m_session.acting().isPerson() ? m_session.acting().person : QString();
}

std::optional<PersonFacts> PeoplePage::selfFacts() const
{
    for (const PersonFacts &person : m_table->people()) {
        if (!self().isEmpty() && person.name == self())
            return person;
    }
    return std::nullopt;
}

//! Those that the scope of a role can name.
QStringList PeoplePage::environments() const
{
    QStringList names;
    for (const Environment &environment : m_document.config().environments) {
        if (audit::isRole("engineer:" + environment.id.text().toStdString()))
            names.append(environment.id.text());
    }
    return names;
}

void PeoplePage::refresh()
{
    const auto view = m_session.view();
    const QList<PersonFacts> people = view ? peopleOf(view->state) : QList<PersonFacts>();
    m_table->setPeople(people, self());
    m_peopleStack->setCurrentIndex(people.isEmpty() ? 1 : 0);
    if (people.isEmpty())
        refreshEmpty();
    const QString refused = m_rights->whyNot("person.add");
    m_add->setBlocked(refused);
    m_addNote->setReason(refused);
    m_myKey->showPerson(selfFacts());
    m_policy->refresh();
    const qsizetype waiting = m_policy->count();
    m_choice->setSegmentText(2, waiting > 0 ? tr("Policy %1").arg(Formats::number(static_cast<qint64>(waiting))) : tr("Policy"));
}

void PeoplePage::refreshEmpty()
{
    const auto view = m_session.view();
    if (const auto error = m_session.loadError())
        m_empty->setText(PeopleWords::whatHappened(*error), PeopleWords::whatToDo(*error) + u'\n' + error->toText(), tr("Load it again"));
    else if (!view)
        m_empty->setText(tr("The audit log is being read."));
    else if (!view->stateProblem.isEmpty())
        m_empty->setText(tr("The audit log is damaged, so nobody can tell who may do what."),
                         tr("Verify the log on the Audit screen, and keep the store as it is.") + u'\n' + view->stateProblem);
    else
        m_empty->setText(tr("Nobody has a key yet."),
                         tr("Until somebody has, the log only names users of the operating system, and nothing in it is signed. The first person "
                            "makes a key, becomes admin and adds the others."),
                         tr("Make my key and become admin…"));
}

void PeoplePage::doEmptyAction()
{
    if (m_session.loadError())
        reload();
    else
        becomeAdmin();
}

void PeoplePage::showDetails()
{
    const PersonFacts *person = m_table->current();
    m_details->setVisible(person != nullptr);
    const auto view = m_session.view();
    if (person && view)
        m_details->showPerson(*person, self(), view->list.get());
}

//! Opens a dialog whose outcome is said above the page.
template<typename Dialog, typename... Arguments>
Dialog *PeoplePage::ask(Arguments &&...arguments)
{
    m_message->parentWidget()->hide();
    auto *dialog = new Dialog(m_session, std::forward<Arguments>(arguments)..., this);
    if constexpr (std::is_base_of_v<RecordDialog, Dialog>) {
        connect(dialog, &RecordDialog::done, this, [this](const QString &sentence) {
            m_message->show(Status::Pass, sentence);
            m_message->parentWidget()->show();
        });
    }
    dialog->open();
    return dialog;
}

void PeoplePage::addPerson()
{
    if (m_add->isEnabled())
        ask<AddPersonDialog>(m_read, environments());
}

void PeoplePage::becomeAdmin()
{
    connect(ask<FirstPersonDialog>(), &FirstPersonDialog::keyPlaced, this, &PeoplePage::keyPlaced);
}

void PeoplePage::makeKey()
{
    connect(ask<MakeKeyDialog>(QString()), &MakeKeyDialog::keyPlaced, this, &PeoplePage::keyPlaced);
}

void PeoplePage::rotateKey()
{
    if (const auto person = selfFacts())
        connect(ask<RotateKeyDialog>(*person), &RotateKeyDialog::keyPlaced, this, &PeoplePage::keyPlaced);
}

void PeoplePage::changeRoles()
{
    if (const PersonFacts *person = m_table->current())
        ask<ChangeRolesDialog>(*person, environments());
}

void PeoplePage::replaceKey()
{
    if (const PersonFacts *person = m_table->current())
        ask<ReplaceKeyDialog>(m_read, *person);
}

void PeoplePage::retire()
{
    if (const PersonFacts *person = m_table->current())
        ask<RetireDialog>(*person);
}

} // namespace bulkhead
