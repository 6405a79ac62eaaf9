// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/appearance.h"
#include "settings/settingssheet.h"

namespace bulkhead {

class SegmentedControl;

//! Settings, This desk: how the console looks here. Nothing of it is in the estate file.
class DeskPage : public SettingsSheet
{
    Q_OBJECT
public:
    //! `languages`: code and own name of what there is besides the desktop's choice.
    DeskPage(const Look &look, const QString &language, const QList<QPair<QString, QString>> &languages,
             QWidget *parent = nullptr);
    void setLook(const Look &look);

signals:
    void lookChosen(const bulkhead::Look &look);
    void languageChosen(const QString &code);

private:
    void choose();

    Look m_look;
    SegmentedControl *m_theme, *m_density, *m_text;
};

} // namespace bulkhead
