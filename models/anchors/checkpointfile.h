// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/headmemory.h"

namespace bulkhead {

//! Checkpoints in a file, or in a folder (one that is there, or a path that ends in "/") as LOG.checkpoint. The file holds the newest one in the form
//! that witnesses and other tools read; FILE.history beside it gets every one, so that damage can be placed between two of them.
class CheckpointFile final : public CheckpointTarget
{
public:
    explicit CheckpointFile(QString path);

    Result<void> put(const std::string &log, std::uint64_t size, const std::string &note) override;
    Result<std::string> notes(const std::string &log) override;
    [[nodiscard]] QString place() const override { return m_path; }

private:
    [[nodiscard]] QString fileOf(const std::string &log) const;

    QString m_path;
};

} // namespace bulkhead
