// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/auditsession.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace bulkhead {

class FileField;
class FormField;
class PassphraseEdit;
class SegmentedControl;

//! Where a person's key is, or shall be made: an entry of the desktop's keyring, or a file with a passphrase, which is typed twice for a new one.
class KeyPlaceForm : public QWidget
{
    Q_OBJECT
public:
    enum class Use { Open, Make };
    explicit KeyPlaceForm(Use use, QWidget *parent = nullptr);

    //! The entry that is proposed as long as nobody typed another one.
    void proposeEntry(const QString &account);
    void proposeFile(const QString &path);
    //! "keychain:SERVICE/ACCOUNT" or "file:PATH", as it was kept; anything else is not taken.
    void setReference(const QString &reference);
    [[nodiscard]] QString reference() const;
    //! Why this is no place yet, as a sentence; empty if it is.
    [[nodiscard]] QString missing() const;
    //! Takes the passphrase out of the form: for one use.
    [[nodiscard]] KeyPlace takePlace();
    void forget();
    //! Where to type again after a passphrase was wrong.
    [[nodiscard]] QWidget *passphraseField() const;
    [[nodiscard]] bool isInKeyring() const;
    void setInKeyring(bool on);

    //! Entries of the keyring that belong to people.
    [[nodiscard]] static QString entryOf(const QString &account);

signals:
    void changed();

private:
    void showPlace();
    void checkRepeated();

    Use m_use;
    SegmentedControl *m_where;
    QLineEdit *m_entry;
    FileField *m_file;
    PassphraseEdit *m_passphrase, *m_again;
    FormField *m_entryField, *m_fileField, *m_passphraseField, *m_againField = nullptr;
};

} // namespace bulkhead
