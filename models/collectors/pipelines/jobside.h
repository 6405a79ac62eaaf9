// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipelines/pipeline.h"
#include "evidence/records.h"

#include <functional>

namespace bulkhead::collectors {

//! Whose a host is by the estate's inventories; never by what its name looks like.
enum class HostOwner { Nobody, Sandbox, Production, Shared };

//! What pipelines are judged by: one pair, and whose hosts are.
struct PipelineGround
{
    evidence::PairScope pair; //!< never all
    std::function<HostOwner(const QString &host)> ownerOf; //!< host in lower case, without port
};

//! Which side of the pair something works for, and how sure that is.
struct JobSide
{
    enum class Side {
        Unsaid,  //!< nothing tells
        Sandbox,
        Production,
        Several, //!< the one or the other, production among them
        Other    //!< an environment outside the pair
    };
    Side side = Side::Unsaid;
    bool isGuess = false; //!< by an abbreviation in a name
    bool isByTag = false; //!< the job names its environment, so that rules of the environment hold it
    QString how;          //!< "environment: production"
    int line = 0;
};

//! By its environment, else by what its commands select, else by the hosts that its commands deploy to.
[[nodiscard]] JobSide sideOf(const PipelineJob &job, const PipelineGround &ground);

//! Whether the name of a secret says that it is production's: by a word of its own, never by a part of one ("PRODUCT", "NON_PROD", "PREPROD").
enum class SecretName { Plain, Guess, Production };
[[nodiscard]] SecretName productionIn(const QString &secret, const evidence::PairScope &pair);

} // namespace bulkhead::collectors
