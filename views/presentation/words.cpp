// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/words.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

QString Words::control(Status status)
{
    switch (status) {
    case Status::Pass: return tr("Pass");
    case Status::Warn: return tr("Warn");
    case Status::Unknown: return tr("Unknown");
    case Status::NotAssessed: return tr("Not assessed");
    case Status::Fail: return tr("Fail");
    case Status::Accepted: return tr("Fail, accepted");
    case Status::NotApplicable: return tr("Not applicable");
    case Status::Running: return tr("Running");
    case Status::Waiting: return tr("Not yet");
    }
    return {};
}

QString Words::layer(Status status)
{
    switch (status) {
    case Status::Pass: return tr("Isolated");
    case Status::Warn: return tr("Weak");
    case Status::Unknown: return tr("Unproven");
    case Status::Fail: return tr("Not isolated");
    case Status::NotAssessed:
    case Status::Accepted:
    case Status::NotApplicable:
    case Status::Running:
    case Status::Waiting: return control(status);
    }
    return {};
}

QString Words::environmentType(EnvironmentType type)
{
    switch (type) {
    case EnvironmentType::Development: return tr("Development");
    case EnvironmentType::Sandbox: return tr("Sandbox");
    case EnvironmentType::Production: return tr("Production");
    }
    return {};
}

QString Words::gatewayKind(GatewayKind kind)
{
    switch (kind) {
    case GatewayKind::Kong: return u"Kong"_s;
    case GatewayKind::Apisix: return u"APISIX"_s;
    case GatewayKind::Caddy: return u"Caddy"_s;
    }
    return {};
}

QString Words::gatewayKind(const QString &wire)
{
    for (const auto kind : {GatewayKind::Kong, GatewayKind::Apisix, GatewayKind::Caddy}) {
        if (toWire(kind) == wire)
            return gatewayKind(kind);
    }
    return wire;
}

QString Words::apiStatus(ApiStatus status)
{
    switch (status) {
    case ApiStatus::InSync: return tr("In sync");
    case ApiStatus::Drifted: return tr("Drifted");
    case ApiStatus::SandboxOnly: return tr("Sandbox only");
    case ApiStatus::ProductionOnly: return tr("Production only");
    }
    return {};
}

QString Words::matchMethod(MatchMethod method)
{
    switch (method) {
    case MatchMethod::Pinned: return tr("put together by a person");
    case MatchMethod::Label: return tr("matched by label");
    case MatchMethod::Name: return tr("matched by name");
    case MatchMethod::BasePath: return tr("matched by base path");
    case MatchMethod::Contract: return tr("matched by contract");
    case MatchMethod::Upstream: return tr("matched by upstream");
    case MatchMethod::Single: return tr("one deployment");
    }
    return {};
}

QString Words::confidence(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Certain: return tr("certain");
    case Confidence::High: return tr("high confidence");
    case Confidence::Medium: return tr("medium confidence");
    case Confidence::Low: return tr("low confidence");
    }
    return {};
}

QString Words::factState(FactState state)
{
    switch (state) {
    case FactState::Known: return tr("Known");
    case FactState::KnownEmpty: return tr("Known to be empty");
    case FactState::Unreadable: return tr("Could not be read");
    case FactState::Unsupported: return tr("The gateway cannot tell");
    case FactState::Stale: return tr("Stale");
    }
    return {};
}

QString Words::connection(ConnectionState::State state)
{
    switch (state) {
    case ConnectionState::State::NeverRead: return tr("Never read");
    case ConnectionState::State::Read: return tr("Read");
    case ConnectionState::State::Partial: return tr("Read in part");
    case ConnectionState::State::Failed: return tr("Not read");
    }
    return {};
}

QString Words::step(ConnectionStep::Id step)
{
    switch (step) {
    case ConnectionStep::Id::SecretReference: return tr("Secret reference");
    case ConnectionStep::Id::Name: return tr("Name");
    case ConnectionStep::Id::Connection: return tr("Connection");
    case ConnectionStep::Id::Tls: return tr("TLS");
    case ConnectionStep::Id::SignIn: return tr("Sign-in");
    case ConnectionStep::Id::Rights: return tr("Version and rights");
    }
    return {};
}

QString Words::right(Right right)
{
    switch (right) {
    case Right::No: return tr("no");
    case Right::Yes: return tr("yes");
    case Right::Unknown: return tr("unknown");
    }
    return {};
}

QString Words::verdict(FieldDifference::Verdict verdict)
{
    switch (verdict) {
    case FieldDifference::Verdict::Same: return tr("Same");
    case FieldDifference::Verdict::Drift: return tr("Drift");
    case FieldDifference::Verdict::Expected: return tr("Expected");
    }
    return {};
}

Status Words::statusOf(ConnectionState::State state)
{
    switch (state) {
    case ConnectionState::State::NeverRead: return Status::NotAssessed;
    case ConnectionState::State::Read: return Status::Pass;
    case ConnectionState::State::Partial:
    case ConnectionState::State::Failed: return Status::Warn;
    }
    return Status::Unknown;
}

Status Words::statusOf(ConnectionStep::State state)
{
    switch (state) {
    case ConnectionStep::State::Ok: return Status::Pass;
    case ConnectionStep::State::Failed: return Status::Fail;
    case ConnectionStep::State::Warning: return Status::Warn;
    case ConnectionStep::State::NotTried: return Status::Waiting;
    case ConnectionStep::State::NotNeeded: return Status::NotApplicable;
    }
    return Status::Unknown;
}

Status Words::statusOf(FactState state)
{
    switch (state) {
    case FactState::Known:
    case FactState::KnownEmpty: return Status::Pass;
    case FactState::Unreadable:
    case FactState::Stale: return Status::Unknown;
    case FactState::Unsupported: return Status::NotAssessed;
    }
    return Status::Unknown;
}

} // namespace bulkhead
