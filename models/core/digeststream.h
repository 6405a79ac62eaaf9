// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/digest.h"

#include <memory>

namespace bulkhead {

//! SHA-256 of what comes piece by piece.
class DigestStream
{
public:
    DigestStream();
    ~DigestStream();
    DigestStream(DigestStream &&) noexcept;
    DigestStream &operator=(DigestStream &&) noexcept;

    void add(std::string_view bytes);
    //! Of all pieces so far; more may follow.
    [[nodiscard]] Digest digest() const;

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace bulkhead
