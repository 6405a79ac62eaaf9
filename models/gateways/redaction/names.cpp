// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/redaction/redaction.h"

#include <algorithm>
#include <array>

namespace bulkhead {

namespace {

//! Lower case without separators, so that "X-Api-Key", "api_key" and "apiKey" are one.
std::string folded(std::string_view name)
{
    std::string result;
    result.reserve(name.size());
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            result += static_cast<char>(c - 'A' + 'a');
        else if (c != '_' && c != '-' && c != '.' && c != ' ')
            result += c;
    }
    return result;
}

constexpr std::array<std::string_view, 14> secretParts = {
    "secret", "password", "passwd", "passphrase", "token", "credential", "private",
    "authorization", "apikey", "accesskey", "bearer", "headervalue", "paramvalue", "serviceaccountjson"};

//! What a name may end in and still be only about a secret.
constexpr std::array<std::string_view, 9> harmlessEnds = {
    "name", "names", "endpoint", "ttl", "type", "algorithm", "method", "methods", "base64"};

} // namespace

bool isSecretName(std::string_view name)
{
    const std::string text = folded(name);
    if (text == "cookie" || text == "setcookie" || text == "pwd" || text == "pass")
        return true;
    const auto endsWith = [&text](std::string_view end) { return text.ends_with(end); };
    if (std::any_of(harmlessEnds.begin(), harmlessEnds.end(), endsWith))
        return false;
    const auto contains = [&text](std::string_view part) { return text.find(part) != text.npos; };
    if (std::any_of(secretParts.begin(), secretParts.end(), contains))
        return true;
    return text.size() > 3 && text.ends_with("key") && !text.ends_with("publickey");
}

bool isSecretText(std::string_view text)
{
    if (text.find("PRIVATE KEY-----") != text.npos)
        return true;
    if (text.size() > 7) {
        const std::string start = folded(text.substr(0, 6));
        if ((text[6] == ' ' && start == "bearer") || (text[5] == ' ' && start == "basic"))
            return true;
    }
    // A signed token: base64url of `{"`, then two more parts.
    return text.starts_with("eyJ") && std::count(text.begin(), text.end(), '.') == 2
        && text.find(' ') == text.npos;
}

bool isSecretReference(std::string_view text)
{
    if (text.size() > 2 && text.front() == '{' && text.back() == '}') {
        const std::string_view inner = text.substr(1, text.size() - 2);
        return inner.starts_with("vault://") || inner.starts_with("env.") || inner.starts_with("file.")
            || inner.starts_with("$");
    }
    const std::string start = folded(text.substr(0, 10));
    return start.starts_with("$secret://") || start.starts_with("$env://");
}

} // namespace bulkhead
