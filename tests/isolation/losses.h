// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/evaluate.h"
#include "isolation/randomestate.h"

#include <QString>

#include <functional>

namespace bulkhead::isolation::test {

//! One piece of evidence that is taken away.
struct Loss
{
    std::string what;
    bool takesRows = false; //!< what was read is gone, too; else only its state is worse
    std::function<void(EstateFacts &)> apply;
};

//! Every collection of every gateway in every way in which a reading fails, with what was read kept and gone; every fact
//! of a gateway that is no collection; every record of the console; every answer of a name server.
[[nodiscard]] std::vector<Loss> lossesOf(const EstateFacts &facts);

[[nodiscard]] PairResult evaluated(const EstateFacts &facts, std::vector<EarlierFail> earlier = {});
[[nodiscard]] std::vector<EarlierFail> failsOf(const PairResult &result);
//! What reads better after evidence was lost; empty: nothing does.
[[nodiscard]] QString betterVerdict(const PairResult &before, const PairResult &after);
[[nodiscard]] QString betterScore(const PairResult &before, const PairResult &after);

} // namespace bulkhead::isolation::test
