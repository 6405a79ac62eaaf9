// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keyplaceform.h"

#include "presentation/type.h"
#include "settings/filefield.h"
#include "settings/formfield.h"
#include "widgets/passphraseedit.h"
#include "widgets/segmentedcontrol.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
const auto service = "bulkhead-person/"_L1;
const auto keychain = "keychain:"_L1;
const auto file = "file:"_L1;
}

KeyPlaceForm::KeyPlaceForm(Use use, QWidget *parent)
    : QWidget(parent)
    , m_use(use)
    , m_where(new SegmentedControl(tr("Where the key is"), this))
    , m_entry(new QLineEdit(this))
    , m_file(new FileField(use == Use::Make ? FileField::Use::Save : FileField::Use::Open, tr("Key file"), tr("Key files (*.key);;All files (*)"), this))
    , m_passphrase(new PassphraseEdit(this))
    , m_again(new PassphraseEdit(this))
{
    m_where->setObjectName(u"keyWhere"_s);
    m_where->addSegment(tr("In the keyring"));
    m_where->addSegment(tr("In a file"));
    m_entry->setObjectName(u"keyEntry"_s);
    m_file->line()->setObjectName(u"keyFile"_s);
    m_passphrase->setObjectName(u"passphrase"_s);
    m_again->setObjectName(u"passphraseAgain"_s);
    m_entry->setFont(fixedFont());
    const bool makes = use == Use::Make;
    m_entryField = new FormField(tr("Entry of the keyring"), m_entry, makes ? tr("The keyring of your desktop locks it with your session.") : QString(), this);
    m_fileField = new FormField(tr("Key file"), m_file, makes ? tr("A new file that only you can read.") : QString(), this);
    m_file->line()->setAccessibleName(tr("Key file"));
    m_passphraseField = new FormField(tr("Passphrase"), m_passphrase, makes ? tr("Some words that you remember: nobody can recover it.") : QString(), this);
    m_againField = new FormField(tr("Passphrase again"), m_again, {}, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(10));
    column->addWidget(m_where, 0, Qt::AlignLeft);
    for (QWidget *field : std::initializer_list<QWidget *>{m_entryField, m_fileField, m_passphraseField, m_againField})
        column->addWidget(field);
    connect(m_where, &SegmentedControl::currentChanged, this, [this] {
        showPlace();
        emit changed();
    });
    connect(m_entry, &QLineEdit::textChanged, this, &KeyPlaceForm::changed);
    connect(m_file, &FileField::changed, this, &KeyPlaceForm::changed);
    for (PassphraseEdit *edit : {m_passphrase, m_again}) {
        connect(edit, &QLineEdit::textChanged, this, [this] {
            checkRepeated();
            emit changed();
        });
    }
    showPlace();
}

QString KeyPlaceForm::entryOf(const QString &account)
{
    return account.isEmpty() ? QString() : QString(service + account);
}

void KeyPlaceForm::proposeEntry(const QString &account)
{
    if (!m_entry->isModified())
        m_entry->setText(entryOf(account));
}

void KeyPlaceForm::proposeFile(const QString &path)
{
    if (!m_file->line()->isModified())
        m_file->setPath(path);
}

void KeyPlaceForm::setReference(const QString &reference)
{
    const bool keyring = reference.startsWith(keychain);
    if (!keyring && !reference.startsWith(file))
        return;
    QLineEdit *line = keyring ? m_entry : m_file->line();
    const QString place = reference.section(u':', 1);
    if (place != line->text()) {
        line->setText(place);
        line->setModified(true); // so that no proposal replaces it
    }
    setInKeyring(keyring);
}

QString KeyPlaceForm::reference() const
{
    return isInKeyring() ? QString(keychain + m_entry->text().trimmed()) : QString(file + QFileInfo(m_file->path()).absoluteFilePath());
}

bool KeyPlaceForm::isInKeyring() const
{
    return m_where->current() == 0;
}

void KeyPlaceForm::setInKeyring(bool on)
{
    m_where->setCurrent(on ? 0 : 1);
    showPlace();
}

void KeyPlaceForm::showPlace()
{
    const bool keyring = isInKeyring();
    m_entryField->setVisible(keyring);
    m_fileField->setVisible(!keyring);
    m_passphraseField->setVisible(!keyring);
    m_againField->setVisible(!keyring && m_use == Use::Make);
    if (keyring)
        forget();
}

void KeyPlaceForm::checkRepeated()
{
    const bool differs = m_use == Use::Make && !m_again->text().isEmpty() && !m_again->isSameAs(*m_passphrase);
    m_againField->setProblem(differs ? tr("The two are not the same") : QString());
}

QString KeyPlaceForm::missing() const
{
    if (isInKeyring()) {
        const QString entry = m_entry->text().trimmed();
        const bool isWhole = entry.count(u'/') == 1 && !entry.startsWith(u'/') && !entry.endsWith(u'/');
        return isWhole ? QString() : tr("Name an entry of the keyring: service/account");
    }
    const QString path = m_file->path();
    if (path.isEmpty())
        return m_use == Use::Make ? tr("Say which file the key goes to") : tr("Say which file the key is in");
    if (m_use == Use::Make && QFileInfo::exists(path))
        return tr("There is a file of this name already");
    if (m_passphrase->text().isEmpty())
        return tr("Type the passphrase");
    return m_use == Use::Make && !m_again->isSameAs(*m_passphrase) ? tr("Type the same passphrase twice") : QString();
}

KeyPlace KeyPlaceForm::takePlace()
{
    KeyPlace place;
    place.reference = reference();
    if (!isInKeyring())
        place.passphrase = std::make_shared<const Secret>(m_passphrase->take());
    forget();
    return place;
}

void KeyPlaceForm::forget()
{
    m_passphrase->forget();
    m_again->forget();
}

QWidget *KeyPlaceForm::passphraseField() const
{
    return isInKeyring() ? static_cast<QWidget *>(m_entry) : m_passphrase;
}

} // namespace bulkhead
