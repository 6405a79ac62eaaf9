// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/catalogtablemodel.h"

class QWidget;

namespace bulkhead {

class MessageBar;

//! The rows that the catalog shows, as a file.
class CatalogExport
{
public:
    [[nodiscard]] static QString text(const CatalogTableModel &model);
    //! Asks for the place, writes, and says on the bar how it went; false if the person changed their mind.
    static bool run(const CatalogTableModel &model, MessageBar &message, QWidget *window);
};

} // namespace bulkhead
