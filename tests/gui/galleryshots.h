// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace bulkhead {
class ConsoleApplication;
}

namespace bulkhead::test {

//! One picture: how the window gets there from any other.
struct Shot
{
    QString name;
    std::function<void(ConsoleApplication &)> prepare;
    QString readmeName = {}; //!< empty: not in the README
};

[[nodiscard]] QList<Shot> demonstrationShots();
[[nodiscard]] QList<Shot> firstStartShots();
//! The Reports screen, and the exceptions on the Isolation screen; of the demonstration too.
[[nodiscard]] QList<Shot> reportShots();
//! Evidence and exceptions as people see them who may sign: of the demonstration, after all others, for they sign in.
[[nodiscard]] QList<Shot> evidenceShots();

} // namespace bulkhead::test
