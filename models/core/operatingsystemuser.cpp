// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operatingsystemuser.h"

#include <pwd.h>
#include <unistd.h>

namespace bulkhead {

QString operatingSystemUser()
{
    const passwd *entry = getpwuid(getuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(getuid());
}

} // namespace bulkhead
