// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secret.h"

#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstring>
#include <utility>

namespace bulkhead {

Secret::Secret(std::string_view bytes)
    : m_size(bytes.size())
{
    if (m_size == 0)
        return;
    m_bytes = new char[m_size];
    sodium_mlock(m_bytes, m_size); // best effort: the limit may be small, and a copy is still wiped
    std::memcpy(m_bytes, bytes.data(), m_size);
}

Secret::~Secret()
{
    clear();
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        clear();
        m_bytes = std::exchange(other.m_bytes, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

std::string_view Secret::view() const
{
    return m_size == 0 ? std::string_view() : std::string_view(m_bytes, m_size);
}

void Secret::clear()
{
    if (!m_bytes)
        return;
    sodium_munlock(m_bytes, m_size); // wipes too
    delete[] m_bytes;
    m_bytes = nullptr;
    m_size = 0;
}

void wipe(void *bytes, std::size_t size)
{
    sodium_memzero(bytes, size);
}

void hardenProcess()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace bulkhead
