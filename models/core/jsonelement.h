// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An element of a parsed document, by name only: simdjson's header is a third of what a source of ours would read otherwise.
// Who looks into one includes core/jsonreader.h.

namespace simdjson::dom {
class element;
}

namespace bulkhead {

class JsonReader;
using JsonElement = simdjson::dom::element;

} // namespace bulkhead
