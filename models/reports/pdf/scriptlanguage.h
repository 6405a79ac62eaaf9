// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pango/pango.h>

#include <string_view>

namespace bulkhead::reports {

//! Tells Pango the language of each part of `text` that is not Latin. Left alone it would take it from the environment of the process, and with it the font:
//! the same name would look different on two desks.
void tellLanguages(PangoAttrList *attributes, std::string_view text);

} // namespace bulkhead::reports
