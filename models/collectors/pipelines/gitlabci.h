// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipelines/pipeline.h"
#include "core/result.h"

namespace bulkhead::collectors {

//! Reads a pipeline of GitLab CI (.gitlab-ci.yml). BadFile with FILE:LINE. `extends`, `default` and anchors are followed within the file; files that it includes, parents that are in
//! none and `!reference` are named in `elsewhere`. Settings of the project (protected environments, which variables are protected) are in no file. Pure.
[[nodiscard]] Result<Pipeline> readGitLabCi(const QByteArray &text, const QString &file);

} // namespace bulkhead::collectors
