// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fingerprint.h"
#include "core/jsonreader.h"
#include "core/jsonvalue.h"
#include "estate/entities.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace bulkhead {

//! What of a Kong a promotion may write. Consumers, credentials, authorities and global plugins are not among it.
enum class KongTable : std::uint8_t { Certificates, Snis, Upstreams, Targets, Services, Routes, Plugins };

//! The table of a collection as a ref names it: "services", "upstreams/ID/targets", each also below "WORKSPACE/".
[[nodiscard]] std::optional<KongTable> kongTableOf(std::string_view collection);
//! As in the path and in "/schemas/NAME/validate".
[[nodiscard]] const char *kongCollectionName(KongTable table);
[[nodiscard]] EntityKind kongKindOf(KongTable table);
//! "WORKSPACE/services", or "services" where there is no workspace.
[[nodiscard]] std::string kongCollectionPath(const std::string &workspace, const std::string &collection);
//! Of a path that kongCollectionPath made; empty if there is none.
[[nodiscard]] std::string kongWorkspaceOf(const std::string &collection);

//! One row as Kong tells it, and as a plan shows it: without id and times, secrets marked, authorities by their digest.
struct KongObject
{
    std::string id;
    JsonValue raw, body;
};

//! Digests of certificate authorities by their ids: ids differ between gateways, what they stand for does not.
using KongAuthorities = std::map<std::string, std::string>;
//! From a row of "ca_certificates".
[[nodiscard]] std::string kongAuthorityDigest(const JsonValue &row);

//! Makes objects of rows. Not thread-safe.
class KongObjects
{
public:
    explicit KongObjects(std::shared_ptr<const Fingerprinter> fingerprinter);

    //! Empty if the row is no object with an id.
    [[nodiscard]] std::optional<KongObject> object(KongTable table, JsonValue row, const KongAuthorities &authorities);

private:
    [[nodiscard]] JsonValue::Object redacted(KongTable table, const JsonValue &row);

    std::shared_ptr<const Fingerprinter> m_fingerprinter;
    JsonReader m_reader;
};

//! The text at a member of an object, or empty.
[[nodiscard]] std::string kongText(const JsonValue &row, std::string_view member);
//! The id of a reference member ({"id": …}), or empty.
[[nodiscard]] std::string kongReferenceIn(const JsonValue &row, std::string_view member);

} // namespace bulkhead
