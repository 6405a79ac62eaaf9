// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpressionMatch>

namespace bulkhead {

//! What a mapping rule's `to` becomes for a match of its `from`: \0 … \9 stand for what was captured.
[[nodiscard]] QString mappedText(const QRegularExpressionMatch &match, const QString &to);

} // namespace bulkhead
