// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace bulkhead {

//! Every key of the console, in a window of its own (F1).
void showShortcutHelp(QWidget *parent);
//! Version, licence, and what the console does with secrets.
void showAbout(QWidget *parent);

} // namespace bulkhead
