// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/kong/kongrowreader.h"
#include "gateways/kong/kongunits.h"

#include <set>

namespace bulkhead {

//! Finds what an API can share that is new on a gateway, or new to what it needs: upstreams and server names by their names, with targets and certificates. `rows` and `objects`
//! outlive it and its tasks; one search at a time.
class KongSharing
{
public:
    //! `known`: ids of what the API has already.
    KongSharing(KongRowReader &rows, KongObjects &objects, std::set<std::string> known)
        : m_rows(rows)
        , m_objects(objects)
        , m_known(std::move(known))
    {
    }

    //! An upstream with its targets, if there is one of the wanted one's name. `targetPart`: what the targets are called.
    QCoro::Task<Result<void>> addUpstream(std::string workspace, promotion::NativeObject wanted, std::string targetPart);
    //! A server name with its certificate.
    QCoro::Task<Result<void>> addServerName(std::string workspace, promotion::NativeObject wanted);
    //! One object, if it is there.
    QCoro::Task<Result<void>> addObject(promotion::ObjectRef ref);

    [[nodiscard]] const std::vector<promotion::NativeObject> &found() const { return m_found; }
    [[nodiscard]] const std::map<std::string, KongSeen> &seen() const { return m_seen; } //!< as they were read

private:
    QCoro::Task<Result<std::optional<KongObject>>> read(KongTable table, std::string path);
    void keep(KongTable table, KongObject object, promotion::ObjectRef ref, std::string part);

    KongRowReader &m_rows;
    KongObjects &m_objects;
    std::set<std::string> m_known;
    std::vector<promotion::NativeObject> m_found;
    std::map<std::string, KongSeen> m_seen;
};

} // namespace bulkhead
