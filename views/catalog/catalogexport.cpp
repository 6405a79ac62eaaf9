// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogexport.h"

#include "catalog/catalogcells.h"
#include "widgets/tableexport.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

TableExport::TextOf wordsOf(const CatalogTableModel &model)
{
    return [&model](const QModelIndex &cell) { return CatalogCells::text(model, cell); };
}

} // namespace

QString CatalogExport::text(const CatalogTableModel &model)
{
    return TableExport::csv(model, wordsOf(model));
}

bool CatalogExport::run(const CatalogTableModel &model, MessageBar &message, QWidget *window)
{
    return TableExport::run(model, u"catalog"_s, message, window, wordsOf(model));
}

} // namespace bulkhead
