// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target over the files of a folder and over seeded mutations of them.
#include "fuzz/expect.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

constexpr unsigned seed = 20261124;
constexpr int rounds = 1500;

void run(const std::string &bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
}

std::string mutated(std::string bytes, const std::string &other, std::mt19937 &random)
{
    static const std::string marks = "{}[]:,#&*'\"\\-\n\r\t 0a|>!%@~\x80\xC3\xFF";
    const auto below = [&](std::size_t n) { return n ? random() % n : 0; };
    for (std::size_t n = 1 + below(4); n > 0; --n) {
        const std::size_t at = below(bytes.size());
        switch (below(5)) {
        case 0:
            bytes.insert(at, 1, marks[below(marks.size())]);
            break;
        case 1:
            bytes.erase(at, 1 + below(8));
            break;
        case 2:
            bytes.insert(at, other.substr(below(other.size()), below(40)));
            break;
        case 3:
            bytes.insert(at, bytes.substr(below(bytes.size()), below(80)));
            break;
        default:
            if (!bytes.empty())
                bytes[at] = marks[below(marks.size())];
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    std::vector<std::filesystem::path> paths;
    for (int i = 1; i < argc; ++i) {
        for (const auto &entry : std::filesystem::directory_iterator(argv[i]))
            paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> corpus{std::string()};
    for (const auto &path : paths) {
        std::ifstream file(path, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    expect(corpus.size() > 1, "there is a corpus");
    std::printf("seed %u, %zu inputs, %d mutations\n", seed, corpus.size(), rounds);
    for (const std::string &bytes : corpus)
        run(bytes);
    std::mt19937 random(seed);
    for (int i = 0; i < rounds; ++i) {
        const std::string &base = corpus[random() % corpus.size()];
        run(mutated(base, corpus[random() % corpus.size()], random));
    }
    return 0;
}
