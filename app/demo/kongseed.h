// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

//! One row of a fake Kong: what is looked up by, and the text that is sent.
struct KongRow
{
    std::string id;
    std::string text;  //!< JSON object
};

//! The rows that a fake Kong starts with, complete as Kong would answer them: unset members are null,
//! defaults are written out. Ids are made from collection and number, so a seed is the same every time.
class KongSeed
{
public:
    using Row = JsonValue::Object;

    //! Adds a row with the defaults of its collection filled in and returns its id; `fields` win.
    //! Targets go to "upstreams/UUID/targets".
    std::string add(const std::string &collection, Row fields);
    //! A finished row.
    void addText(const std::string &collection, KongRow row);
    //! Many rows at once, "NAME-0" to "NAME-(count-1)".
    void addMany(const std::string &collection, int count, const std::string &name);

    std::string service(const std::string &name, const std::string &host, Row fields = {});
    std::string route(const std::string &name, const std::string &serviceId, const std::string &path,
                      Row fields = {});
    std::string upstream(const std::string &name, Row fields = {});
    std::string target(const std::string &upstreamId, const std::string &address, int weight = 100);
    std::string consumer(const std::string &name, Row fields = {});
    //! `scope` is "service", "route" or "consumer"; empty for global.
    std::string plugin(const std::string &name, Row config, const std::string &scope = {},
                       const std::string &id = {}, Row fields = {});
    //! A row of a credential collection or of "acls".
    std::string ofConsumer(const std::string &collection, const std::string &consumerId, Row fields);

    [[nodiscard]] const std::map<std::string, std::vector<KongRow>> &rows() const { return m_rows; }

    //! {"id": id}
    [[nodiscard]] static JsonValue reference(const std::string &id);
    [[nodiscard]] static JsonValue list(const std::vector<std::string> &values);
    //! A version 4 UUID made from a text.
    [[nodiscard]] static std::string uuid(std::string_view text);
    //! The members of a row of that collection at their defaults; empty if there is no such collection.
    [[nodiscard]] static const Row &defaults(std::string_view collection);

private:
    std::map<std::string, std::vector<KongRow>> m_rows;
};

} // namespace bulkhead
