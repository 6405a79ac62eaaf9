// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ed25519.h"
#include "core/jsonvalue.h"
#include "core/result.h"
#include "reports/bytesink.h"

#include <QIODevice>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bulkhead::reports {

// An evidence bundle: a flat archive that tar opens, of which every byte is covered by one signature. resources/reports/BUNDLE.md says it byte by byte.

//! The names that a member may have, sorted by their bytes; manifest.json and manifest.sig come behind all of them.
[[nodiscard]] std::span<const std::string_view> bundleNames();
[[nodiscard]] bool isNeededInBundle(std::string_view name);

//! One file of a bundle. It is written twice, first to be measured, and says the same both times.
struct BundleMember
{
    std::string_view name;                              //!< one of bundleNames()
    std::function<Result<void>(const ByteSink &)> write; //!< stops early if the sink says false
};

//! Writes a bundle. `about`: members of the manifest beside "format", "key" and "files". The key is the log's, by its verifier key. Conflict if a member does not say the same
//! twice, Internal for a wrong name, Store if the sink takes no more, else what a member says.
Result<void> writeBundle(std::vector<BundleMember> members, JsonValue::Object about, const std::string &verifierKey, const SigningKey &key, const ByteSink &sink);

//! A bundle of which everything was checked but the log inside.
struct OpenBundle
{
    struct File
    {
        std::string name;
        std::uint64_t offset = 0, bytes = 0; //!< in the archive
        std::string digest;                  //!< SHA-256, hex
    };
    std::vector<File> files; //!< without manifest.json and manifest.sig
    JsonValue manifest;
    std::string key;         //!< the verifier key that it is signed by
    [[nodiscard]] const File *find(std::string_view name) const;
};

//! Why bytes are no bundle: a plain sentence, and where.
struct BundleProblem
{
    std::uint64_t offset = 0;
    std::string what;
};
//! Reads all of it and writes nothing. BadFile, with the place and reason, for anything that writeBundle would not have written. `read`: an open device with random access.
Result<OpenBundle> openBundle(QIODevice &read);

//! The bytes of a file of a bundle, piece by piece. BadFile if they are not those that were checked.
Result<void> readMember(QIODevice &read, const OpenBundle::File &file, const ByteSink &sink);

} // namespace bulkhead::reports
