// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/topologywords.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::Verdict;
using topology::Item;
using topology::Node;
using topology::Rank;
using topology::Side;

QString TopologyWords::column(Rank rank)
{
    switch (rank) {
    case Rank::Gateway: return tr("Gateways");
    case Rank::Api: return tr("APIs");
    case Rank::Upstream: return tr("Upstreams");
    case Rank::Host: return tr("Hosts");
    }
    return {};
}

QString TopologyWords::rank(const Node &node)
{
    switch (node.rank) {
    case Rank::Gateway: return tr("Gateway");
    case Rank::Api: return tr("API");
    case Rank::Upstream: return node.isPolicy ? tr("Policy that calls") : tr("Upstream");
    case Rank::Host: return tr("Host");
    }
    return {};
}

QString TopologyWords::name(const Node &node)
{
    if (node.name.empty())
        return tr("not known");
    const QString name = QString::fromStdString(node.name);
    return node.rank == Rank::Api && !node.detail.empty() ? name + u' ' + QString::fromStdString(node.detail) : name;
}

QString TopologyWords::name(const Picture &picture, const Item &item)
{
    const int count = static_cast<int>(item.nodes.size());
    if (item.kind != Item::Kind::Group)
        return count == 0 ? QString() : name(picture.graph->nodes[item.nodes.front()]);
    switch (item.rank) {
    case Rank::Gateway: break;
    case Rank::Api: return tr("%n API(s)", "group", count);
    case Rank::Upstream: return tr("%n upstream(s)", "group", count);
    case Rank::Host: return tr("%n host(s)", "group", count);
    }
    return {};
}

QString TopologyWords::aside(const Picture &picture, const Item &item)
{
    if (item.rank != Rank::Gateway || item.nodes.empty())
        return {};
    const Node &node = picture.graph->nodes[item.nodes.front()];
    if (node.state == FactState::Known)
        return Words::gatewayKind(QString::fromStdString(node.detail));
    const isolation::GatewayFacts &gateway = picture.question.facts->gateways[node.item];
    return gateway.wasRead ? Formats::ageOf(gateway.readAt, picture.question.facts->at) : tr("not read");
}

QString TopologyWords::about(const Picture &picture, const Item &item)
{
    if (item.nodes.empty())
        return {};
    const Node &node = picture.graph->nodes[item.nodes.front()];
    QStringList parts;
    if (item.kind == Item::Kind::Group)
        parts << tr("%1, shown as one. Enter shows each.").arg(name(picture, item));
    else
        //: kind of thing, its name
        parts << tr("%1 %2").arg(rank(node), name(node));
    if (node.isShared)
        parts << tr("serves sandbox and production");
    else
        parts << (node.side == Side::Sandbox ? tr("sandbox") : tr("production"));
    if (item.verdict == Verdict::Fail)
        parts << tr("on the way of a call that crosses the wall");
    else if (item.verdict == Verdict::Warn)
        parts << tr("on the way of a call that may cross the wall");
    if (node.rank == Rank::Gateway && node.state != FactState::Known)
        parts << tr("its facts are old or were not read");
    if (node.rank == Rank::Host && node.state != FactState::Known)
        parts << tr("where this leads could not be read");
    return parts.join(u", "_s);
}

QString TopologyWords::about(const Picture &picture, const topology::Pipe &pipe)
{
    for (const std::uint32_t index : pipe.crossings) {
        const auto &findings = picture.graph->crossings[index].findings;
        if (!findings.empty())
            return IsolationWords::sentence(*findings.front().unit);
    }
    const auto &items = picture.scene.items;
    if (pipe.box != isolation::noIndex)
        return tr("%1 serves sandbox and production").arg(name(picture, items[pipe.box]));
    const QString left = name(picture, items[pipe.left]), right = name(picture, items[pipe.right]);
    if (pipe.crossings.empty())
        return tr("The two facts of the finding: %1 and %2").arg(left, right);
    return pipe.caller == Side::Sandbox ? tr("%1 of the sandbox reaches %2 of production").arg(left, right)
                                        : tr("%2 of production reaches %1 of the sandbox").arg(left, right);
}

} // namespace bulkhead
