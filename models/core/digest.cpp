// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.h"

#include <openssl/evp.h>

#include <memory>

namespace bulkhead {

namespace {
struct Sha256
{
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> md{EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                       EVP_MD_free};
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                    EVP_MD_CTX_free};
};

//! -1 if it is no lower-case hex digit.
int valueOf(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}
} // namespace

Digest sha256(std::string_view bytes)
{
    thread_local Sha256 state;
    Digest digest{};
    unsigned int size = 0;
    EVP_DigestInit_ex2(state.context.get(), state.md.get(), nullptr);
    EVP_DigestUpdate(state.context.get(), bytes.data(), bytes.size());
    EVP_DigestFinal_ex(state.context.get(), digest.data(), &size);
    return digest;
}

std::string toHex(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string hex(bytes.size() * 2, '0');
    char *to = hex.data();
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        *to++ = digits[byte >> 4];
        *to++ = digits[byte & 15];
    }
    return hex;
}

std::string toHex(const Digest &digest)
{
    return toHex(std::string_view(reinterpret_cast<const char *>(digest.data()), digest.size()));
}

std::optional<std::string> fromHex(std::string_view hex)
{
    if (hex.size() % 2 != 0)
        return std::nullopt;
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t at = 0; at < hex.size(); at += 2) {
        const int high = valueOf(hex[at]);
        const int low = valueOf(hex[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes += static_cast<char>(high << 4 | low);
    }
    return bytes;
}

} // namespace bulkhead
