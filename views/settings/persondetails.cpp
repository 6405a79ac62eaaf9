// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/persondetails.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "presentation/rights.h"
#include "widgets/button.h"
#include "widgets/initialsdisc.h"
#include "widgets/locknote.h"
#include "widgets/marks.h"
#include "widgets/scrollsheet.h"
#include "widgets/valuelabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! "entry 12, 23 Nov 2026"; the entry alone where its time is not known.
QString moment(quint64 seq, const AuditList *list)
{
    const QString entry = PeopleWords::entry(seq);
    const bool isKnown = list && list->seqs.empty() && seq > 0 && seq <= list->lines.size();
    if (!isKnown)
        return entry;
    const UtcTime at{std::chrono::milliseconds(list->lines[seq - 1].at)};
    return entry + u", "_s + Formats::date(at);
}

TextLabel *quiet(const QString &text, QWidget *parent)
{
    auto *label = new TextLabel(text, TypeSize::Small, QFont::Normal, &Tokens::text2, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

PersonDetails::PersonDetails(Rights &rights, QWidget *parent)
    : Surface(&Tokens::window, Left, parent)
    , m_rights(rights)
    , m_disc(new InitialsDisc(32, this))
    , m_name(new TextLabel(QString(), TypeSize::Section, QFont::DemiBold, &Tokens::text, this))
    , m_subtitle(new TextLabel(QString(), TypeSize::Caption, QFont::Normal, &Tokens::text3, this))
    , m_content(new QWidget(this))
    , m_column(new QVBoxLayout(m_content))
    , m_actions(new QWidget(this))
    , m_roles(new Button(tr("Change roles…"), Button::Look::Outlined, Icon::None, this))
    , m_key(new Button(tr("Replace key…"), Button::Look::Outlined, Icon::None, this))
    , m_retire(new Button(tr("Retire…"), Button::Look::Destructive, Icon::None, this))
    , m_allNote(new LockNote(this))
    , m_rolesNote(new LockNote(this))
    , m_keyNote(new LockNote(this))
    , m_retireNote(new LockNote(this))
{
    setObjectName(u"personDetails"_s);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(1, 0, 0, 0);
    rows->setSpacing(0);
    buildHead(*rows);
    auto *scroll = new ScrollSheet(tr("Details of the person"), this);
    m_column->setContentsMargins(px(16), px(12), px(16), px(16));
    m_column->setSpacing(px(6));
    buildActions(*m_column);
    m_column->addStretch(1);
    scroll->setWidget(m_content);
    scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    rows->addWidget(scroll, 1);
    setMinimumWidth(px(264));
}

void PersonDetails::buildHead(QVBoxLayout &rows)
{
    auto *head = new Surface(&Tokens::panel, Bottom, this);
    head->setMinimumHeight(px(56));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), px(6), px(16), px(6));
    row->setSpacing(px(10));
    row->addWidget(m_disc);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(1));
    words->addStretch();
    for (TextLabel *label : {m_name, m_subtitle}) {
        label->setElided(true);
        words->addWidget(label);
    }
    words->addStretch();
    row->addLayout(words, 1);
    rows.addWidget(head);
}

void PersonDetails::buildActions(QVBoxLayout &rows)
{
    m_roles->setObjectName(u"changeRoles"_s);
    m_key->setObjectName(u"replaceKey"_s);
    m_retire->setObjectName(u"retire"_s);
    m_allNote->setObjectName(u"actionsNote"_s);
    m_retireNote->setObjectName(u"retireNote"_s);
    auto *lines = new QVBoxLayout(m_actions);
    lines->setContentsMargins(0, px(10), 0, 0);
    lines->setSpacing(px(8));
    lines->addWidget(new Rule(Qt::Horizontal, m_actions));
    lines->addWidget(m_allNote);
    for (const auto &[button, note] : {std::pair(m_roles, m_rolesNote), std::pair(m_key, m_keyNote), std::pair(m_retire, m_retireNote)}) {
        auto *line = new QHBoxLayout;
        line->setSpacing(px(10));
        line->addWidget(button, 0, Qt::AlignTop);
        line->addWidget(note, 1, Qt::AlignVCenter);
        line->addStretch(0);
        lines->addLayout(line);
    }
    const int width = qMax(m_roles->sizeHint().width(), qMax(m_key->sizeHint().width(), m_retire->sizeHint().width()));
    for (Button *button : {m_roles, m_key, m_retire})
        button->setMinimumWidth(width);
    rows.addWidget(m_actions);
    connect(m_roles, &QPushButton::clicked, this, &PersonDetails::changeRolesRequested);
    connect(m_key, &QPushButton::clicked, this, &PersonDetails::replaceKeyRequested);
    connect(m_retire, &QPushButton::clicked, this, &PersonDetails::retireRequested);
}

void PersonDetails::clear()
{
    for (QWidget *part : std::as_const(m_parts)) {
        part->hide();
        part->deleteLater();
    }
    m_parts.clear();
}

void PersonDetails::addPart(QWidget *part)
{
    m_column->insertWidget(m_column->indexOf(m_actions), part);
    m_parts.append(part);
}

void PersonDetails::addHead(const QString &text)
{
    auto *label = new TextLabel(text, TypeSize::Body, QFont::DemiBold, &Tokens::text, m_content);
    if (!m_parts.isEmpty())
        label->setContentsMargins(0, px(10), 0, 0);
    addPart(label);
}

void PersonDetails::showPerson(const PersonFacts &person, const QString &self, const AuditList *list)
{
    clear();
    const bool isSelf = person.name == self;
    m_disc->setPerson(PeopleWords::initials(person.name), !person.isThere());
    m_name->setText(person.name);
    //: Below a person's name: since which entry of the log they are there.
    m_subtitle->setText(person.isThere() ? tr("since %1").arg(moment(person.since, list)) : tr("retired at %1").arg(moment(person.until, list)));
    setAccessibleName(person.name);
    addRoles(person, list);
    addKeys(person, list);
    showActions(person, isSelf);
}

void PersonDetails::addRoles(const PersonFacts &person, const AuditList *list)
{
    addHead(tr("Roles"));
    if (!person.isThere())
        addPart(quiet(tr("None any more. What %1 signed before still counts.").arg(person.name), m_content));
    for (const RoleFacts &role : person.roles) {
        auto *line = new QWidget(m_content);
        auto *column = new QVBoxLayout(line);
        column->setContentsMargins(0, 0, 0, px(2));
        column->setSpacing(px(2));
        column->addWidget(new Tag(PeopleWords::role(role.role), line), 0, Qt::AlignLeft);
        const QString by = role.granter == person.name ? tr("taken as the first person at %1").arg(moment(role.since, list))
                                                       : tr("from %1 at %2").arg(role.granter, moment(role.since, list));
        column->addWidget(quiet(by, line));
        line->setToolTip(PeopleWords::duty(role.role.section(u':', 0, 0)));
        addPart(line);
    }
}

void PersonDetails::addKeys(const PersonFacts &person, const AuditList *list)
{
    if (const KeyFacts *key = person.key()) {
        addHead(tr("Key"));
        auto *box = new Surface(&Tokens::sunken, Surface::Round, m_content);
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(px(10), px(6), px(4), px(6));
        auto *id = new ValueLabel(PeopleWords::longKey(key->id), box);
        id->setObjectName(u"keyId"_s);
        row->addWidget(id, 1);
        auto *copy = Button::iconOnly(Icon::Copy, tr("Copy the key id"), box);
        copy->setSize(Button::Size::Small);
        connect(copy, &QPushButton::clicked, this, [text = key->id] { QGuiApplication::clipboard()->setText(text); });
        row->addWidget(copy, 0, Qt::AlignTop);
        addPart(box);
        addPart(quiet(key->granter == person.name ? tr("In use since %1.").arg(moment(key->since, list))
                                                  : tr("In use since %1, entered by %2.").arg(moment(key->since, list), key->granter),
                      m_content));
    }
    bool isFirst = true;
    for (const KeyFacts &key : person.keys) {
        if (key.until == 0)
            continue;
        if (std::exchange(isFirst, false))
            addHead(tr("Keys before"));
        auto *label = quiet(tr("%1 from %2 to %3").arg(PeopleWords::shortKey(key.id), PeopleWords::entry(key.since), PeopleWords::entry(key.until)), m_content);
        label->setToolTip(PeopleWords::longKey(key.id));
        addPart(label);
    }
}

//! Where one reason stands for all it is said once.
void PersonDetails::showActions(const PersonFacts &person, bool isSelf)
{
    m_actions->setVisible(person.isThere());
    const QString change = m_rights.whyNot("person.change"), retire = m_rights.whyNot("person.retire");
    const QString all = change == retire ? change : QString();
    m_allNote->setReason(all);
    const QString ownRoles = isSelf ? tr("Nobody changes their own roles. Another admin can.") : QString();
    const QString ownKey = isSelf ? tr("Your own key is changed under My key.") : QString();
    const QString last = person.isLastAdmin ? tr("%1 is the last admin. Make somebody else an admin everywhere first.").arg(person.name) : QString();
    const auto lock = [&](Button *button, LockNote *note, const QString &refused, const QString &rule) {
        button->setBlocked(!refused.isEmpty() ? refused : rule);
        note->setReason(!all.isEmpty() ? QString() : !refused.isEmpty() ? refused : rule);
    };
    lock(m_roles, m_rolesNote, change, ownRoles);
    lock(m_key, m_keyNote, change, ownKey);
    lock(m_retire, m_retireNote, retire, last);
}

} // namespace bulkhead
