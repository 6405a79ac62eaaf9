// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "e2e/secretgateways.h"

namespace bulkhead::test {

//! Where secrets are put, besides the places of `secretKong` and its like, one secret after the other.
struct ManySecrets
{
    KongSeed kong;
    ApisixSeed apisix;
    QJsonValue caddy;
    QByteArray pipeline; //!< of GitHub Actions, with the names of secrets and with secrets themselves
    QByteArray raw;      //!< what evidence was made from
};

//! `count` secrets, of which each is another, spread by `seed` over credentials of every kind, plugins, addresses, headers, pipeline files and raw evidence. Some
//! stand on both sides of a pair, so that findings speak of them.
[[nodiscard]] ManySecrets manySecrets(Canaries &canaries, int count, quint32 seed, const std::string &certificate);

} // namespace bulkhead::test
