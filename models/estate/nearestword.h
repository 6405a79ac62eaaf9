// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace bulkhead {

//! The known word a mistyped one most likely means; empty if none is near.
[[nodiscard]] QString nearestWord(const QString &word, const QList<QString> &known);
//! Without case, hyphens and underscores.
[[nodiscard]] QString plainSpelling(const QString &word);

} // namespace bulkhead
