// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchors/lockedfile.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto pause = 2ms; // a holder mostly needs milliseconds

bool lock(int descriptor, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if ((errno != EWOULDBLOCK && errno != EINTR) || deadline.hasExpired())
            return false;
        QThread::usleep(static_cast<unsigned long>(std::chrono::microseconds(pause).count()));
    }
    return true;
}

} // namespace

LockedFile::LockedFile(const QString &path, std::chrono::milliseconds patience)
    : m_descriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666))
{
    if (m_descriptor < 0)
        m_problem = qt_error_string(errno);
    else if (!lock(m_descriptor, patience))
        m_problem = u"its lock cannot be had"_s;
}

LockedFile::~LockedFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace bulkhead
