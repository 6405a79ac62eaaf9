// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/transport/httpsession.h"
#include "promotion/nativeobject.h"

namespace bulkhead {

//! How often is asked, and how long is waited in between.
struct ApisixPatience
{
    int tries = 40;
    std::chrono::milliseconds pause{150};
};

//! What a gateway works with, told by its control API (`/v1`, without a key). The Admin API tells what etcd holds; each node follows by itself (gateways.md 2.7).
//! Lives on the thread of its session and outlives its tasks.
class ApisixServed
{
public:
    explicit ApisixServed(std::unique_ptr<HttpSession> session, ApisixPatience patience = {});

    //! Whether a control API answers; WrongProduct if it is something else.
    QCoro::Task<Result<void>> answers();
    //! Waits until the gateway works with an object as of `modifiedIndex`, or without it if that is 0. Timeout if it does not in time. Of plugin configurations and certificates it
    //! does not tell: they are taken as served.
    QCoro::Task<Result<void>> wait(promotion::ObjectRef ref, std::int64_t modifiedIndex);
    void cancel();

private:
    std::unique_ptr<HttpSession> m_session;
    ApisixPatience m_patience;
};

} // namespace bulkhead
