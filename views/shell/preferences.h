// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/appearance.h"

#include <QSettings>

namespace bulkhead {

//! Who signed in last at this desk, and where that person's key is.
struct SignInChoice
{
    QString person;
    QString key; //!< "keychain:SERVICE/ACCOUNT" or "file:PATH": never a passphrase
    friend bool operator==(const SignInChoice &, const SignInChoice &) = default;
};

//! What this desk remembers: look, language, window, columns, and who signed in last. An ini file of the application's choice; never anything
//! about gateways, and nothing that opens a key.
class Preferences
{
public:
    explicit Preferences(const QString &iniPath);

    [[nodiscard]] Look look() const;
    void setLook(const Look &look);
    //! "" follows the desktop, else "en", "de" …
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);
    [[nodiscard]] SignInChoice signIn() const;
    void setSignIn(const SignInChoice &choice);
    [[nodiscard]] QSettings &file() { return m_file; }

private:
    QSettings m_file;
};

} // namespace bulkhead
