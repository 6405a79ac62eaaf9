// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "core/jsonvalue.h"
#include "fuzz/expect.h"

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    JsonReader reader;
    const auto parsed = reader.parse(std::string_view(reinterpret_cast<const char *>(data), size));
    if (!parsed)
        return 0;
    const std::string once = canonical(JsonValue::from(*parsed));
    const auto again = reader.parse(once);
    expect(again.has_value(), "the canonical form is JSON");
    const JsonValue value = JsonValue::from(*again);
    expect(canonical(value) == once, "canonical(canonical) = canonical");
    const std::string text = pretty(value);
    const auto shown = reader.parse(text);
    expect(shown && canonical(JsonValue::from(*shown)) == once, "the form for people says the same");
    return 0;
}
