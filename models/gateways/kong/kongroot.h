// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/entities.h"
#include "gateways/transport/httpsession.h"

#include <optional>

namespace bulkhead {

//! What a node says about itself on "/".
struct KongRoot
{
    std::optional<NodeFacts> node; //!< empty: it did not say
    QString version, edition;      //!< without a node: from the Server header of another answer
    std::optional<Error> error;    //!< why there is no node

    //! Nothing else needs to be tried: no way there, not let in, or not Kong.
    [[nodiscard]] bool isFatal() const;
    [[nodiscard]] bool isEnterprise() const;
    [[nodiscard]] bool isWithoutDatabase() const { return node && node->storeKind == "off"; }
};

//! Reads "/"; where that hangs or fails (a loaded node, a role that may not see it), /status tells at
//! least whether this is Kong.
[[nodiscard]] QCoro::Task<KongRoot> readKongRoot(HttpSession *session, std::chrono::milliseconds timeout);

} // namespace bulkhead
