// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/estatesection.h"

namespace bulkhead {

//! Walks the tree of an estate file section by section into an EstateConfig (DESIGN.md section 3).
class EstateReader
{
public:
    EstateReader(EstateReport &report, const QString &file);
    [[nodiscard]] EstateConfig read(const YamlNode *root);

private:
    // estatereader.cpp
    void version(EstateSection &top);
    void environments(EstateSection &top);
    void apis(EstateSection &top);
    void catalog(EstateSection &top);
    void reportUnused(const YamlNode *root);

    // estatereadergateways.cpp
    void gateways(EstateSection &top);
    GatewayConfig gateway(EstateSection section, const GatewayId &id);
    void placement(EstateSection &section, GatewayConfig &gateway);
    QList<PartitionRule> partitions(EstateSection &section);
    std::optional<AuthConfig> auth(EstateSection &section, QLatin1StringView key);
    TlsConfig tls(EstateSection &section);
    LimitsConfig limits(EstateSection &section);
    QUrl adminUrl(EstateSection &section);
    QUrl controlUrl(EstateSection &section, GatewayKind kind);

    // estatereaderisolation.cpp
    void isolation(EstateSection &top);
    void pairs(EstateSection &section);
    void pair(const YamlNode *node);
    void resolve(EstateSection &section);
    void declarations(EstateSection &section);
    QList<QString> hostPatterns(const YamlNode *node, const QString &path);
    void promises(EstateSection &section);

    // estatereaderpolicy.cpp
    void groups(EstateSection &top);
    void promotion(EstateSection &top);
    PromotionPath promotionPath(EstateSection section);
    MappingRule mappingRule(EstateSection section);
    void approvals(EstateSection &section, PromotionPath &path);
    void gates(EstateSection &section, PromotionPath &path);
    void freezes(EstateSection &section, PromotionPath &path);
    void audit(EstateSection &top);
    void reports(EstateSection &top);
    void policy(const YamlNode *root);
    void probes(EstateSection &top);

    // estatereadervalues.cpp
    //! A name that may stand on a command line; reported otherwise.
    bool isName(const YamlNode *key, const QString &what);
    //! The mapping below `entry`, or nothing and a report.
    std::optional<EstateSection> member(const YamlEntry &entry, const QString &path);
    //! An environment that the file defines.
    EnvironmentId environmentAt(const YamlNode *node, const QString &path);
    EnvironmentId environmentAt(EstateSection &section, QLatin1StringView key);
    SecretReference reference(EstateSection &section, QLatin1StringView key, bool fileOnly);
    //! True if PCRE takes it; `captures` gets the number of groups.
    bool regularExpression(const YamlNode *node, const QString &text, const QString &path,
                           int *captures = nullptr);
    QUrl webUrl(const YamlNode *node, const QString &text, const QString &path);

    EstateReport &m_report;
    EstateConfig m_config;
    QList<QString> m_groups;
    QHash<QString, YamlMark> m_environmentMarks;
    QList<EnvironmentId> m_used; //!< environments that a gateway names
};

} // namespace bulkhead
