// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/appearance.h"

#include <QSettings>

namespace bulkhead {

//! What this desk remembers: look, language, window and columns. An ini file of the application's choice;
//! never anything about gateways or people.
class Preferences
{
public:
    explicit Preferences(const QString &iniPath);

    [[nodiscard]] Look look() const;
    void setLook(const Look &look);
    //! "" follows the desktop, else "en", "de" …
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);
    [[nodiscard]] QSettings &file() { return m_file; }

private:
    QSettings m_file;
};

} // namespace bulkhead
