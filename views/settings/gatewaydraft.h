// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"

#include <QCoreApplication>
#include <QHash>

namespace bulkhead {

enum class GatewayField {
    Name,
    AdminUrl,
    Environment,
    Header,
    Scheme,
    Secret,
    WriteHeader,
    WriteScheme,
    WriteSecret,
    Ca,
    ClientCert,
    ClientKey,
    ServerName,
    Pins,
    Concurrency,
    Rate,
    Timeout,
    Workspaces,
    Region,
    Network,
    Cluster,
    Owner,
    Retention
};

//! A gateway as it is being typed: every field may be wrong for a moment. What the form does not show is
//! kept from the gateway it began with.
class GatewayDraft
{
    Q_DECLARE_TR_FUNCTIONS(GatewayDraft)
public:
    GatewayDraft() = default;
    explicit GatewayDraft(const GatewayConfig &gateway);

    [[nodiscard]] QString text(GatewayField field) const { return m_texts.value(field); }
    void setText(GatewayField field, const QString &text) { m_texts.insert(field, text.trimmed()); }

    GatewayKind kind = GatewayKind::Kong;
    EnvironmentId environment; //!< empty: by tag
    QHash<QString, QString> tags; //!< environment id → "env:sandbox, tier:test"

    //! What is wrong, per field, as a sentence to stand below it.
    [[nodiscard]] QHash<GatewayField, QString> problems(const EstateConfig &estate) const;
    //! A sentence that does not stop a save: an address without encryption.
    [[nodiscard]] QString warning() const;
    //! Usable only while there are no problems.
    [[nodiscard]] GatewayConfig toConfig() const;
    [[nodiscard]] const GatewayId &previous() const { return m_start.id; }
    [[nodiscard]] bool isChanged() const;

private:
    [[nodiscard]] QString nameProblem(const EstateConfig &estate) const;
    [[nodiscard]] QString addressProblem() const;
    [[nodiscard]] QString referenceProblem(GatewayField field, bool fileOnly) const;
    [[nodiscard]] QString numberProblem(GatewayField field, double least, double most) const;
    [[nodiscard]] QString placeProblem() const;
    void authProblems(QHash<GatewayField, QString> &found, GatewayField header, GatewayField scheme,
                      GatewayField secret) const;
    [[nodiscard]] std::optional<AuthConfig> auth(GatewayField header, GatewayField scheme,
                                                 GatewayField secret) const;
    [[nodiscard]] QList<PartitionRule> partitions() const;

    GatewayConfig m_start;
    QHash<GatewayField, QString> m_texts;
};

} // namespace bulkhead
