// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/testkey.h"

#include "core/digest.h"

#include <map>

namespace bulkhead::audit::test {

const SigningKey &testKey(const std::string &name)
{
    static std::map<std::string, SigningKey> keys;
    const auto known = keys.find(name);
    if (known != keys.end())
        return known->second;
    const Digest seed = sha256("a key of the tests: " + name);
    auto key = SigningKey::fromSeed(Secret(std::string_view(reinterpret_cast<const char *>(seed.data()), seed.size())));
    return keys.emplace(name, std::move(key.value())).first->second;
}

void addKey(JsonValue::Object &detail, const std::string &keyName)
{
    detail["public"] = toHex(testKey(keyName).publicKey());
    detail["proof"] = possessionProof(testKey(keyName));
}

} // namespace bulkhead::audit::test
