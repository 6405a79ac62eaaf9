// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entry.h"

namespace bulkhead::audit {

struct EntryView;
class LogState;

//! What a person signs who approves a promotion away from the log: resources/audit/FORMAT.md section 8. Digests, ids and signatures are lower-case hex.
struct ApprovalStatement
{
    std::string log, request, digest; //!< exactly this plan of this request in this log
    std::string environment;          //!< that it goes to
    std::string person, key;          //!< who signs, and the id of the key
    std::string nonce, at;
    std::uint64_t size = 0;           //!< of the log when the plan was exported from it
    std::string root;                 //!< of its tree then: in a log with another past the statement is worth nothing

    //! The canonical text, which is what is signed.
    [[nodiscard]] std::string toText() const;
    //! Nothing if it is not byte for byte what toText writes.
    [[nodiscard]] static std::optional<ApprovalStatement> fromText(std::string_view text);
    friend bool operator==(const ApprovalStatement &, const ApprovalStatement &) = default;
};

[[nodiscard]] std::string signStatement(std::string_view text, const SigningKey &key);
[[nodiscard]] bool isStatementSignedBy(std::string_view text, std::string_view signature, const PublicKey &key);

//! The action of the entry that carries a statement into the log: `detail.statement` and `detail.signature`.
inline constexpr std::string_view carryAction = "promotion.carry";
//! Why a statement would not count in an entry of this log on that object and environment; nothing if it does. Plain words.
[[nodiscard]] std::optional<QString> whyNotCarried(const LogState &state, const EntryView &entry);

} // namespace bulkhead::audit
