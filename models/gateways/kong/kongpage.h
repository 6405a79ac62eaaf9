// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonreader.h"
#include "gateways/kong/kongmapper.h"
#include "gateways/transport/oneshot.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <memory>

namespace bulkhead {

//! One answer of a list, read in two steps: first what its paging says, so that the next page can be asked
//! for, then its rows. Each step's members belong to the caller once the step is over, not before.
class KongPage
{
public:
    enum class Problem : std::uint8_t { None, NotJson, NoList, NoOffset };
    enum class Rows : std::uint8_t { Map, OnlyIds };
    struct Id
    {
        std::string id;
        std::int64_t createdAt = 0;
    };

    KongPage(QByteArray body, KongCollection collection, std::string upstreamId);

    OneShot parsed;
    Problem problem = Problem::None;
    QString next;        //!< offset of the page that follows; empty: none
    std::vector<Id> ids; //!< as they came

    OneShot mapped;
    KongRows rows;
    bool hasRowWithoutId = false;

    //! All ids, each with a line feed: what `KongTrail` makes digests of.
    [[nodiscard]] std::string idText() const;

private:
    friend class KongPageReader;
    [[nodiscard]] bool isSmall() const;
    void parse(JsonReader &reader);
    void map(const Fingerprinter &fingerprinter);

    QByteArray m_body;
    KongCollection m_collection;
    std::string m_upstreamId;
    std::optional<JsonElement> m_data; //!< lives until its reader parses the next page
};

//! Mapping is most of the work of a sync: large pages are read in threads of its own while the caller's
//! thread talks to gateways and store; small ones at once. Both steps end on the thread of `home`, which
//! must outlive this, as must `fingerprinter`. Nothing of a page is kept once this is gone.
class KongPageReader
{
public:
    KongPageReader(const Fingerprinter &fingerprinter, QObject *home);

    void read(const std::shared_ptr<KongPage> &page, KongPage::Rows rows);

private:
    const Fingerprinter &m_fingerprinter;
    QObject *m_home;
    JsonReader m_json;  //!< of the caller's thread
    QThreadPool m_pool; //!< waits for its work when it goes
};

} // namespace bulkhead
