// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/config.h"

#include <QRegularExpression>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

QString toWire(EnvironmentType type)
{
    switch (type) {
    case EnvironmentType::Development:
        return u"development"_s;
    case EnvironmentType::Sandbox:
        return u"sandbox"_s;
    case EnvironmentType::Production:
        return u"production"_s;
    }
    Q_UNREACHABLE();
}

QString toWire(GatewayKind kind)
{
    switch (kind) {
    case GatewayKind::Kong:
        return u"kong"_s;
    case GatewayKind::Apisix:
        return u"apisix"_s;
    case GatewayKind::Caddy:
        return u"caddy"_s;
    }
    Q_UNREACHABLE();
}

QString SecretReference::toText() const
{
    switch (scheme) {
    case Scheme::None:
        return {};
    case Scheme::Env:
        return u"env:"_s + target;
    case Scheme::File:
        return u"file:"_s + target;
    case Scheme::Keychain:
        return u"keychain:"_s + target;
    }
    Q_UNREACHABLE();
}

std::optional<SecretReference> SecretReference::fromText(const QString &text)
{
    static const QRegularExpression variable(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    const qsizetype colon = text.indexOf(u':');
    const QString scheme = text.left(std::max<qsizetype>(colon, 0));
    const QString target = text.mid(colon + 1);
    if (scheme == "env"_L1 && variable.match(target).hasMatch())
        return SecretReference{Scheme::Env, target};
    if (scheme == "file"_L1 && !target.isEmpty() && !target.contains(QChar(u'\0')))
        return SecretReference{Scheme::File, target};
    const qsizetype slash = target.indexOf(u'/');
    if (scheme == "keychain"_L1 && slash > 0 && slash < target.size() - 1)
        return SecretReference{Scheme::Keychain, target};
    return std::nullopt;
}

const Environment *EstateConfig::environment(const EnvironmentId &id) const
{
    const auto it = std::find_if(environments.cbegin(), environments.cend(),
                                 [&](const Environment &e) { return e.id == id; });
    return it == environments.cend() ? nullptr : &*it;
}

const GatewayConfig *EstateConfig::gateway(const GatewayId &id) const
{
    const auto it = std::find_if(gateways.cbegin(), gateways.cend(),
                                 [&](const GatewayConfig &g) { return g.id == id; });
    return it == gateways.cend() ? nullptr : &*it;
}

} // namespace bulkhead
