// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

namespace bulkhead {

//! Loads the console's words in one language, and Qt's own beside them.
class Translations
{
public:
    //! "" follows the desktop. Takes effect for windows made afterwards.
    void install(const QString &language);

private:
    QTranslator m_english;
    QTranslator m_ours;
    QTranslator m_qt;
};

} // namespace bulkhead
