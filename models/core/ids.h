// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace bulkhead {

//! A distinct type per thing that has an id, so that no function takes two bare strings.
template<typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text))
    {
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

using GatewayId = Id<struct GatewayTag>;         //!< key below `gateways` in the estate file
using EnvironmentId = Id<struct EnvironmentTag>; //!< key below `environments` in the estate file
using ApiId = Id<struct ApiTag>;                 //!< opaque, stable id of one catalog row

//! Number of a sync in a store, ascending from 1; 0 is "none".
using SnapshotId = qint64;

} // namespace bulkhead
