// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QNetworkAccessManager>

#include <memory>
#include <vector>

namespace bulkhead {

//! A network manager, and the credential whose bytes its thread may still be writing.
class Channel : public QObject
{
    Q_OBJECT
public:
    explicit Channel(std::shared_ptr<const Secret> credential);
    [[nodiscard]] QNetworkAccessManager &manager() { return m_manager; }

private:
    std::shared_ptr<const Secret> m_credential; //!< outlives the manager: keep the order
    QNetworkAccessManager m_manager;
};

//! Qt opens at most six connections to a host for each manager: as many managers as it takes for N.
class ChannelPool
{
public:
    ChannelPool(int concurrency, std::shared_ptr<const Secret> credential);

    //! The channel with the fewest requests; give it back with `giveBack`.
    [[nodiscard]] std::shared_ptr<Channel> take();
    //! `retire` if its connections may be in an unknown state: nobody gets it again.
    void giveBack(const std::shared_ptr<Channel> &channel, bool retire);

private:
    struct Slot
    {
        std::shared_ptr<Channel> channel;
        int inUse = 0;
    };
    [[nodiscard]] std::shared_ptr<Channel> make() const;

    std::vector<Slot> m_slots;
    std::shared_ptr<const Secret> m_credential;
};

} // namespace bulkhead
