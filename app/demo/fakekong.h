// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/kongseed.h"

#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace bulkhead {

//! How a fake Kong behaves. All at their default is an open node on PostgreSQL, version 3.9.3.
struct FakeKongOptions
{
    std::string version = "3.9.3";
    std::string edition = "community";
    bool withoutDatabase = false;      //!< DB-less: entities cannot be written
    std::string token = {};             //!< asked for in Kong-Admin-Token; empty: open
    std::vector<std::string> forbidden = {}; //!< collections that the token may not see (403)
    std::string pgHost = "127.0.0.1", pgDatabase = "kong", pgUser = "kong";
    int pgPort = 5432;
    std::string hostname = "kong-fake";
    std::vector<std::string> absent = {};   //!< collections of plugins that are not installed (404)
    //! Enterprise: each workspace has rows of its own, below "/NAME"; "default" is also the one without.
    std::map<std::string, KongSeed> workspaces = {};
    QString host = QStringLiteral("127.0.0.1"); //!< an address of loopback
    int port = 0; //!< 0: the system chooses
    int mostPerPage = 1000; //!< shorter pages than asked for, as a proxy or a patched node may give
};

//! Speaks Kong's Admin API from rows in memory, in a thread of its own, checked against recorded answers
//! of Kong 3.9.3. Paging, errors and oddities are the product's (unknown filters are ignored, next links
//! lose the size on nested lists, targets come newest first with positions as offsets). All public
//! functions may be called from any thread.
class FakeKong
{
public:
    explicit FakeKong(KongSeed seed, FakeKongOptions options = {});
    ~FakeKong();
    Q_DISABLE_COPY_MOVE(FakeKong)

    [[nodiscard]] QUrl url() const;

    void setDelay(std::chrono::milliseconds delay);      //!< before every answer
    void setRootHangs(bool hangs);                       //!< "/" never answers
    void failCollection(const std::string &name, int status); //!< 0: works again
    void setDatabaseDown(bool down);
    //! What its clock says, in the Date of every answer; 0: the time it is.
    void setTime(qint64 secondsSince1970);
    //! Called in the server's thread before a list is answered, with its path and the number of the list
    //! request (from 1): where tests change rows while a client pages.
    void onList(std::function<void(FakeKong &, const std::string &path, int number)> hook);
    //! Replaces the answer to a path by a raw body, content type and status.
    void answer(const std::string &path, int status, const std::string &contentType, const std::string &body);

    void add(const std::string &collection, KongSeed::Row fields);
    void remove(const std::string &collection, const std::string &id);
    [[nodiscard]] std::vector<std::string> ids(const std::string &collection) const;

    [[nodiscard]] int requestCount() const;
    [[nodiscard]] int mostAtOnce() const;
    //! "GET /services" and so on, in the order in which they came.
    [[nodiscard]] std::vector<std::string> requests() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace bulkhead
