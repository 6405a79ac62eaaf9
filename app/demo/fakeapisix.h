// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/apisixseed.h"

#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace bulkhead {

//! How a fake APISIX behaves.
struct FakeApisixOptions
{
    //! Up to 3.17 every default of the schema is stored and returned; 3.18 returns what was sent.
    std::string version = "3.13.0";
    std::string adminKey = "fake-apisix-admin-key";
    std::string viewerKey = "fake-apisix-viewer-key";
    bool keyRequired = true;     //!< admin_key_required
    bool addressRefused = false; //!< allow_admin does not include the caller
    bool streamProxy = false;
    bool speaksV2 = false; //!< admin_api_version is v2; a version 2 of the product always is so
    std::string prefix = "/apisix"; //!< of the keys in etcd
    QString host = QStringLiteral("127.0.0.1"); //!< an address of loopback
    int port = 0; //!< 0: the system chooses
};

//! Speaks the Admin API of APISIX from rows in memory, in a thread of its own, checked against recorded
//! answers of 3.13.0 (also in its version 2 mode), 3.18.0 and 2.15.3: paging by the order of creation, the object instead of a list past the
//! end, plain-text errors under a JSON type, ciphertext in answers to writes. All public functions may be
//! called from any thread.
class FakeApisix
{
public:
    explicit FakeApisix(ApisixSeed seed, FakeApisixOptions options = {});
    ~FakeApisix();
    Q_DISABLE_COPY_MOVE(FakeApisix)

    [[nodiscard]] QUrl url() const; //!< without "/apisix/admin"

    void setDelay(std::chrono::milliseconds delay);
    void setEtcdDown(bool down);
    void setEtcdFrozen(bool frozen); //!< what needs it is not answered at all
    void setFollowing(bool following); //!< false: the gateway goes on with what it knows, whatever is written
    //! Time stands still but for this. Objects that were written with "?ttl=" and are due are gone after it.
    void advance(std::chrono::seconds time);
    //! Called in the server's thread when a PATCH has read an object ("routes/x") and not yet written it: what
    //! another caller writes in between makes it fail.
    void onPatch(std::function<void(FakeApisix &, const std::string &path)> hook);
    void failCollection(const std::string &name, int status); //!< 0: works again
    //! Called in the server's thread before a list is answered, with its path and the number of the list
    //! request of that path (from 1): where tests change rows while a client pages.
    void onList(std::function<void(FakeApisix &, const std::string &path, int number)> hook);
    //! Replaces the answer to a path by a raw body, content type and status.
    void answer(const std::string &path, int status, const std::string &contentType, const std::string &body);

    void put(const std::string &collection, ApisixSeed::Object value);
    void remove(const std::string &collection, const std::string &id);
    [[nodiscard]] QUrl controlUrl() const; //!< of the control API, which has no key and needs no etcd
    [[nodiscard]] std::vector<std::string> ids(const std::string &collection) const;

    [[nodiscard]] int requestCount() const;
    [[nodiscard]] int controlRequestCount() const; //!< of the control API, which the others do not count
    //! "GET /apisix/admin/routes" and so on, in the order in which they came.
    [[nodiscard]] std::vector<std::string> requests() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bulkhead
