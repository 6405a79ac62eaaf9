// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <string_view>

namespace bulkhead {

//! A credential in memory: kept out of swap and core dumps where the system allows (libsodium),
//! wiped on destruction. No QDebug, no QVariant, no conversion; `view()` is for the one place
//! that puts it on the wire. Movable, not copyable.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string_view bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Q_DISABLE_COPY(Secret)

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] std::string_view view() const;
    [[nodiscard]] Secret clone() const { return Secret(view()); }

private:
    void clear();

    char *m_bytes = nullptr;
    std::size_t m_size = 0;
};

//! Wipes a buffer in a way the compiler may not leave out.
void wipe(void *bytes, std::size_t size);

//! No core dumps, no ptrace reads of this process: called first in main().
void hardenProcess();

} // namespace bulkhead
