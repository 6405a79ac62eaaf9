// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/preferences.h"

#include <array>
#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
const std::array<std::pair<Theme, QLatin1StringView>, 3> themes = {{
    {Theme::FollowDesktop, "desktop"_L1},
    {Theme::Light, "light"_L1},
    {Theme::Dark, "dark"_L1},
}};
} // namespace

Preferences::Preferences(const QString &iniPath)
    : m_file(iniPath, QSettings::IniFormat)
{
}

Look Preferences::look() const
{
    Look look;
    const QString theme = m_file.value("look/theme"_L1).toString();
    for (const auto &[value, name] : themes) {
        if (name == theme)
            look.theme = value;
    }
    if (m_file.value("look/density"_L1).toString() == "compact"_L1)
        look.density = Density::Compact;
    bool ok = false;
    const int percent = m_file.value("look/text_percent"_L1).toInt(&ok);
    if (ok && percent >= 75 && percent <= 200)
        look.textPercent = percent;
    return look;
}

void Preferences::setLook(const Look &look)
{
    for (const auto &[value, name] : themes) {
        if (value == look.theme)
            m_file.setValue("look/theme"_L1, QString(name));
    }
    m_file.setValue("look/density"_L1, look.density == Density::Compact ? u"compact"_s : u"comfortable"_s);
    m_file.setValue("look/text_percent"_L1, look.textPercent);
}

QString Preferences::language() const
{
    return m_file.value("look/language"_L1).toString();
}

void Preferences::setLanguage(const QString &language)
{
    m_file.setValue("look/language"_L1, language);
}

SignInChoice Preferences::signIn() const
{
    return {m_file.value("signin/person"_L1).toString(), m_file.value("signin/key"_L1).toString()};
}

void Preferences::setSignIn(const SignInChoice &choice)
{
    m_file.setValue("signin/person"_L1, choice.person);
    m_file.setValue("signin/key"_L1, choice.key);
}

} // namespace bulkhead
