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

QString toWire(ConnectionStep::Id id)
{
    switch (id) {
    case ConnectionStep::Id::SecretReference:
        return u"secret_reference"_s;
    case ConnectionStep::Id::Name:
        return u"name"_s;
    case ConnectionStep::Id::Connection:
        return u"connection"_s;
    case ConnectionStep::Id::Tls:
        return u"tls"_s;
    case ConnectionStep::Id::SignIn:
        return u"sign_in"_s;
    case ConnectionStep::Id::Rights:
        return u"rights"_s;
    }
    Q_UNREACHABLE();
}

QString toWire(ConnectionStep::State state)
{
    switch (state) {
    case ConnectionStep::State::Ok:
        return u"ok"_s;
    case ConnectionStep::State::Failed:
        return u"failed"_s;
    case ConnectionStep::State::Warning:
        return u"warning"_s;
    case ConnectionStep::State::NotTried:
        return u"not_tried"_s;
    case ConnectionStep::State::NotNeeded:
        return u"not_needed"_s;
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
