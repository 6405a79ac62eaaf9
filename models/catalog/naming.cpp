// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/naming.h"

#include <algorithm>
#include <array>

namespace bulkhead {

namespace {

using std::string_view;

constexpr string_view separators = "-_. :/";

constexpr std::array<string_view, 2> sandboxWords {"sbx", "sandbox"};
constexpr std::array<string_view, 3> productionWords {"prd", "prod", "production"};
constexpr std::array<string_view, 2> developmentWords {"dev", "development"};
constexpr std::array<string_view, 8> otherWords {"test", "tst",     "stg",     "stage",
                                                 "staging", "uat", "preprod", "nonprod"};
// Path segments that name no API as long as another segment follows.
constexpr std::array<string_view, 5> genericSegments {"api", "apis", "rest", "gateway", "services"};

bool isSeparator(char c)
{
    return separators.find(c) != string_view::npos;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

//! "v2", "V2.1" → "v2"; anything else → empty.
std::string majorVersion(string_view text)
{
    if (text.size() < 2 || (text[0] != 'v' && text[0] != 'V') || !isDigit(text[1]))
        return {};
    std::size_t end = 1;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    for (std::size_t i = end; i < text.size(); ++i) {
        const bool dotBeforeDigit = text[i] == '.' && i + 1 < text.size() && isDigit(text[i + 1]);
        if (!isDigit(text[i]) && !dotBeforeDigit)
            return {};
    }
    std::string version("v");
    return end > 6 ? std::string() : version.append(text.substr(1, end - 1));
}

//! Literal segments of a path up to its first variable part; a leading "~" marks a regular expression.
std::vector<string_view> literalSegments(string_view path)
{
    std::vector<string_view> segments;
    if (path.starts_with('~'))
        path.remove_prefix(1);
    if (path.starts_with('^'))
        path.remove_prefix(1);
    while (!path.empty()) {
        const auto slash = path.find('/');
        string_view segment = path.substr(0, slash);
        path.remove_prefix(slash == string_view::npos ? path.size() : slash + 1);
        if (segment.ends_with('$'))
            segment.remove_suffix(1);
        if (segment.empty())
            continue;
        if (segment.find_first_of("*:{}()[]?+\\^$|<>") != string_view::npos)
            break;
        segments.push_back(segment);
    }
    return segments;
}

//! An id that a person gave: not a UUID, number, hash or position ("srv0/routes/1", "route-3").
bool isReadableId(string_view id)
{
    if (id.empty() || id.find('/') != string_view::npos)
        return false;
    const bool onlyHex = id.find_first_not_of("0123456789abcdefABCDEF-") == string_view::npos;
    if (onlyHex && (id.size() >= 16 || std::none_of(id.begin(), id.end(), isAlpha)))
        return false;
    static constexpr std::array<string_view, 7> positional {"srv",    "server",  "route", "r",
                                                            "service", "svc", "upstream"};
    const auto lettersEnd = std::find_if_not(id.begin(), id.end(), isAlpha);
    const string_view letters(id.data(), static_cast<std::size_t>(lettersEnd - id.begin()));
    const bool numbered = id.substr(letters.size()).find_first_not_of("0123456789-_#.")
            == string_view::npos;
    return !(numbered && std::find(positional.begin(), positional.end(), toLower(letters))
                 != positional.end());
}

template<std::size_t size>
bool contains(const std::array<string_view, size> &words, string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

//! "sandbox-eu" is also written "sbx-eu".
template<std::size_t size>
void addSynonyms(std::vector<std::string> &words, const std::string &id,
                 const std::array<string_view, size> &synonyms)
{
    for (const string_view word : synonyms) {
        const auto at = id.find(word);
        if (at == std::string::npos)
            continue;
        for (const string_view other : synonyms) {
            std::string spelled = id;
            words.push_back(spelled.replace(at, word.size(), other));
        }
    }
}

//! "sbx-orders", "orders_sbx"; both in lower case.
bool hasAffix(string_view name, string_view word)
{
    if (name.size() <= word.size() + 1)
        return false;
    return (name.ends_with(word) && isSeparator(name[name.size() - word.size() - 1]))
        || (name.starts_with(word) && isSeparator(name[word.size()]));
}

template<typename Words>
bool hasOneOf(string_view name, const Words &words)
{
    return std::any_of(words.begin(), words.end(), [name](string_view word) { return hasAffix(name, word); });
}

bool hasWordOf(string_view name, EnvironmentType type)
{
    switch (type) {
    case EnvironmentType::Sandbox:
        return hasOneOf(name, sandboxWords);
    case EnvironmentType::Production:
        return hasOneOf(name, productionWords);
    case EnvironmentType::Development:
        return hasOneOf(name, developmentWords);
    }
    Q_UNREACHABLE();
}

} // namespace

EnvironmentId environmentFromAffix(string_view name, const std::vector<Environment> &candidates)
{
    const std::string lower = toLower(name);
    const auto onlyOne = [&](const auto &fits) {
        EnvironmentId found;
        for (const Environment &environment : candidates) {
            if (!fits(environment))
                continue;
            if (!found.isEmpty())
                return EnvironmentId();
            found = environment.id;
        }
        return found;
    };
    const EnvironmentId named = onlyOne([&lower](const Environment &environment) {
        return hasAffix(lower, toLower(environment.id.text().toStdString()));
    });
    return !named.isEmpty() ? named : onlyOne([&lower](const Environment &environment) {
        return hasWordOf(lower, environment.type);
    });
}

std::string toLower(string_view text)
{
    std::string lower(text);
    for (char &c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string matchKey(string_view name)
{
    std::string key = toLower(name);
    for (char &c : key) {
        if (isSeparator(c))
            c = '-';
    }
    return key;
}

string_view labelValue(const std::vector<Label> &labels, string_view key)
{
    for (const Label &label : labels) {
        if (label.key == key)
            return label.value;
    }
    return {};
}

std::string takeVersion(string_view &name)
{
    // From the left, so that "orders-v2.1" is cut at "-v2.1" and not at ".1".
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        if (!isSeparator(name[i]))
            continue;
        if (std::string version = majorVersion(name.substr(i + 1)); !version.empty()) {
            name = name.substr(0, i);
            return version;
        }
    }
    const auto end = name.find_first_of("-_/");
    if (end != string_view::npos && end + 1 < name.size()) {
        if (std::string version = majorVersion(name.substr(0, end)); !version.empty()) {
            name = name.substr(end + 1);
            return version;
        }
    }
    return {};
}

std::string versionOfPaths(const std::vector<Route> &routes)
{
    std::string found;
    for (const Route &route : routes) {
        for (const std::string &path : route.paths) {
            std::string version;
            for (const string_view segment : literalSegments(path)) {
                version = majorVersion(segment);
                if (!version.empty())
                    break;
            }
            if (version.empty() || (!found.empty() && version != found))
                return {};
            found = version;
        }
    }
    return found;
}

Naming::Naming(const EstateConfig &estate)
{
    const auto add = [this](const auto &words) {
        for (const string_view word : words)
            m_words.emplace_back(word);
    };
    add(sandboxWords);
    add(productionWords);
    add(developmentWords);
    add(otherWords);
    for (const Environment &environment : estate.environments) {
        const std::string id = toLower(environment.id.text().toStdString());
        m_words.push_back(id);
        switch (environment.type) {
        case EnvironmentType::Sandbox:
            addSynonyms(m_words, id, sandboxWords);
            break;
        case EnvironmentType::Production:
            addSynonyms(m_words, id, productionWords);
            break;
        case EnvironmentType::Development:
            addSynonyms(m_words, id, developmentWords);
            break;
        }
    }
    std::sort(m_words.begin(), m_words.end(), [](const std::string &a, const std::string &b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    m_words.erase(std::unique(m_words.begin(), m_words.end()), m_words.end());
    std::erase(m_words, std::string());
}

bool Naming::isWord(string_view text) const
{
    return std::find(m_words.begin(), m_words.end(), text) != m_words.end();
}

string_view Naming::strip(string_view name) const
{
    const std::string lower = toLower(name);
    for (const std::string &word : m_words) {
        if (!hasAffix(lower, word))
            continue;
        if (lower.ends_with(word) && isSeparator(lower[lower.size() - word.size() - 1]))
            return name.substr(0, name.size() - word.size() - 1);
        return name.substr(word.size() + 1);
    }
    return name;
}

std::string Naming::withoutAffix(string_view name) const
{
    for (string_view shorter = strip(name); shorter != name; shorter = strip(name))
        name = shorter;
    return std::string(name);
}

ApiName Naming::parse(string_view nativeName) const
{
    ApiName result;
    result.source = NameSource::Native;
    string_view affixed = nativeName;
    result.version = takeVersion(affixed);
    string_view name = affixed;
    for (string_view before; before != name;) {
        before = name;
        name = strip(name);
        if (result.version.empty())
            result.version = takeVersion(name);
    }
    // A version inside the affix ("orders-v2-sbx") is part of neither.
    result.name = name;
    result.withAffix = affixed;
    return result;
}

std::string Naming::nameFromPaths(const std::vector<Route> &routes) const
{
    std::vector<string_view> paths;
    for (const Route &route : routes)
        paths.insert(paths.end(), route.paths.begin(), route.paths.end());
    std::sort(paths.begin(), paths.end());
    std::string fallback;
    for (const string_view path : paths) {
        for (const string_view segment : literalSegments(path)) {
            const std::string lower = toLower(segment);
            if (!majorVersion(segment).empty() || isWord(lower))
                continue;
            if (!contains(genericSegments, lower))
                return std::string(segment);
            if (fallback.empty())
                fallback = segment;
        }
    }
    return fallback;
}

std::string Naming::nameFromHosts(const Deployment &deployment,
                                  const std::vector<Route> &routes) const
{
    std::vector<std::string> hosts = deployment.hosts;
    for (const Route &route : routes)
        hosts.insert(hosts.end(), route.hosts.begin(), route.hosts.end());
    std::sort(hosts.begin(), hosts.end());
    for (const std::string &host : hosts) {
        std::string plain = plainHost(host);
        if (plain.starts_with("*."))
            plain.erase(0, 2);
        std::string name = plain.substr(0, plain.find('.'));
        if (!name.empty() && !std::all_of(name.begin(), name.end(), isDigit) && name != "*")
            return name;
    }
    return {};
}

ApiName Naming::nameOf(const Deployment &deployment, const std::vector<Route> &routes) const
{
    ApiName result;
    const string_view native = !deployment.nativeName.empty() ? deployment.nativeName
        : isReadableId(deployment.nativeId)                   ? deployment.nativeId
                                                              : string_view();
    if (!native.empty())
        result = parse(native);
    if (string_view label = labelValue(deployment.labels, "bulkhead.api"); !label.empty()) {
        if (const auto at = label.rfind('@'); at != string_view::npos && at > 0) {
            result.version = label.substr(at + 1);
            label = label.substr(0, at);
        } else if (std::string version = takeVersion(label); !version.empty()) {
            result.version = version;
        }
        result.name = result.withAffix = label;
        result.source = NameSource::Label;
    }
    if (result.name.empty()) {
        result.name = nameFromPaths(routes);
        result.source = NameSource::Path;
    }
    if (result.name.empty()) {
        result.name = nameFromHosts(deployment, routes);
        result.source = NameSource::Host;
    }
    if (result.name.empty()) {
        result.name = deployment.nativeId;
        result.source = NameSource::Id;
    }
    if (result.withAffix.empty())
        result.withAffix = result.name;
    if (result.version.empty()) {
        result.version = versionOfPaths(routes);
        result.versionFromPath = !result.version.empty();
    }
    return result;
}

std::string Naming::plainHost(string_view host) const
{
    const std::string lower = toLower(host);
    std::vector<string_view> labels;
    for (string_view rest = lower; !rest.empty();) {
        const auto dot = rest.find('.');
        labels.push_back(rest.substr(0, dot));
        rest.remove_prefix(dot == string_view::npos ? rest.size() : dot + 1);
    }
    std::string plain;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool last = i + 1 == labels.size(); // ".test" is a domain of its own
        if (!last && isWord(labels[i]))
            continue;
        if (!plain.empty())
            plain += '.';
        plain += last ? std::string(labels[i]) : withoutAffix(labels[i]);
    }
    return plain;
}

std::string Naming::plainPath(string_view path) const
{
    std::string plain;
    for (string_view rest = path; !rest.empty();) {
        const auto slash = rest.find('/');
        const string_view segment = rest.substr(0, slash);
        rest.remove_prefix(slash == string_view::npos ? rest.size() : slash + 1);
        if (segment.empty() || isWord(toLower(segment)))
            continue;
        plain += '/';
        plain += segment;
    }
    return plain.empty() ? "/" : plain;
}

} // namespace bulkhead
