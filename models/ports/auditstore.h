// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/merkle.h"
#include "core/clock.h"
#include "core/result.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead {

//! Where the next entry goes, as seen inside the transaction that appends it.
struct AuditPlace
{
    std::uint64_t seq = 1;
    std::string previous; //!< hex of the leaf hash of the entry before; empty for the first
};

//! What stands in the store's index beside an entry, to find it without reading it.
struct AuditColumns
{
    UtcTime at{};
    std::string action, phase, who; //!< person, or the claim of an unsigned entry
    std::string objectKind, objectId, environment;
    bool isSigned = false;
    bool decides = false; //!< may change people, keys, roles or policy
    friend bool operator==(const AuditColumns &, const AuditColumns &) = default;
};

//! An entry as it is to be kept.
struct AuditText
{
    std::string entry; //!< canonical JSON
    std::string nonce; //!< hex; of an append that is tried again it is the same
    AuditColumns columns;
    //! The rows of people and policy after it, if it changes them.
    std::optional<std::vector<std::string>> state;
};

//! One kept entry.
struct AuditRow
{
    std::uint64_t seq = 0;
    std::string entry;
    std::string nonce;
    Digest leaf{}; //!< as the store has it; damage shows when it is not the hash of the entry
    AuditColumns columns;
};

//! What a log has beside its entries.
struct AuditContents
{
    std::uint64_t size = 0;  //!< greatest seq
    std::uint64_t count = 0; //!< of entries; fewer than `size` if some are gone
    std::vector<std::string> notes; //!< checkpoints, ascending by size
    std::vector<std::string> state; //!< rows of people and policy, sorted by their bytes
};

//! What an append gave.
struct AuditAppended
{
    std::uint64_t seq = 0;
    Digest root{}; //!< of the tree that ends with it
    std::string note;       //!< its checkpoint
    bool wasThere = false;  //!< an append with this nonce had been kept already
};

//! The audit log in the store. One object per thread; calls block. Several processes may append at once. Errors are Store (the entry may or may
//! not be there: ask for its nonce), Damaged (what is there does not hang together; nothing is appended) or what `make` says.
class AuditStore
{
public:
    AuditStore() = default;
    virtual ~AuditStore() = default;
    Q_DISABLE_COPY_MOVE(AuditStore)

    //! Makes the text for its place; called inside the transaction, after `read` calls that see the same state.
    using Make = std::function<Result<AuditText>(const AuditPlace &)>;
    //! The signed note of a head.
    using SignHead = std::function<std::string(std::uint64_t size, const Digest &root)>;

    //! Appends one entry, on the disk when it returns. Refuses with Store if a commit would not wait for the disk.
    virtual Result<AuditAppended> append(const std::string &nonce, const Make &make, const SignHead &sign) = 0;

    //! For a store opened anew after an append had failed: whether it was kept all the same, and then surely on the disk.
    virtual Result<std::optional<AuditAppended>> settle(const std::string &nonce) = 0;

    virtual Result<std::uint64_t> size() = 0;
    //! Nothing if there is no such entry.
    virtual Result<std::optional<AuditRow>> entry(std::uint64_t seq) = 0;
    //! In order of seq, from `from` on; `visit` false stops.
    virtual Result<void> readEntries(std::uint64_t from, const std::function<bool(const AuditRow &)> &visit) = 0;
    //! The index alone, in order of seq: for lists.
    virtual Result<void> readColumns(std::uint64_t from, const std::function<bool(std::uint64_t, const AuditColumns &)> &visit) = 0;
    //! The entries that decide, from a seq on.
    virtual Result<std::vector<std::string>> decisions(std::uint64_t from) = 0;
    //! All but the entries, as of one moment. With a limit the newest half of so many checkpoints and others evenly spread over those before.
    virtual Result<AuditContents> contents(std::size_t noteLimit) = 0;
    //! The checkpoint of all entries; empty if there is none.
    virtual Result<std::string> lastNote() = 0;
    virtual Result<std::optional<Digest>> node(const audit::NodeId &id) = 0;
};

using AuditStoreOpener = std::function<Result<std::unique_ptr<AuditStore>>()>;

} // namespace bulkhead
