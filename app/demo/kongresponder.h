// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/fakekong.h"
#include "demo/httplistener.h"
#include "demo/kongtables.h"

#include <map>

namespace bulkhead {

//! What Kong answers to a request, for one workspace's rows. Not thread-safe; knows no network.
class KongResponder
{
public:
    KongResponder(const FakeKongOptions &options, KongTables &tables)
        : m_options(options)
        , m_tables(tables)
    {
    }

    [[nodiscard]] DemoReply answer(const DemoRequest &request, bool databaseDown);

    //! The path of a list ("services", "upstreams/UUID/targets") as rows are kept; empty if it is none.
    [[nodiscard]] std::string listOf(const QString &path) const;

    [[nodiscard]] DemoReply json(int status, const std::string &body) const;
    [[nodiscard]] DemoReply json(int status, const JsonValue &body) const { return json(status, canonical(body)); }
    [[nodiscard]] DemoReply message(int status, const char *text) const;
    [[nodiscard]] DemoReply html(int status) const;

private:
    [[nodiscard]] DemoReply empty() const; //!< 204
    [[nodiscard]] DemoReply options(const char *allow) const;
    [[nodiscard]] DemoReply failure(int status, int code, const char *name, const std::string &text,
                                    JsonValue::Object fields = {}) const;

    DemoReply route(const DemoRequest &request, const QStringList &segments);
    DemoReply collection(const DemoRequest &request, const std::string &name);
    DemoReply entity(const DemoRequest &request, const std::string &collection, const std::string &key);
    [[nodiscard]] DemoReply unreadable() const;
    DemoReply nested(const DemoRequest &request, const QStringList &segments);
    DemoReply list(const DemoRequest &request, const std::string &path,
                   const std::vector<const KongRow *> &rows, bool isNested, bool byPosition) const;
    [[nodiscard]] std::vector<const KongRow *> all(const std::string &collection) const;
    [[nodiscard]] std::optional<DemoReply> filter(const DemoRequest &request, const std::string &collection,
                                                  std::vector<const KongRow *> &rows) const;

    DemoReply create(const std::string &collection, const QByteArray &body, JsonValue::Object given = {});
    DemoReply replace(const std::string &collection, const std::string &key, const QByteArray &body);
    DemoReply merge(const std::string &collection, const std::string &key, const QByteArray &body);
    DemoReply erase(const std::string &collection, const std::string &key);
    DemoReply unsupported(const std::string &collection, const std::string &key, const QByteArray &verb) const;
    [[nodiscard]] JsonValue::Object duplicateOf(const std::string &collection, const JsonValue::Object &row,
                                                const std::string &self) const;
    [[nodiscard]] std::optional<DemoReply> problem(const std::string &collection,
                                                   const JsonValue::Object &given,
                                                   const JsonValue::Object &row, const std::string &self);

    [[nodiscard]] DemoReply root() const;
    [[nodiscard]] DemoReply status(bool databaseDown) const;

    const FakeKongOptions &m_options;
    KongTables &m_tables;
};

} // namespace bulkhead
