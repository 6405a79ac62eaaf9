// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <unistd.h>

namespace bulkhead::test {

//! While it lives the process may do no more than an ordinary user, although the tests may be run by root, whom no mode of a file stops.
class Unprivileged
{
public:
    Unprivileged()
        : m_wasRoot(::geteuid() == 0)
    {
        constexpr uid_t nobody = 65534;
        m_isOrdinary = !m_wasRoot || ::seteuid(nobody) == 0;
    }
    ~Unprivileged()
    {
        if (m_wasRoot)
            m_isOrdinary = ::seteuid(0) != 0;
    }
    Q_DISABLE_COPY_MOVE(Unprivileged)
    [[nodiscard]] bool isOrdinary() const { return m_isOrdinary; }

private:
    bool m_wasRoot, m_isOrdinary = false;
};

} // namespace bulkhead::test
