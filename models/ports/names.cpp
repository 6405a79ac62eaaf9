// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/gateway.h"
#include "ports/secretstore.h"
#include "ports/store.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

QString toWire(Right right)
{
    switch (right) {
    case Right::No:
        return u"no"_s;
    case Right::Yes:
        return u"yes"_s;
    case Right::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

QString toWire(GatewayStatus status)
{
    switch (status) {
    case GatewayStatus::Ok:
        return u"ok"_s;
    case GatewayStatus::Partial:
        return u"partial"_s;
    case GatewayStatus::Failed:
        return u"failed"_s;
    case GatewayStatus::Cancelled:
        return u"cancelled"_s;
    }
    Q_UNREACHABLE();
}

QString toWire(MatchDecision::Kind kind)
{
    switch (kind) {
    case MatchDecision::Kind::Pin:
        return u"pin"_s;
    case MatchDecision::Kind::Split:
        return u"split"_s;
    case MatchDecision::Kind::Merge:
        return u"merge"_s;
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead
