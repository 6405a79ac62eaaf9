// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipelines/jobside.h"

namespace bulkhead::collectors {

// What a pipeline file says of each control of the layer CI/CD that it can speak of (controls.md 1.3), a unit per job: "job:FILE#NAME". A job of which the file says nothing for the
// control has no unit. The details name FILE:LINE and never the text of a secret.
//
// What no file tells stays unknown, with the reason: who has to approve an environment and at which level a secret is kept are settings of the code host; whether a gate was ever seen to
// refuse stands in no file; parts in other files were not read.

//! REL-01: a job that deploys names exactly one environment, or lists those that it may be started for, and its commands select no other.
[[nodiscard]] std::vector<evidence::EvidenceUnit> environmentTags(const Pipeline &pipeline, const PipelineGround &ground);
//! REL-02: something holds a job that deploys to production until somebody approves.
[[nodiscard]] std::vector<evidence::EvidenceUnit> approvals(const Pipeline &pipeline, const PipelineGround &ground);
//! REL-04: a job refers to hosts of its own side only.
[[nodiscard]] std::vector<evidence::EvidenceUnit> references(const Pipeline &pipeline, const PipelineGround &ground);
//! REL-05: secrets of production only where the job is bound to production, and none in plain text.
[[nodiscard]] std::vector<evidence::EvidenceUnit> secretScopes(const Pipeline &pipeline, const PipelineGround &ground);
//! REL-06: nothing swallows the "no" of a step that checks, and no deployment runs in spite of one.
[[nodiscard]] std::vector<evidence::EvidenceUnit> failsClosed(const Pipeline &pipeline, const PipelineGround &ground);

} // namespace bulkhead::collectors
