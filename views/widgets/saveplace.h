// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace bulkhead::SavePlace {

//! Asks where a file is to be written; empty: nowhere. Begins in the folder that was chosen last, for whatever file; at first in the person's documents.
[[nodiscard]] QString ask(QWidget *parent, const QString &title, const QString &fileName, const QString &filter);

//! The folder that was chosen last, empty at first, for a page to keep over the end of the program. Of the thread of the window.
[[nodiscard]] QString folder();
void setFolder(const QString &folder);

} // namespace bulkhead::SavePlace
