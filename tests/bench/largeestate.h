// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/fakekong.h"
#include "engine/paths.h"
#include "estate/config.h"
#include "usecases/consolesession.h"

#include <QTemporaryDir>

namespace bulkhead::test {

//! Two fake Kongs, sandbox and production, of so many entities together (half of them services, half
//! routes), and the folder with their estate file, store and key.
class LargeEstate
{
public:
    explicit LargeEstate(int entities);

    //! What the console puts behind its session.
    [[nodiscard]] SessionParts parts() const;
    [[nodiscard]] const EnginePaths &paths() const { return m_paths; }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }
    //! Another service, so that the next sync has something to write.
    void change(int round);

private:
    [[nodiscard]] bool writeFile(const QString &path, const QByteArray &text) const;

    QTemporaryDir m_folder;
    EnginePaths m_paths;
    std::unique_ptr<FakeKong> m_sandbox, m_production;
};

} // namespace bulkhead::test
