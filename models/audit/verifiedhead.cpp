// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verifiedhead.h"

#include "audit/checkpoint.h"
#include "audit/entry.h"
#include "core/jsonreader.h"
#include "core/jsonvalue.h"

#include <algorithm>

namespace bulkhead::audit {

namespace {

//! No origin of a log looks like this, so the note never passes for a checkpoint.
constexpr std::string_view firstLine = "bulkhead verified log v1\n";

std::optional<Digest> digestAt(JsonElement object, std::string_view key)
{
    const auto bytes = fromHex(stringAt(object, key));
    Digest digest{};
    if (!bytes || bytes->size() != digest.size())
        return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return digest;
}

std::optional<FirstBad> firstBadAt(JsonElement object)
{
    const auto bad = memberAt(object, "first_bad");
    const auto kind = bad ? damageFrom(stringAt(*bad, "kind")) : std::nullopt;
    if (!kind)
        return std::nullopt;
    return FirstBad{static_cast<std::uint64_t>(integerAt(*bad, "seq")), *kind};
}

} // namespace

std::optional<Damage> damageFrom(std::string_view word)
{
    for (int i = 0; i <= static_cast<int>(Damage::BadProof); ++i) {
        if (toWire(static_cast<Damage>(i)) == word)
            return static_cast<Damage>(i);
    }
    return std::nullopt;
}

std::string VerifiedHead::toNote(const SigningKey &key) const
{
    JsonValue::Object object{{"log", log}, {"at", timeText(at)}, {"size", static_cast<std::int64_t>(size)}, {"ok", isOk}, {"root", toHex(root)}, {"leaf", toHex(leaf)},
                             {"people", people}, {"policy", policy}, {"anchored_until", static_cast<std::int64_t>(anchoredUntil)}, {"anchored_at", timeText(anchoredAt)}};
    object["first_bad"] = JsonValue();
    if (firstBad)
        object["first_bad"] = JsonValue::Object{{"seq", static_cast<std::int64_t>(firstBad->seq)}, {"kind", toWire(firstBad->kind)}};
    return signNote(std::string(firstLine) + canonical(object) + '\n', originOf(log), key);
}

std::optional<VerifiedHead> VerifiedHead::fromNote(std::string_view note, const VerifierKey &key)
{
    const auto parsed = SignedNote::parse(note);
    if (!parsed || !isSignedBy(*parsed, {key}) || !parsed->text.starts_with(firstLine))
        return std::nullopt;
    JsonReader reader;
    const auto object = reader.parse(std::string_view(parsed->text).substr(firstLine.size()));
    if (!object)
        return std::nullopt;
    const auto at = timeFrom(stringAt(*object, "at")), anchoredAt = timeFrom(stringAt(*object, "anchored_at"));
    const auto root = digestAt(*object, "root"), leaf = digestAt(*object, "leaf");
    VerifiedHead head;
    head.log = stringAt(*object, "log");
    if (!at || !anchoredAt || !root || !leaf || originOf(head.log) != key.name)
        return std::nullopt;
    head.at = *at;
    head.anchoredAt = *anchoredAt;
    head.root = *root;
    head.leaf = *leaf;
    head.size = static_cast<std::uint64_t>(integerAt(*object, "size"));
    head.people = stringAt(*object, "people");
    head.policy = stringAt(*object, "policy");
    head.anchoredUntil = static_cast<std::uint64_t>(integerAt(*object, "anchored_until"));
    head.isOk = boolAt(*object, "ok");
    head.firstBad = firstBadAt(*object);
    return head;
}

} // namespace bulkhead::audit
