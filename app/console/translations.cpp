// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace bulkhead {

using namespace Qt::StringLiterals;

void Translations::install(const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    // English plurals lie below every other language: the last one installed is asked first.
    if (m_english.load(u":/bulkhead/translations/bulkhead_en.qm"_s))
        QCoreApplication::installTranslator(&m_english);
    if (m_ours.load(locale, u"bulkhead"_s, u"_"_s, u":/bulkhead/translations"_s))
        QCoreApplication::installTranslator(&m_ours);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace bulkhead
