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
    DemoReply entity(const DemoRequest &request, const std::string &collection, const std::string &key,
                     JsonValue::Object given = {});
    [[nodiscard]] DemoReply unreadable() const;
    DemoReply nested(const DemoRequest &request, const QStringList &segments);
    [[nodiscard]] DemoReply allTargets(const std::string &targets) const;
    [[nodiscard]] DemoReply health(const KongRow &upstream) const;

    enum class Cursor : std::uint8_t { Id, Position };
    struct Paging
    {
        Cursor cursor = Cursor::Id;
        bool keepsQuery = true; //!< "next" repeats size and tags
    };
    DemoReply list(const DemoRequest &request, const std::string &path,
                   const std::vector<const KongRow *> &rows, Paging paging) const;
    [[nodiscard]] DemoReply tags(const DemoRequest &request, const std::string &wanted) const;
    [[nodiscard]] std::vector<KongRow> tagRows(const std::string &wanted) const;
    [[nodiscard]] std::vector<const KongRow *> all(const std::string &collection) const;
    [[nodiscard]] std::optional<DemoReply> filter(const DemoRequest &request, const std::string &collection,
                                                  std::vector<const KongRow *> &rows) const;

    DemoReply create(const std::string &collection, const DemoRequest &request, JsonValue::Object given = {});
    DemoReply replace(const std::string &collection, const std::string &key, const DemoRequest &request,
                      JsonValue::Object given);
    DemoReply merge(const std::string &collection, const std::string &key, const DemoRequest &request);
    DemoReply erase(const std::string &collection, const std::string &key);
    DemoReply unsupported(const std::string &collection, const std::string &key, const QByteArray &verb) const;
    [[nodiscard]] DemoReply validation(const DemoRequest &request, const std::string &collection) const;
    void resolveReferences(JsonValue::Object &row) const;
    [[nodiscard]] JsonValue::Object duplicateOf(const std::string &collection, const JsonValue::Object &row,
                                                const std::string &self) const;
    [[nodiscard]] JsonValue::Object takenOf(const std::string &collection, const std::vector<std::string> &members,
                                            const JsonValue::Object &row, const std::string &self) const;
    [[nodiscard]] std::optional<DemoReply> problem(const std::string &collection,
                                                   const JsonValue::Object &given,
                                                   const JsonValue::Object &row, const std::string &self);

    DemoReply declarative(const DemoRequest &request); //!< "/config"
    DemoReply load(const DemoRequest &request);

    [[nodiscard]] DemoReply alreadyThere(const JsonValue::Object &taken) const;

    [[nodiscard]] DemoReply root() const;
    [[nodiscard]] DemoReply enabledPlugins() const;
    [[nodiscard]] std::string nodeId() const;
    [[nodiscard]] DemoReply status(bool databaseDown) const;

    const FakeKongOptions &m_options;
    KongTables &m_tables;
};

} // namespace bulkhead
