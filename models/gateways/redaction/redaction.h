// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "core/jsonvalue.h"
#include "core/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

// What every adapter does with a plugin's settings before anything else sees them: secrets become
// {"fingerprint": HEX, "class": TEXT}, references to a secret store become {"ref": TEXT}. It errs on the
// side of hiding: a value that looks like a secret, by its name or by itself, is taken for one.

//! The class of a secret found in settings; equal on all gateway kinds, so that they compare.
inline constexpr std::string_view settingSecretClass = "secret/plain";
//! The class of what was taken out of a URL.
inline constexpr std::string_view urlSecretClass = "url-secret/plain";

//! What a product knows beyond the common rules.
struct RedactionRules
{
    std::vector<std::string> secretNames; //!< members whose text is secret, with all that is below them
    //! For what is written back: null members stay, and in place of a text with a secret in it stands nothing but the fingerprint of the whole text.
    bool isLossless = false;
};

//! Settings with every secret replaced and null members left out. `config` is an object; anything else
//! gives an empty one. Pure and thread-safe.
[[nodiscard]] JsonValue::Object redact(JsonElement config, const Fingerprinter &fingerprinter,
                                       const RedactionRules &rules = {});

//! What `redact` with isLossless made, with the secrets in it again: of each fingerprint from the place where `redacted` has the same one, out of `raw`, of which that was
//! made. Conflict if a secret is not there any more.
[[nodiscard]] Result<JsonValue> withSecrets(JsonValue value, const JsonValue &redacted, const JsonValue &raw);

//! {"ref": TEXT} if it is a reference, else {"fingerprint", "class"}.
[[nodiscard]] JsonValue secretValue(std::string_view secret, const Fingerprinter &fingerprinter,
                                    std::string_view comparability = settingSecretClass);
[[nodiscard]] JsonValue toJson(const Fingerprint &fingerprint);

//! Is this the name of a member or header that holds a secret ("client_secret", "X-Api-Key")?
[[nodiscard]] bool isSecretName(std::string_view name);
//! Does the text look like a secret whatever its name (private key, "Bearer …", signed token)?
[[nodiscard]] bool isSecretText(std::string_view text);
//! A reference that a gateway resolves itself: {vault://…}, $secret://…, $env://…, {env.NAME}.
[[nodiscard]] bool isSecretReference(std::string_view text);

//! A URL without user info and without the values of secret query parameters.
struct CleanUrl
{
    std::string url;
    std::string removed; //!< what was taken out, for a fingerprint; empty: nothing
};
//! Empty if the text is not a URL with a scheme and an authority.
[[nodiscard]] std::optional<CleanUrl> withoutSecrets(std::string_view text);

} // namespace bulkhead
