// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/codescan.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace bulkhead {

namespace {

using std::string_view;

std::string lower(string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

bool isWordPart(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

//! As a word of its own: "env" is not in "envelope".
bool hasWord(const std::string &text, string_view word)
{
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !isWordPart(text[at - 1])) && (end == text.size() || !isWordPart(text[end])))
            return true;
    }
    return false;
}

} // namespace

bool mentionsEnvironment(string_view code)
{
    static constexpr std::array<string_view, 8> words = {"sandbox", "sbx",         "production", "prod",
                                                         "prd",     "environment", "env",        "staging"};
    const std::string text = lower(code);
    return std::any_of(words.begin(), words.end(), [&text](string_view word) { return hasWord(text, word); });
}

std::vector<std::string> urlsIn(string_view code)
{
    std::vector<std::string> urls;
    for (auto mark = code.find("://"); mark != string_view::npos; mark = code.find("://", mark + 3)) {
        auto start = mark;
        while (start > 0 && isWordPart(code[start - 1]))
            --start;
        const auto end = std::min(code.find_first_of("/?#'\"` \t\r\n)<>\\,;", mark + 3), code.size());
        std::string authority(code.substr(mark + 3, end - mark - 3));
        if (const auto user = authority.rfind('@'); user != std::string::npos)
            authority.erase(0, user + 1);
        if (start < mark && !authority.empty())
            urls.push_back(std::string(code.substr(start, mark + 3 - start)) + authority);
    }
    std::sort(urls.begin(), urls.end());
    urls.erase(std::unique(urls.begin(), urls.end()), urls.end());
    return urls;
}

bool namesEnvironmentField(string_view name)
{
    static constexpr std::array<string_view, 8> names = {
        "env", "environment", "stage", "env_name", "environment_name", "deployment.environment",
        "deployment.environment.name", "bulkhead.environment"};
    const std::string text = lower(name);
    return std::find(names.begin(), names.end(), text) != names.end();
}

} // namespace bulkhead
