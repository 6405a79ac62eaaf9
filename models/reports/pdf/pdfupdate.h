// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reports/pdf/pagepainter.h"

#include <string_view>

class QIODevice;

namespace bulkhead::reports {

//! Adds to a PDF of Cairo what it has no call for: texts of pictures, scope of table headings, summaries of tables, the language, and that viewers show the
//! title. It is appended as an incremental update (ISO 32000-1, 7.5.6); nothing that is there changes.
//! `extras`: of the Figure, TH and Table elements, in the order in which they begin. Error Internal if the file is not built as expected.
[[nodiscard]] Result<void> appendPdfUpdate(QIODevice &device, const TagExtras &extras, std::string_view language);

} // namespace bulkhead::reports
