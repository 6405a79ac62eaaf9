// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/apiname.h"

#include "catalog/catalog.h"

namespace bulkhead {

QString apiNameOf(const ApiRow &row)
{
    const QString name = QString::fromStdString(row.name);
    return row.version.empty() ? name : name + u'@' + QString::fromStdString(row.version);
}

} // namespace bulkhead
