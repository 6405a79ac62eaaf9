// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/mykeypanel.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "presentation/rights.h"
#include "widgets/button.h"
#include "widgets/locknote.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

MyKeyPanel::MyKeyPanel(Rights &rights, QWidget *parent)
    : SettingsSheet(tr("My key"),
                    tr("What you decide is signed with a key that only you have. It stays in your keyring, or in a file with a passphrase."), parent)
    , m_rights(rights)
    , m_own(new QWidget(this))
    , m_nobody(new TextLabel(tr("Nobody is signed in in this window."), TypeSize::Body, QFont::Medium, &Tokens::text, this))
    , m_person(new TextLabel(this))
    , m_roles(new TextLabel(this))
    , m_since(new TextLabel(this))
    , m_keyId(new TextLabel(QString(), TypeSize::Small, QFont::Normal, &Tokens::text, this))
    , m_signIn(new Button(tr("Sign in…"), Button::Look::Filled, Icon::None, this))
    , m_rotate(new Button(tr("Rotate my key…"), Button::Look::Outlined, Icon::None, this))
    , m_make(new Button(tr("Make a key…"), Button::Look::Outlined, Icon::None, this))
    , m_note(new LockNote(this))
{
    setObjectName(u"myKeyPanel"_s);
    column()->addWidget(m_nobody);
    column()->addWidget(m_signIn, 0, Qt::AlignLeft);
    buildOwn();
    column()->addWidget(m_own);
    buildNew();
    column()->addStretch(1);
    connect(m_signIn, &QPushButton::clicked, this, &MyKeyPanel::signInRequested);
    connect(m_rotate, &QPushButton::clicked, this, &MyKeyPanel::rotateRequested);
    connect(m_make, &QPushButton::clicked, this, &MyKeyPanel::makeRequested);
}

void MyKeyPanel::buildOwn()
{
    auto *grid = new QGridLayout(m_own);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(16));
    grid->setVerticalSpacing(px(10));
    grid->setColumnStretch(2, 1);
    m_keyId->setFixed(true);
    m_keyId->setObjectName(u"myKeyId"_s);
    m_keyId->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    int line = 0;
    const auto add = [&](const QString &name, TextLabel *value) {
        grid->addWidget(new TextLabel(name, TypeSize::Body, QFont::Normal, &Tokens::text2, m_own), line, 0, Qt::AlignTop);
        value->setWordWrap(value != m_keyId);
        value->setAccessibleName(name);
        grid->addWidget(value, line++, 1, 1, value == m_keyId ? 1 : 2);
    };
    grid->setColumnMinimumWidth(0, px(112));
    add(tr("Person"), m_person);
    add(tr("Roles"), m_roles);
    add(tr("Key id"), m_keyId);
    add(tr("In use since"), m_since);
    auto *copy = Button::iconOnly(Icon::Copy, tr("Copy the key id"), m_own);
    copy->setSize(Button::Size::Small);
    grid->addWidget(copy, 2, 2, Qt::AlignLeft | Qt::AlignVCenter);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_key); });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, px(6), 0, 0);
    row->setSpacing(px(10));
    m_rotate->setObjectName(u"rotateKey"_s);
    row->addWidget(m_rotate);
    row->addWidget(m_note, 1, Qt::AlignVCenter);
    row->addStretch(0);
    grid->addLayout(row, line, 0, 1, 3);
}

void MyKeyPanel::buildNew()
{
    addHead(tr("Not in the log yet?"),
            tr("Make a key and its public file, and hand that file to an admin. Until you are added, the key signs nothing that counts."));
    m_make->setObjectName(u"makeKey"_s);
    column()->addWidget(m_make, 0, Qt::AlignLeft);
}

void MyKeyPanel::showPerson(const std::optional<PersonFacts> &self)
{
    m_nobody->setVisible(!self);
    m_signIn->setVisible(!self);
    m_own->setVisible(self.has_value());
    const KeyFacts *key = self ? self->key() : nullptr;
    m_key = key ? key->id : QString();
    m_keyId->setText(key ? PeopleWords::longKey(key->id) : Formats::none());
    m_person->setText(self ? self->name : QString());
    m_roles->setText(self ? PeopleWords::roles(self->roleNames()) : QString());
    if (key)
        m_since->setText(key->granter == self->name ? PeopleWords::entry(key->since)
                                                    : tr("%1, entered by %2").arg(PeopleWords::entry(key->since), key->granter));
    const QString refused = m_rights.whyNot("key.rotate");
    m_rotate->setBlocked(refused);
    m_note->setReason(refused);
}

} // namespace bulkhead
