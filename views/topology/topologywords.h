// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topology/layout/topologylayout.h"

#include <QCoreApplication>

namespace bulkhead {

//! What the parts of a topology picture are called.
class TopologyWords
{
    Q_DECLARE_TR_FUNCTIONS(TopologyWords)
public:
    using Picture = topology::TopologyPicture;

    [[nodiscard]] static QString column(topology::Rank rank); //!< "Gateways"
    [[nodiscard]] static QString rank(const topology::Node &node); //!< "Gateway", "API", "Policy"
    //! On the box: a name, or how many a group has.
    [[nodiscard]] static QString name(const Picture &picture, const topology::Item &item);
    [[nodiscard]] static QString name(const topology::Node &node);
    //! The small word beside the name of a gateway: its product, or how old its facts are.
    [[nodiscard]] static QString aside(const Picture &picture, const topology::Item &item);
    //! A sentence for the tooltip and for screen readers.
    [[nodiscard]] static QString about(const Picture &picture, const topology::Item &item);
    [[nodiscard]] static QString about(const Picture &picture, const topology::Pipe &pipe);
};

} // namespace bulkhead
