// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digeststream.h"

#include <openssl/evp.h>

namespace bulkhead {

struct DigestStream::Context
{
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

DigestStream::DigestStream()
    : m_context(std::make_unique<Context>())
{
    EVP_DigestInit_ex(m_context->state.get(), EVP_sha256(), nullptr);
}

DigestStream::~DigestStream() = default;
DigestStream::DigestStream(DigestStream &&) noexcept = default;
DigestStream &DigestStream::operator=(DigestStream &&) noexcept = default;

void DigestStream::add(std::string_view bytes)
{
    EVP_DigestUpdate(m_context->state.get(), bytes.data(), bytes.size());
}

Digest DigestStream::digest() const
{
    const Context copy;
    EVP_MD_CTX_copy_ex(copy.state.get(), m_context->state.get());
    Digest digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(copy.state.get(), digest.data(), &size);
    return digest;
}

} // namespace bulkhead
