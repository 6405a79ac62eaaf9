// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/checks/environmentwords.h"

#include <algorithm>
#include <cctype>

namespace bulkhead::isolation {

namespace {

constexpr std::array<std::string_view, 4> productionWords = {"live", "prd", "prod", "production"};
constexpr std::array<std::string_view, 9> otherWords = {"dev", "development", "sandbox", "sbox", "sbx",
                                                        "stage", "staging", "test", "uat"};
constexpr std::array<std::string_view, 5> switchWords = {"env", "environment", "sandbox", "stage", "tier"};

//! Words of letters and digits, in lower case.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

template<std::size_t N>
bool holdsAny(const std::vector<std::string> &words, const std::array<std::string_view, N> &sought)
{
    return std::any_of(words.begin(), words.end(), [&sought](const std::string &word) {
        return std::find(sought.begin(), sought.end(), word) != sought.end();
    });
}

} // namespace

Naming naming(const PairFacts &facts, std::string_view text, Side side)
{
    const std::vector<std::string> words = wordsOf(text);
    const std::vector<std::string> id = wordsOf(facts.environment(side).text().toStdString());
    if (std::search(words.begin(), words.end(), id.begin(), id.end()) != words.end())
        return Naming::Id;
    const bool guessed = side == Side::Production ? holdsAny(words, productionWords) : holdsAny(words, otherWords);
    return guessed ? Naming::Guess : Naming::Nothing;
}

bool isEnvironmentSwitch(std::string_view name)
{
    return holdsAny(wordsOf(name), switchWords);
}

} // namespace bulkhead::isolation
