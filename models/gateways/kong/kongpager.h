// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateways/kong/kongpage.h"
#include "gateways/kong/kongtrail.h"
#include "gateways/transport/httpsession.h"

namespace bulkhead {

//! One collection to read: where, and what its rows become.
struct KongSource
{
    //! `prefix` is "" or "/WORKSPACE"; `upstream` is the id, for targets only.
    KongSource(KongCollection which, const QString &prefix, std::string workspace,
               std::string upstream = {});

    KongCollection collection;
    QString path;
    CollectionKey key;
    std::string upstreamId;
};

struct KongPageSet
{
    KongRows rows;
    CollectionReport report;
};

//! Reads a whole collection, page by page. A page link is never followed, only its offset is taken.
//!
//! What fits on one page is one answer and thereby whole. Of more pages `KongTrail` says what the pass
//! proves and which pages to ask for again, several at a time. If it shows a change, all is read once
//! more, and what then still moves is reported torn: no row that was there throughout is ever missing
//! without that mark.
//!
//! Lives on the thread of the session and must outlive its tasks.
class KongPager
{
public:
    KongPager(HttpSession &session, const Fingerprinter &fingerprinter, int concurrency);

    [[nodiscard]] QCoro::Task<KongPageSet> read(KongSource source);
    [[nodiscard]] qint64 rowCount() const { return m_rows; }
    [[nodiscard]] const QString &step() const { return m_step; }

private:
    struct Pass;
    struct Check;

    QCoro::Task<Pass> readPass(KongSource source);
    QCoro::Task<bool> isSameAgain(KongSource source, std::vector<KongTrail::Window> windows);
    QCoro::Task<void> askSomeAgain(KongSource source, std::shared_ptr<Check> check);
    [[nodiscard]] std::shared_ptr<KongPage> start(const KongSource &source, const HttpReply &reply,
                                                  KongPage::Rows rows);
    [[nodiscard]] std::optional<Error> problemOf(const HttpRequest &request, const HttpReply &reply,
                                                 const KongPage &page);
    [[nodiscard]] std::optional<Error> endlessness(const HttpRequest &request, const KongPage &page,
                                                   Pass &pass) const;
    void take(KongPage &page, const QString &offset, const HttpReply &reply, Pass &pass);
    [[nodiscard]] Error broken(const HttpRequest &request, const QString &what) const;

    HttpSession &m_session;
    KongPageReader m_pages;
    int m_concurrency;
    qint64 m_rows = 0;
    QString m_step;
};

} // namespace bulkhead
