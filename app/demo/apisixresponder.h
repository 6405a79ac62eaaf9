// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonreader.h"
#include "demo/apisixenvelope.h"
#include "demo/apisixtables.h"
#include "demo/fakeapisix.h"
#include "demo/httplistener.h"

#include <functional>
#include <optional>

namespace bulkhead {

//! What APISIX answers to a request. Not thread-safe; knows no network.
class ApisixResponder
{
public:
    ApisixResponder(const FakeApisixOptions &options, ApisixTables &tables);

    //! etcd answers, is gone, or hangs.
    enum class Etcd : std::uint8_t { Up, Down, Frozen };
    [[nodiscard]] DemoReply answer(const DemoRequest &request, Etcd etcd);
    //! Called with "COLLECTION/ID" when a PATCH has read an object and not yet written it.
    void onSwap(std::function<void(const std::string &)> hook) { m_beforeSwap = std::move(hook); }
    //! The path of a list ("routes", "consumers/NAME/credentials") as rows are kept; empty if it is none.
    [[nodiscard]] std::string listOf(const DemoRequest &request) const;

    [[nodiscard]] DemoReply error(int status, const std::string &message) const;

private:
    using Object = JsonValue::Object;

    //! Where a request goes: a collection, an id unless it is a list, and for PATCH a place below it.
    struct Target
    {
        std::string collection;
        std::string id;
        QStringList below;
    };
    [[nodiscard]] Target targetOf(const QStringList &steps) const;

    [[nodiscard]] std::optional<DemoReply> unasked(const DemoRequest &request,
                                                   const std::optional<QStringList> &steps) const;
    [[nodiscard]] std::optional<DemoReply> refused(const DemoRequest &request, const QStringList &steps) const;
    [[nodiscard]] DemoReply unknown(const std::string &collection) const;
    [[nodiscard]] bool knows(const std::string &collection) const;
    [[nodiscard]] DemoReply plugins(const DemoRequest &request, const QStringList &steps) const;
    [[nodiscard]] DemoReply schema(const DemoRequest &request, const QStringList &steps) const;

    [[nodiscard]] DemoReply list(const DemoRequest &request, const std::string &collection) const;
    [[nodiscard]] static bool matches(const DemoRequest &request, const ApisixObject &row);

    // Writes
    DemoReply write(const DemoRequest &request, const Target &target);
    DemoReply put(const Target &target, const JsonValue &body, std::int64_t ttl);
    DemoReply post(const Target &target, const JsonValue &body, std::int64_t ttl);
    DemoReply patch(const Target &target, const JsonValue &change, std::int64_t ttl);
    [[nodiscard]] DemoReply validation(const DemoRequest &request) const;
    DemoReply erase(const DemoRequest &request, const Target &target);
    [[nodiscard]] std::optional<DemoReply> unwritable(const DemoRequest &request, const Target &target) const;
    [[nodiscard]] std::optional<std::string> problem(const std::string &collection, const Object &value) const;
    [[nodiscard]] std::optional<std::string> dangling(const Object &value) const;
    [[nodiscard]] std::optional<std::string> duplicate(const std::string &collection,
                                                       const Object &value) const;
    //! Who still uses an object that shall be deleted, in the product's words.
    [[nodiscard]] std::optional<std::string> usedBy(const Target &target) const;
    [[nodiscard]] std::optional<std::string> userOf(const Target &target) const;

    const FakeApisixOptions &m_options;
    ApisixTables &m_tables;
    ApisixTraits m_traits;
    ApisixEnvelope m_envelope;
    std::function<void(const std::string &)> m_beforeSwap;
};

//! "route" of "routes", as messages call it.
[[nodiscard]] std::string singularOfApisix(const std::string &collection);

} // namespace bulkhead
