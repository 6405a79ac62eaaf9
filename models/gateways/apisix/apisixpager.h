// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/apisix/apisixcollections.h"
#include "gateways/apisix/apisixmapper.h"
#include "gateways/apisix/apisixpages.h"
#include "gateways/transport/httpsession.h"

#include <QUrlQuery>

namespace bulkhead {

//! Reads all pages of a collection as one set, and once more if they were none.
class ApisixPager
{
public:
    //! `prefix` stands before each path. Session and mapper outlive the pager.
    ApisixPager(HttpSession &session, ApisixMapper &mapper, QString prefix);

    //! `owner` is the consumer of credentials. A set that is torn again comes so marked.
    QCoro::Task<Result<ApisixPageSet>> read(ApisixCollection collection, QString path, std::string owner);

    void startCounting() { m_rows = 0; }
    [[nodiscard]] qint64 rowCount() const { return m_rows; }
    [[nodiscard]] QString step() const { return m_step; } //!< the collection that was asked last

private:
    QCoro::Task<Result<ApisixPage>> page(ApisixCollection collection, QString path, std::string owner,
                                         int number);
    QCoro::Task<Result<ApisixPageSet>> readOnce(ApisixCollection collection, QString path, std::string owner);

    HttpSession &m_session;
    ApisixMapper &m_mapper;
    QString m_prefix;
    qint64 m_rows = 0;
    QString m_step;
};

[[nodiscard]] QUrlQuery apisixPageQuery(int number, int size);

} // namespace bulkhead
