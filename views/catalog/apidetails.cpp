// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/apidetails.h"

#include "presentation/formats.h"
#include "presentation/words.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

QString listText(const std::vector<std::string> &values, const QString &ifEmpty)
{
    QStringList texts;
    for (const std::string &value : values)
        texts.append(text(value));
    return texts.isEmpty() ? ifEmpty : texts.join(u", "_s);
}

DetailLine line(const QString &caption, const QString &value)
{
    DetailLine result;
    result.caption = caption;
    result.value = value;
    return result;
}

} // namespace

DetailLine ApiDetails::heading(const CatalogDeployment &deployment)
{
    DetailLine result = line(deployment.environment.isEmpty() ? tr("No environment")
                                                              : deployment.environment.text(),
                             deployment.gateway.text());
    result.isHeading = true;
    result.side = deployment.environmentType;
    return result;
}

template<typename Describe>
QList<DetailLine> ApiDetails::ofEach(Describe describe) const
{
    QList<DetailLine> lines;
    for (const auto index : m_row.deployments) {
        const CatalogDeployment &deployment = m_view.catalog.deployments[index];
        lines.append(heading(deployment));
        const QList<DetailLine> more = describe(deployment);
        lines += more.isEmpty() ? QList<DetailLine>{line(QString(), tr("none"))} : more;
    }
    return lines;
}

QList<DetailLine> ApiDetails::summary() const
{
    QList<DetailLine> lines{line(tr("State"), Words::apiStatus(m_row.status)),
                            line(tr("Match"), Words::matchMethod(m_row.method) + u", "_s + Words::confidence(m_row.confidence))};
    lines += ofEach([this](const CatalogDeployment &deployment) {
        const QString age = Formats::ageOf(deployment.readAt, m_now);
        return QList<DetailLine>{
            line(tr("Native name"), text(deployment.native.nativeName)),
            line(tr("Native id"), text(deployment.native.nativeId)),
            line(tr("Hosts"), listText(deployment.hosts(), tr("any"))),
            line(tr("Paths"), listText(deployment.paths(), tr("any"))),
            line(tr("Credentials"), deployment.credentials ? Formats::number(*deployment.credentials)
                                                           : tr("unknown")),
            line(tr("Facts"), deployment.state == FactState::Stale ? tr("stale, read %1 ago").arg(age)
                                                                   : tr("read %1 ago").arg(age))};
    });
    return lines;
}

QList<DetailLine> ApiDetails::routes() const
{
    return ofEach([](const CatalogDeployment &deployment) {
        QList<DetailLine> lines;
        for (const Route &route : deployment.routes) {
            const QString name = text(route.nativeName.empty() ? route.nativeId : route.nativeName);
            lines.append(line(name, listText(route.methods, tr("any method")) + u"\n"_s
                                  + listText(route.hosts, tr("any host")) + u"\n"_s
                                  + listText(route.paths, tr("any path"))));
        }
        return lines;
    });
}

QList<DetailLine> ApiDetails::upstreams() const
{
    return ofEach([](const CatalogDeployment &deployment) {
        QList<DetailLine> lines;
        for (const UpstreamAddress &target : deployment.targets) {
            lines.append(line(tr("weight %1").arg(target.weight),
                              u"%1://%2:%3"_s.arg(text(target.scheme), text(target.host),
                                                  QString::number(target.port))));
        }
        return lines;
    });
}

QList<DetailLine> ApiDetails::policies() const
{
    return ofEach([](const CatalogDeployment &deployment) {
        QList<DetailLine> lines;
        for (const Policy &policy : deployment.policies) {
            QStringList settings;
            for (const auto &[key, value] : policy.config)
                settings.append(text(key) + u": "_s + text(canonical(value)));
            if (!policy.enabled)
                settings.prepend(tr("switched off"));
            lines.append(line(text(policy.name), settings.join(u'\n')));
        }
        return lines;
    });
}

} // namespace bulkhead
