// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/textsearch.h"

#include <QtEndian>

#include <array>
#include <bit>
#include <cstring>

namespace bulkhead {

namespace {

constexpr std::string_view ownBits = "abcdefghijklmnopqrstuvwxyz0123456789-_./:@";
constexpr std::size_t block = 64;

constexpr std::array<std::uint8_t, 256> bitTable()
{
    std::array<std::uint8_t, 256> bits {};
    for (std::size_t byte = 0; byte < bits.size(); ++byte)
        bits[byte] = static_cast<std::uint8_t>(ownBits.size() + byte % (64 - ownBits.size()));
    for (std::size_t i = 0; i < ownBits.size(); ++i)
        bits[static_cast<unsigned char>(ownBits[i])] = static_cast<std::uint8_t>(i);
    return bits;
}

constexpr std::array<std::uint8_t, 256> bitOf = bitTable();

//! A byte for each of 64 places: whether the two bytes stand there. The compiler makes wide
//! instructions of it.
void markPairs(const char *first, const char *last, char a, char b, std::uint8_t *marks)
{
    for (std::size_t i = 0; i < block; ++i)
        marks[i] = static_cast<std::uint8_t>((first[i] == a) & (last[i] == b));
}

} // namespace

std::uint64_t bytesOf(std::string_view text)
{
    std::uint64_t bits = 0;
    for (const char c : text)
        bits |= std::uint64_t(1) << bitOf[static_cast<unsigned char>(c)];
    return bits;
}

bool hasOwnBit(char byte)
{
    return bitOf[static_cast<unsigned char>(byte)] < ownBits.size();
}

const char *findWord(const char *begin, const char *end, std::string_view word)
{
    const auto room = static_cast<std::size_t>(end - begin);
    if (word.empty() || word.size() > room)
        return nullptr;
    if (word.size() > searchMargin - block)
        return static_cast<const char *>(memmem(begin, room, word.data(), word.size()));
    const char *const behind = end - word.size() + 1; // no word begins there
    alignas(block) std::array<std::uint8_t, block> marks;
    for (const char *at = begin; at < behind; at += block) {
        markPairs(at, at + word.size() - 1, word.front(), word.back(), marks.data());
        for (std::size_t i = 0; i < block; i += sizeof(quint64)) {
            for (auto left = qFromLittleEndian<quint64>(marks.data() + i); left != 0; left &= left - 1) {
                const char *place = at + i + static_cast<unsigned>(std::countr_zero(left)) / 8;
                if (place >= behind)
                    return nullptr;
                if (std::memcmp(place, word.data(), word.size()) == 0)
                    return place;
            }
        }
    }
    return nullptr;
}

} // namespace bulkhead
