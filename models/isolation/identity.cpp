// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/identity.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

#include <arpa/inet.h>

namespace bulkhead::isolation {

namespace {

constexpr std::array<std::uint8_t, 12> mappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

//! An address as bytes: 4 or 16 of them, mapped IPv6 folded; empty if the text is none.
std::string addressBytes(const std::string &text)
{
    const bool mayBe = !text.empty() && (std::isdigit(static_cast<unsigned char>(text.front())) != 0 || text.find(':') != std::string::npos);
    if (!mayBe)
        return {}; // nearly all names, at little cost
    std::array<char, 16> bytes{};
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1)
        return {bytes.data(), 4};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1)
        return {};
    if (std::memcmp(bytes.data(), mappedPrefix.data(), mappedPrefix.size()) == 0)
        return {bytes.data() + mappedPrefix.size(), 4};
    return {bytes.data(), bytes.size()};
}

std::string addressText(const std::string &bytes)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = bytes.size() == 4 ? AF_INET : AF_INET6;
    return inet_ntop(family, bytes.data(), text.data(), text.size()) != nullptr ? std::string(text.data())
                                                                                : std::string();
}

std::string_view withoutBrackets(std::string_view host)
{
    if (host.size() >= 2 && host.front() == '[' && host.back() == ']')
        return host.substr(1, host.size() - 2);
    return host;
}

//! Is the address within "NETWORK/BITS"?
bool isWithin(std::string_view network, const std::string &address)
{
    const auto slash = network.find('/');
    const std::string base = addressBytes(std::string(network.substr(0, slash)));
    if (base.empty() || base.size() != address.size())
        return false;
    std::size_t bits = 0;
    for (const char c : network.substr(slash + 1)) {
        if (c < '0' || c > '9')
            return false;
        bits = bits * 10 + static_cast<std::size_t>(c - '0');
    }
    if (bits > base.size() * 8)
        return false;
    const std::size_t whole = bits / 8;
    if (base.compare(0, whole, address, 0, whole) != 0)
        return false;
    if (bits % 8 == 0)
        return true;
    const auto mask = static_cast<unsigned char>(0xff00U >> (bits % 8));
    return ((static_cast<unsigned char>(base[whole]) ^ static_cast<unsigned char>(address[whole])) & mask) == 0;
}

bool haveCommon(const std::vector<std::string> &a, const std::vector<std::string> &b)
{
    return std::any_of(a.begin(), a.end(),
                       [&b](const std::string &one) { return std::find(b.begin(), b.end(), one) != b.end(); });
}

bool isRegularExpression(std::string_view pattern)
{
    return !pattern.empty() && pattern.front() == '~';
}

//! "*.acme.example" → ".acme.example"; a bare "*" → "".
std::optional<std::string_view> wildcardTail(std::string_view pattern)
{
    if (!pattern.empty() && pattern.front() == '*')
        return pattern.substr(1);
    return std::nullopt;
}

} // namespace

std::string canonicalHost(std::string_view host)
{
    std::string text = lower(withoutBrackets(host));
    if (const std::string bytes = addressBytes(text); !bytes.empty())
        return addressText(bytes);
    while (!text.empty() && text.back() == '.')
        text.pop_back();
    if (text.empty() || text.find_first_of(" /\\@?#") != std::string::npos)
        return {};
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii ? text : QUrl::toAce(QString::fromUtf8(text.data(), qsizetype(text.size()))).toStdString();
}

bool isAddress(std::string_view canonical)
{
    return !addressBytes(std::string(canonical)).empty();
}

bool isLoopback(std::string_view canonical)
{
    if (canonical == "localhost" || canonical.ends_with(".localhost"))
        return true;
    const std::string bytes = addressBytes(std::string(canonical));
    if (bytes.size() == 4)
        return static_cast<unsigned char>(bytes[0]) == 127;
    return bytes.size() == 16 && addressText(bytes) == "::1";
}

bool isLoopback(const Endpoint &endpoint)
{
    return isLoopback(endpoint.host)
        || (endpoint.addresses.isKnown()
            && std::any_of(endpoint.addresses.value.begin(), endpoint.addresses.value.end(),
                           [](const std::string &address) { return isLoopback(address); }));
}

std::int64_t defaultPort(std::string_view scheme)
{
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 15> ports = {{
        {"http", 80}, {"ws", 80}, {"grpc", 80}, {"https", 443}, {"wss", 443}, {"grpcs", 443}, {"redis", 6379},
        {"rediss", 6379}, {"postgres", 5432}, {"mysql", 3306}, {"mongodb", 27017}, {"amqp", 5672}, {"kafka", 9092},
        {"syslog", 514}, {"nats", 4222},
    }};
    const auto at = std::find_if(ports.begin(), ports.end(), [scheme](const auto &port) { return port.first == scheme; });
    return at == ports.end() ? 0 : at->second;
}

Endpoint endpoint(std::string_view scheme, std::string_view host, std::int64_t port)
{
    Endpoint result;
    result.scheme = lower(scheme);
    result.host = canonicalHost(host);
    result.port = port > 0 ? port : defaultPort(result.scheme);
    if (isAddress(result.host))
        result.addresses = std::vector<std::string>{result.host};
    return result;
}

Endpoint endpoint(std::string_view text)
{
    std::string_view scheme;
    if (const auto at = text.find("://"); at != std::string_view::npos) {
        scheme = text.substr(0, at);
        text.remove_prefix(at + 3);
    }
    const auto end = text.find_first_of("/?#");
    const std::string path(end == std::string_view::npos ? std::string_view() : text.substr(end));
    std::string_view authority = text.substr(0, end);
    if (const auto at = authority.rfind('@'); at != std::string_view::npos)
        authority.remove_prefix(at + 1);
    std::int64_t port = 0;
    const auto colon = authority.rfind(':');
    const bool bare6 = std::count(authority.begin(), authority.end(), ':') > 1 && authority.front() != '[';
    if (colon != std::string_view::npos && !bare6 && authority.find(']', colon) == std::string_view::npos) {
        for (const char c : authority.substr(colon + 1))
            port = c >= '0' && c <= '9' && port < 65536 ? port * 10 + (c - '0') : 65536;
        authority = authority.substr(0, colon);
    }
    Endpoint result = endpoint(scheme, authority, port < 65536 ? port : 0);
    result.path = path;
    return result;
}

void resolve(Endpoint &endpoint, const FixedAnswers &answers)
{
    if (!endpoint.isSet() || isAddress(endpoint.host))
        return;
    const auto at = answers.constFind(QString::fromStdString(endpoint.host));
    if (at == answers.cend()) {
        endpoint.addresses = FactState::Unreadable;
        return;
    }
    std::vector<std::string> addresses;
    for (const QString &address : *at)
        addresses.push_back(canonicalHost(address.toStdString()));
    std::sort(addresses.begin(), addresses.end());
    endpoint.addresses = std::move(addresses);
}

bool isTlsName(const Endpoint &endpoint)
{
    constexpr std::array<std::string_view, 4> schemes = {"https", "wss", "grpcs", "tls"};
    return !isAddress(endpoint.host) && std::find(schemes.begin(), schemes.end(), endpoint.scheme) != schemes.end();
}

SamePlace compare(const Endpoint &a, const Endpoint &b, bool sameMachine)
{
    if (!a.isSet() || !b.isSet())
        return SamePlace::Undecided;
    if (!sameMachine && (isLoopback(a) || isLoopback(b)))
        return SamePlace::Undecided; // one machine's loopback may be the other's address of it
    const bool sameAddress = a.addresses.isKnown() && b.addresses.isKnown()
        && haveCommon(a.addresses.value, b.addresses.value);
    if (a.host == b.host || sameAddress)
        return a.port == b.port ? SamePlace::Same : SamePlace::SameHost;
    return a.addresses.isKnown() && b.addresses.isKnown() ? SamePlace::Different : SamePlace::Undecided;
}

bool hostMatches(std::string_view pattern, std::string_view host)
{
    if (pattern.find('/') != std::string_view::npos) {
        const std::string address = addressBytes(std::string(host));
        return !address.empty() && isWithin(pattern, address);
    }
    if (const auto tail = wildcardTail(pattern))
        return host.size() > tail->size() && host.ends_with(*tail);
    return pattern == host;
}

int closenessOf(std::string_view pattern)
{
    constexpr int exact = 1 << 16;
    if (const auto slash = pattern.find('/'); slash != std::string_view::npos) {
        int bits = 0;
        for (const char c : pattern.substr(slash + 1))
            bits = c >= '0' && c <= '9' && bits < exact ? bits * 10 + (c - '0') : exact;
        return bits;
    }
    return wildcardTail(pattern) ? static_cast<int>(pattern.size()) : exact;
}

std::optional<bool> patternsMeet(std::string_view a, std::string_view b)
{
    if (a == b)
        return true;
    if (isRegularExpression(a) || isRegularExpression(b))
        return std::nullopt;
    const auto tailA = wildcardTail(a);
    const auto tailB = wildcardTail(b);
    if (tailA && tailB)
        return tailA->ends_with(*tailB) || tailB->ends_with(*tailA);
    if (tailA)
        return hostMatches(a, b);
    if (tailB)
        return hostMatches(b, a);
    // "api.*" of some products stands for any ending.
    if (a.ends_with('*') || b.ends_with('*')) {
        const std::string_view headA = a.substr(0, a.find('*'));
        const std::string_view headB = b.substr(0, b.find('*'));
        return headA.starts_with(headB) || headB.starts_with(headA);
    }
    return false;
}

bool isOddPattern(std::string_view host)
{
    return isRegularExpression(host) || host.find('*', 1) != std::string_view::npos;
}

std::string_view firstSegment(std::string_view path)
{
    if (isRegularExpression(path))
        return {};
    const std::string_view segment = path.substr(0, path.find('/', 1));
    return segment == "/" || segment.find('*') != std::string_view::npos ? std::string_view() : segment;
}

std::optional<bool> pathsMeet(std::string_view a, std::string_view b)
{
    if (a == b || a.empty() || b.empty())
        return true;
    if (isRegularExpression(a) || isRegularExpression(b))
        return std::nullopt;
    const std::string_view headA = a.substr(0, a.find('*'));
    const std::string_view headB = b.substr(0, b.find('*'));
    return headA.starts_with(headB) || headB.starts_with(headA);
}

std::string toText(const Endpoint &endpoint)
{
    if (!endpoint.isSet())
        return {};
    const bool brackets = endpoint.host.find(':') != std::string::npos;
    std::string text = brackets ? '[' + endpoint.host + ']' : endpoint.host;
    if (endpoint.port > 0)
        text += ':' + std::to_string(endpoint.port);
    return text;
}

} // namespace bulkhead::isolation
