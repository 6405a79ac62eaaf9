// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipelines/jobside.h"
#include "core/result.h"

#include <QByteArray>

#include <optional>

namespace bulkhead::collectors {

//! A pipeline file as it was read.
struct PipelineFile
{
    QString name; //!< as it is named in units and details
    QByteArray text;
};

//! What it is for, by its name, else by what stands in it; nothing if neither tells.
[[nodiscard]] std::optional<Pipeline::Product> productOf(const PipelineFile &file);
//! BadFile with FILE:LINE; also for a file of which it cannot be told what it is for.
[[nodiscard]] Result<Pipeline> readPipeline(const PipelineFile &file);

struct PipelineEvidence
{
    std::vector<evidence::Evidence> evidence; //!< of REL-01, REL-02, REL-04, REL-05 and REL-06, as far as the files say something for it; without id, people and expiry
    std::vector<Error> unread;                //!< files that could not be read; what is read does not count as complete then
};

//! Judges pipeline files for one pair; the order of the files does not matter. The digest is of the file's bytes, of several of all of them one behind the other in the order of their
//! names. `areAll`: somebody says that there are no other pipelines; only then what is read can be complete, and only what is complete can carry a pass. Pure.
[[nodiscard]] PipelineEvidence collectPipelines(std::vector<PipelineFile> files, const PipelineGround &ground, bool areAll, UtcTime now);

} // namespace bulkhead::collectors
