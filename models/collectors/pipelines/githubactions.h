// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipelines/pipeline.h"
#include "core/result.h"

namespace bulkhead::collectors {

//! Reads a workflow of GitHub Actions (.github/workflows/*.yml). BadFile with FILE:LINE. Settings of the repository (who has to review an environment, at which level a secret
//! is kept) are in no file; jobs that are other workflows are named in `elsewhere`. Pure.
[[nodiscard]] Result<Pipeline> readGitHubActions(const QByteArray &text, const QString &file);

} // namespace bulkhead::collectors
