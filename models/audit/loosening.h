// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <string>

namespace bulkhead::audit {

//! What a new policy allows that the accepted one did not, a plain sentence each: a lower quorum, four-eyes off, a gate, a group, a member rule or a
//! freeze taken away, a longer life of approvals. Texts are the canonical sections `groups` and `promotion` of the estate file; an empty one is a section
//! that is not there. A text that cannot be read counts as looser: what is not understood is not harmless.
struct PolicyTexts
{
    std::string groups, promotion;
};
[[nodiscard]] QStringList loosenings(const PolicyTexts &accepted, const PolicyTexts &next);

} // namespace bulkhead::audit
