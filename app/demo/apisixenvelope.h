// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/apisixtables.h"
#include "demo/httplistener.h"

namespace bulkhead {

//! The form of APISIX's answers in both versions of its Admin API.
class ApisixEnvelope
{
public:
    explicit ApisixEnvelope(const ApisixTraits &traits);

    //! Rows [`start`, `end`) of those that match; none at all is another form past the end of the pages.
    struct Window
    {
        std::size_t start = 0, end = 0;
        bool isPastEnd = false;
    };
    [[nodiscard]] DemoReply list(const std::string &collection, const std::vector<const ApisixObject *> &rows,
                                 Window window) const;
    [[nodiscard]] DemoReply single(const std::string &collection, const ApisixObject &row) const;
    //! `action` is what version 2 calls it: "set", "create", "compareAndSwap".
    [[nodiscard]] DemoReply written(const std::string &collection, const ApisixObject &row, const char *action,
                                    int status) const;
    [[nodiscard]] DemoReply deleted(const std::string &key) const;

    [[nodiscard]] DemoReply text(int status, const std::string &body) const;
    [[nodiscard]] DemoReply error(int status, const std::string &message) const;
    [[nodiscard]] DemoReply refused(const char *description) const; //!< 401
    [[nodiscard]] DemoReply missing() const;                        //!< "Key not found"
    [[nodiscard]] DemoReply preflight() const;
    //! From nginx, before the product is asked; `asProduct`: with the headers that the product adds.
    [[nodiscard]] DemoReply html(int status, const char *title, bool asProduct) const;
    //! Without X-API-VERSION: what is answered before the version is looked at.
    [[nodiscard]] static DemoReply bare(DemoReply reply);

private:
    [[nodiscard]] QList<QPair<QByteArray, QByteArray>> headers(const char *type) const;

    ApisixTraits m_traits;
};

} // namespace bulkhead
