// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/contract.h"

namespace bulkhead::contracts {

enum class Severity { Breaking, Warning, Compatible };
[[nodiscard]] QString toWire(Severity severity);

//! How sure a severity is. Undecided: both sides were read, and whether it breaks cannot be told from them (two patterns).
//! Unresolved: something was not there to be read, so the whole answer is incomplete.
enum class Certainty { Certain, Undecided, Unresolved };
[[nodiscard]] QString toWire(Certainty certainty);

//! One difference between two contracts, judged.
struct Change
{
    QString rule; //!< stable id; see rules/rule.h
    Severity severity = Severity::Compatible;
    Certainty certainty = Certainty::Certain;
    QString path, method; //!< empty: about the whole document
    QString where; //!< inside the operation: "response/200/application/json/items/[]/name"
    std::optional<Place> base, revision; //!< empty on the side that does not have it
    QString message; //!< a sentence in plain English without a full stop
    QString before, after; //!< the values, as the documents have them
    //! 16 hex digits over rule, path shape, method, where, before and after. Lines, references and the names of path
    //! parameters do not count, so a change once reviewed is known again in the next revision.
    QString fingerprint;
};

struct CompareOptions
{
    QDate today; //!< what has been reached of sunsets; invalid: none
};

struct Comparison
{
    std::vector<Change> changes; //!< breaking first, then warnings; by path, method and place
    [[nodiscard]] bool isBreaking() const;
    [[nodiscard]] bool isComplete() const; //!< nothing was unresolved
};

//! What a client that was written for `base` notices of `revision`. Requests: narrowing breaks; responses: widening breaks;
//! for calls that the API makes (callbacks, webhooks) the other way round. Time and memory grow with the documents and the
//! number of changes, of which at most 20,000 of each severity are given. Any thread.
[[nodiscard]] Comparison compareContracts(const Contract &base, const Contract &revision, const CompareOptions &options);

} // namespace bulkhead::contracts
