// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/headmemory.h"

namespace bulkhead {

//! Remembers heads in a folder: for each log LOG.checkpoint, and LOG.verified beside it.
class HeadFile final : public HeadMemory
{
public:
    //! The folder is made when first needed, for its owner only.
    explicit HeadFile(QString folder);

    Result<std::string> head(const std::string &log) override;
    Result<void> remember(const std::string &log, std::uint64_t size, const std::string &note) override;
    Result<std::string> verified(const std::string &log) override;
    Result<void> rememberVerified(const std::string &log, const std::string &note) override;
    [[nodiscard]] QString placeOf(const std::string &log) const override;

private:
    //! Replaces a file of the folder with nobody else meanwhile.
    Result<void> replace(const QString &path, std::uint64_t size, const std::string &note);

    QString m_folder;
};

} // namespace bulkhead
