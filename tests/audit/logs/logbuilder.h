// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/bundle.h"
#include "audit/entryproof.h"
#include "audit/logs/testkey.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bulkhead::audit::test {

using Roles = std::vector<std::string>;
using Sections = std::map<std::string, std::string>;

//! Sections of a policy whose digests are those of the texts.
[[nodiscard]] Sections sectionsOf(const std::map<std::string, std::string> &texts);
[[nodiscard]] JsonValue valueOf(const Sections &sections);
[[nodiscard]] JsonValue valueOf(const Roles &roles);

//! Makes a log in memory, entry by entry; two with the same calls are the same, byte for byte. `add` and the steps below it
//! end the program if the rules refuse them: whoever wants to see a refusal makes an entry and asks `judge`.
class LogBuilder
{
public:
    //! A log of that name, which begins with log.begin.
    explicit LogBuilder(const std::string &name = "plant");

    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] std::string origin() const { return originOf(m_id); }
    [[nodiscard]] const SigningKey &key() const { return testKey(m_keyName); }
    [[nodiscard]] VerifierKey verifier() const { return {origin(), key().publicKey()}; }
    [[nodiscard]] std::uint64_t size() const { return m_entries.size(); }
    [[nodiscard]] const std::vector<std::string> &entries() const { return m_entries; }
    [[nodiscard]] const LogState &state() const { return m_state; }
    [[nodiscard]] const Digest &root(std::uint64_t size) const { return m_roots.at(size); }

    //! The next entry as the rules want it but for what it is about: of an operating-system user, or of a person.
    [[nodiscard]] Entry claimed(const std::string &action) const;
    [[nodiscard]] Entry by(const std::string &person, const std::string &role, const std::string &action) const;
    //! As it is kept: signed by the person's key in use, or by that of another name.
    [[nodiscard]] std::string text(const Entry &entry) const;
    [[nodiscard]] static std::string text(const Entry &entry, const std::string &keyName)
    {
        return entry.toText(testKey(keyName));
    }
    //! Why an entry may not be the next; nothing if it may.
    [[nodiscard]] std::optional<Refusal> judge(const std::string &text) const;
    //! Puts an entry at the end, whatever the rules say of it.
    void append(const std::string &text);
    //! The same for one that has to be right.
    void add(const Entry &entry);

    void addFirst(const std::string &person, const Sections &sections, const Roles &roles = {"admin"});
    void addPerson(const std::string &admin, const std::string &person, const Roles &roles);
    //! With the name of a key the person gets that one.
    void changePerson(const std::string &admin, const std::string &person, const Roles &grant, const Roles &revoke,
                      const std::string &keyName = {});
    void retire(const std::string &admin, const std::string &person);
    void rotate(const std::string &person, const std::string &role, const std::string &keyName);
    void propose(const std::string &admin, const Sections &sections);
    //! A loosening, as was proposed.
    void acceptProposal(const std::string &person, const std::string &role);
    void accept(const std::string &admin, const Sections &sections);
    void work(const std::string &action = "sync");
    void workAs(const std::string &person, const std::string &role, const std::string &action,
                const std::string &environment = {});

    //! Signed by the log's key and by as many others as named, whose names are those of their keys.
    [[nodiscard]] std::string checkpoint(std::uint64_t size, const std::vector<std::string> &witnesses = {}) const;
    [[nodiscard]] std::optional<Digest> node(const NodeId &id) const;
    [[nodiscard]] EntryProof proof(std::uint64_t seq, std::uint64_t size) const;
    //! Of all entries, with checkpoints of these sizes and of the whole.
    [[nodiscard]] std::string bundle(const std::vector<std::uint64_t> &checkpoints = {}) const;

private:
    Entry change(const std::string &admin, const std::string &action, const std::string &person) const;

    std::string m_id, m_keyName;
    std::vector<std::string> m_entries;
    LogState m_state;
    Frontier m_frontier;
    std::vector<Digest> m_roots; //!< by size
    std::map<std::pair<int, std::uint64_t>, Digest> m_nodes;
    std::map<std::string, std::string> m_keyOf; //!< name of the key of a person
};

//! Adds a line of a signer to a note.
void addSignature(std::string &note, const std::string &name, const SigningKey &key);
[[nodiscard]] VerifierKey witness(const std::string &name);

} // namespace bulkhead::audit::test
