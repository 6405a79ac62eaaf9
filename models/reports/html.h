// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <string>

namespace bulkhead::reports {

//! A document as one HTML file: no script, no image, font or sheet from elsewhere, and a content security policy that would refuse them (its one style
//! sheet is named by its digest). Names are text wherever they stand. Light and dark follow the reader's desktop; prints on A4 with a running head and page
//! numbers; on a narrow screen each row of a table becomes a list. UTF-8. Equal documents give equal bytes.
[[nodiscard]] std::string toHtml(const Document &document);

} // namespace bulkhead::reports
