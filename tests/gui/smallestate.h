// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/memorystore.h"
#include "support/scriptedgateways.h"
#include "usecases/consolesession.h"

#include <QByteArray>

namespace bulkhead::test {

//! A bank with five gateways, one of which failed and one of which serves both sides: enough to show
//! every state of a screen. Times are fixed, so that pictures of it are always the same.
class SmallEstate
{
public:
    SmallEstate();

    [[nodiscard]] static QByteArray yaml();
    [[nodiscard]] SessionParts parts() const;
    [[nodiscard]] std::shared_ptr<const Clock> clock() const { return m_clock; }
    [[nodiscard]] std::shared_ptr<MemoryFacts> facts() const { return m_facts; }

private:
    void addGateway(const QString &name, const QString &kind, const QString &version, bool production);
    void addRefused(const QString &name);

    std::shared_ptr<MemoryFacts> m_facts = std::make_shared<MemoryFacts>();
    std::shared_ptr<const Clock> m_clock;
    ScriptedConnector::Scripts m_scripts;
};

} // namespace bulkhead::test
