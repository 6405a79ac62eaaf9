// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipelines/pipeline.h"
#include "collectors/pipelines/yamlview.h"

namespace bulkhead::collectors {

// What lines of text in a pipeline say, whatever product it is for. Lines that are comments of a shell say nothing.

//! Adds hosts and addresses that stand in the lines: of whole addresses, and every word with a dot, which may be one.
void addHosts(const std::vector<TextLine> &lines, PipelineJob &job);
//! Adds the environments that commands select: "env:production".
void addTags(const std::vector<TextLine> &lines, PipelineJob &job);
//! Adds text that looks like a secret by its form: private keys and tokens of known makers.
void addLiterals(const std::vector<TextLine> &lines, PipelineJob &job);
//! Whether a name of a variable speaks of a secret.
[[nodiscard]] bool namesSecret(const QString &name);
//! Sets what the job deploys with, if a line does.
void noteDeployment(const std::vector<TextLine> &lines, PipelineJob &job);

//! Adds the steps that check before a release. `lines` are those of one script, which share `set +e`. `outer`: what is set around the script that swallows its "no"; empty: nothing.
void addGates(const std::vector<TextLine> &lines, const QString &outer, bool isOuterVariable, PipelineJob &job);

} // namespace bulkhead::collectors
