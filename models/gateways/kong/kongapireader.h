// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/kong/kongclosure.h"
#include "gateways/kong/kongrowreader.h"

namespace bulkhead {

//! Reads all rows that single APIs are made of. `rows` and `objects` outlive it and its tasks; one reading at a time.
class KongApiReader
{
public:
    KongApiReader(KongRowReader &rows, KongObjects &objects, std::vector<std::string> workspaces)
        : m_rows(rows)
        , m_objects(objects)
        , m_workspaces(std::move(workspaces))
    {
    }

    //! Native ids of the unified model: of a service, or "route:ID". Unset where one of them is not there any more: then `missing` is it.
    QCoro::Task<Result<KongApis>> read(std::vector<std::string> deployments);
    [[nodiscard]] const std::string &missing() const { return m_missing; }
    //! That the services trust.
    [[nodiscard]] const KongAuthorities &authorities() const { return m_authorities; }

private:
    QCoro::Task<Result<void>> readApi(std::string deployment);
    QCoro::Task<Result<void>> readService(KongApi api, JsonValue row);
    QCoro::Task<Result<KongApiRoute>> readRoute(std::string workspace, JsonValue row, std::string service);
    QCoro::Task<Result<KongApi>> withUpstream(KongApi api);
    QCoro::Task<Result<bool>> isShared(std::string workspace, std::string host);
    QCoro::Task<Result<void>> readCertificate(std::string workspace, std::string id);
    QCoro::Task<Result<void>> readAuthorities(std::string workspace, JsonValue service);
    [[nodiscard]] Result<KongObject> objectOf(KongTable table, JsonValue row);

    KongRowReader &m_rows;
    KongObjects &m_objects;
    std::vector<std::string> m_workspaces;
    std::vector<std::string> m_deployments;
    KongApis m_apis;
    KongAuthorities m_authorities;
    std::string m_missing;
};

} // namespace bulkhead
