// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace bulkhead {

//! A file opened for appending and held with flock(2), made if it is missing. A process that dies lets go of it, which a lock file would not.
class LockedFile
{
public:
    //! Waits for others to let go, by default some seconds.
    explicit LockedFile(const QString &path, std::chrono::milliseconds patience = std::chrono::seconds(5));
    ~LockedFile();
    Q_DISABLE_COPY_MOVE(LockedFile)

    [[nodiscard]] bool isHeld() const { return m_problem.isEmpty(); }
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor = -1;
    QString m_problem;
};

} // namespace bulkhead
