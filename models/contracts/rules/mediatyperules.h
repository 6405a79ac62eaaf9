// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/rules/changes.h"

namespace bulkhead::contracts {

//! Media types of a body or a response, and their schemas. `where` and `subject` are those of what has the content.
void mediaTypeRules(const OperationPair &pair, const QString &where, const QString &subject, const std::vector<MediaType> &before,
                    const std::vector<MediaType> &after, const Place &basePlace, const Place &revisionPlace, Direction direction, Changes &changes);

} // namespace bulkhead::contracts
