// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/redaction/redaction.h"

namespace bulkhead {

namespace {

//! Takes the values of secret parameters out of "a=1&token=x".
std::string cleanQuery(std::string_view query, std::string &removed)
{
    std::string result;
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        const auto equals = pair.find('=');
        const std::string_view value = equals == pair.npos ? "" : pair.substr(equals + 1);
        const bool secret = !value.empty()
            && (isSecretName(pair.substr(0, equals)) || pair.substr(0, equals) == "key"
                || pair.substr(0, equals) == "sig" || isSecretText(value));
        if (secret)
            removed.append(value) += '\n';
        result.append(secret ? pair.substr(0, equals + 1) : pair);
        query = end == query.npos ? "" : query.substr(end + 1);
        if (!query.empty())
            result += '&';
    }
    return result;
}

bool isScheme(std::string_view text)
{
    if (text.empty() || text.size() > 20)
        return false;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (!letter && !other)
            return false;
    }
    return true;
}

} // namespace

std::optional<CleanUrl> withoutSecrets(std::string_view text)
{
    const auto mark = text.find("://");
    if (mark == text.npos || !isScheme(text.substr(0, mark)))
        return std::nullopt;
    CleanUrl clean;
    const std::string_view rest = text.substr(mark + 3);
    const auto authorityEnd = std::min(rest.find_first_of("/?#"), rest.size());
    std::string_view authority = rest.substr(0, authorityEnd);
    // The last @ ends the user info; a password with a raw slash is caught by looking at all of it.
    if (const auto at = authority.rfind('@'); at != authority.npos) {
        clean.removed.append(authority.substr(0, at)) += '\n';
        authority = authority.substr(at + 1);
    }
    std::string_view tail = rest.substr(authorityEnd);
    if (const auto at = tail.find('@'); at != tail.npos && authority.find(':') != authority.npos
        && clean.removed.empty() && tail.substr(0, at).find_first_of("?#") == tail.npos
        && authority.find_first_not_of("0123456789", authority.rfind(':') + 1) != authority.npos) {
        clean.removed.append(rest.substr(0, authorityEnd + at)) += '\n';
        tail = tail.substr(at + 1);
        authority = tail.substr(0, tail.find_first_of("/?#"));
        tail = tail.substr(authority.size());
    }
    const auto fragment = tail.find('#');
    const auto query = tail.substr(0, fragment).find('?');
    clean.url.append(text.substr(0, mark + 3)).append(authority);
    clean.url.append(tail.substr(0, std::min(query, fragment)));
    if (query != tail.npos) {
        const auto size = fragment == tail.npos ? tail.npos : fragment - query - 1;
        clean.url += '?' + cleanQuery(tail.substr(query + 1, size), clean.removed);
    }
    if (fragment != tail.npos)
        clean.url.append(tail.substr(fragment));
    return clean;
}

} // namespace bulkhead
