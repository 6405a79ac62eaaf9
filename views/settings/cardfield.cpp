// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/cardfield.h"

#include "presentation/peoplewords.h"
#include "settings/filefield.h"
#include "settings/formfield.h"
#include "widgets/surface.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

CardField::CardField(CardReader read, QWidget *parent)
    : QWidget(parent)
    , m_read(std::move(read))
    , m_file(new FileField(FileField::Use::Open, tr("Public key file"), tr("Public keys (*.pub *.json);;All files (*)"), this))
    , m_field(new FormField(tr("Public key file"), m_file, tr("They make it under My key, or with bulkheadctl key new, and hand it to you."), this))
    , m_box(new Surface(&Tokens::sunken, Surface::Round, this))
    , m_id(new TextLabel(QString(), TypeSize::Body, QFont::Normal, &Tokens::text, this))
{
    m_file->line()->setObjectName(u"publicFile"_s);
    m_file->line()->setAccessibleName(tr("Public key file"));
    m_id->setObjectName(u"cardKeyId"_s);
    m_id->setFixed(true);
    m_id->setWordWrap(true);
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    column->addWidget(m_field);
    auto *lines = new QVBoxLayout(m_box);
    lines->setContentsMargins(px(12), px(8), px(12), px(8));
    lines->setSpacing(px(4));
    lines->addWidget(m_id);
    auto *advice = new TextLabel(tr("Have them read their key id to you, by telephone or in person, and compare it."), TypeSize::Small,
                                 QFont::Normal, &Tokens::text2, m_box);
    advice->setWordWrap(true);
    lines->addWidget(advice);
    column->addWidget(m_box);
    m_box->hide();
    setFocusProxy(m_file);
    connect(m_file, &FileField::changed, this, &CardField::read);
}

QString CardField::path() const
{
    return m_file->path();
}

QString CardField::missing() const
{
    return m_keyId.isEmpty() ? tr("Choose the person's public key file") : QString();
}

void CardField::read()
{
    m_keyId.clear();
    QString problem;
    if (!path().isEmpty() && m_read) {
        if (const auto card = m_read(path()))
            m_keyId = QString::fromStdString(keyIdOf(card->key));
        else
            problem = PeopleWords::whatHappened(card.error());
    }
    m_field->setProblem(problem);
    m_id->setText(PeopleWords::longKey(m_keyId));
    //: Read aloud: digits of a key.
    m_id->setAccessibleName(tr("Key id %1").arg(m_id->text()));
    m_box->setVisible(!m_keyId.isEmpty());
    emit changed();
}

} // namespace bulkhead
