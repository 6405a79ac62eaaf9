// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

namespace bulkhead {

//! Two facts side by side, sandbox left on sand, production right on slate, each with a quiet second line.
class FactPair : public QWidget
{
    Q_OBJECT
public:
    explicit FactPair(QWidget *parent = nullptr);
    void setSandbox(const QString &fact, const QString &more);
    void setProduction(const QString &fact, const QString &more);

private:
    struct Side
    {
        TextLabel *fact = nullptr;
        TextLabel *more = nullptr;
    };
    Side makeSide(EnvironmentType type);

    Side m_sandbox, m_production;
};

} // namespace bulkhead
