// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/transport/channelpool.h"

#include <QNetworkProxy>

#include <algorithm>

namespace bulkhead {

namespace {
constexpr int connectionsPerManager = 6; // Qt's own, fixed
} // namespace

Channel::Channel(std::shared_ptr<const Secret> credential)
    : m_credential(std::move(credential))
{
    m_manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setStrictTransportSecurityEnabled(false);
    m_manager.setAutoDeleteReplies(false);
}

ChannelPool::ChannelPool(int concurrency, std::shared_ptr<const Secret> credential)
    : m_slots(static_cast<std::size_t>(
        (std::max(concurrency, 1) + connectionsPerManager - 1) / connectionsPerManager))
    , m_credential(std::move(credential))
{
}

std::shared_ptr<Channel> ChannelPool::take()
{
    auto slot = std::min_element(m_slots.begin(), m_slots.end(), [](const Slot &a, const Slot &b) {
        return a.inUse < b.inUse;
    });
    if (!slot->channel)
        slot->channel = make();
    ++slot->inUse;
    return slot->channel;
}

void ChannelPool::giveBack(const std::shared_ptr<Channel> &channel, bool retire)
{
    const auto slot = std::find_if(m_slots.begin(), m_slots.end(),
                                   [&](const Slot &s) { return s.channel == channel; });
    if (slot == m_slots.end())
        return; // retired while others were still using it
    if (retire)
        *slot = Slot{};
    else
        --slot->inUse;
}

//! Deleted from the event loop: the last user may be inside a signal of one of its replies.
std::shared_ptr<Channel> ChannelPool::make() const
{
    return {new Channel(m_credential), [](Channel *channel) { channel->deleteLater(); }};
}

} // namespace bulkhead
