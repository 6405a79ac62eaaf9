// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonreader.h"
#include "demo/apisixtables.h"
#include "demo/fakeapisix.h"
#include "demo/httplistener.h"

#include <optional>

namespace bulkhead {

//! What APISIX answers to a request. Not thread-safe; knows no network.
class ApisixResponder
{
public:
    ApisixResponder(const FakeApisixOptions &options, ApisixTables &tables);

    [[nodiscard]] DemoReply answer(const DemoRequest &request, bool etcdDown);
    //! The path of a list ("routes", "consumers/NAME/credentials") as rows are kept; empty if it is none.
    [[nodiscard]] static std::string listOf(const DemoRequest &request);

    [[nodiscard]] DemoReply text(int status, const std::string &body) const; //!< with the headers of version 3
    [[nodiscard]] DemoReply error(int status, const std::string &message) const;

private:
    using Object = JsonValue::Object;

    //! Where a request goes: a collection, and an id unless it is a list.
    struct Target
    {
        std::string collection;
        std::string id;
    };
    [[nodiscard]] static Target targetOf(const QStringList &steps);

    [[nodiscard]] DemoReply html(int status, const char *title) const;
    [[nodiscard]] DemoReply bare(DemoReply reply) const; //!< without X-API-VERSION
    [[nodiscard]] DemoReply missing() const;
    [[nodiscard]] std::optional<DemoReply> refused(const DemoRequest &request, const QStringList &steps) const;
    [[nodiscard]] DemoReply plugins(const QStringList &steps) const;
    [[nodiscard]] bool isNewer() const { return !m_storesDefaults; }

    [[nodiscard]] DemoReply list(const DemoRequest &request, const std::string &collection) const;
    [[nodiscard]] static bool matches(const DemoRequest &request, const ApisixObject &row);

    // Writes
    DemoReply write(const DemoRequest &request, const Target &target);
    DemoReply put(const Target &target, Object value);
    DemoReply post(const Target &target, Object value);
    DemoReply patch(const Target &target, const Object &change);
    DemoReply erase(const DemoRequest &request, const Target &target);
    DemoReply written(const ApisixObject &row, int status) const;
    [[nodiscard]] std::optional<std::string> problem(const std::string &collection, const Object &value) const;
    [[nodiscard]] std::optional<std::string> duplicate(const std::string &collection, const Object &value) const;
    [[nodiscard]] std::optional<std::string> userOf(const Target &target) const;
    [[nodiscard]] static std::string singular(const std::string &collection);

    const FakeApisixOptions &m_options;
    ApisixTables &m_tables;
    bool m_storesDefaults;
};

//! Up to 3.17 defaults are stored and PATCH encrypts twice.
[[nodiscard]] bool storesApisixDefaults(const std::string &version);

} // namespace bulkhead
