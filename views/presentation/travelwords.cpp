// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/travelwords.h"

#include <QUrl>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

using Why = TravelAnswer::Why;

const QString newOf = u"?new="_s;

QString named(const QList<GatewayId> &gateways)
{
    QStringList names;
    for (const GatewayId &gateway : gateways)
        names.append(gateway.text());
    return names.join(u", "_s);
}

} // namespace

QString TravelWords::whyNone(const EstateConfig &estate, const CatalogView *view)
{
    if (estate.promotionPaths.isEmpty())
        return tr("The estate file has no promotion path. Add one under promotion.paths.");
    if (view == nullptr || !view->snapshot)
        return tr("The gateways have to be read first.");
    if (!view->isLatest)
        return tr("You look at the past.");
    return {};
}

QString TravelWords::shortly(const TravelAnswer &answer, const PromotionPath &path)
{
    switch (answer.why) {
    case Why::Can:
        return {};
    case Why::NotInSource:
        return tr("not in %1").arg(path.from.text());
    case Why::NoTarget:
        return tr("no gateway of its kind in %1").arg(path.to.text());
    case Why::OtherKind:
        return tr("in %1 on another product").arg(path.to.text());
    case Why::OtherSource:
        return tr("only on %1").arg(named(answer.gateways));
    case Why::OtherTarget:
        //: An environment and gateways in it.
        return tr("in %1 on %2").arg(path.to.text(), named(answer.gateways));
    case Why::TooMany:
        return tr("the plan is full");
    }
    return {};
}

QString TravelWords::sentence(const TravelAnswer &answer, const QString &name, const PromotionPath &path)
{
    switch (answer.why) {
    case Why::Can:
        return {};
    case Why::NotInSource:
        return tr("%1 is not in %2, where the promotion begins.").arg(name, path.from.text());
    case Why::NoTarget:
        return tr("%1 has nowhere to go: no gateway of its kind serves %2.").arg(name, path.to.text());
    case Why::OtherKind:
        return tr("%1 is in %2 on %3, a gateway of another product. A promotion goes between gateways of one kind.").arg(name, path.to.text(), named(answer.gateways));
    case Why::OtherSource:
        return tr("%1 is only on %2. APIs of one plan come from the same gateway; promote it in a plan of its own.").arg(name, named(answer.gateways));
    case Why::OtherTarget:
        return tr("%1 is in %2 on %3. APIs of one plan go to the same gateway; promote it in a plan of its own.").arg(name, path.to.text(), named(answer.gateways));
    case Why::TooMany:
        return tr("A plan holds at most %n API(s), so that those who sign it can read it.", nullptr, mostApisOfAPlan);
    }
    return {};
}

QString TravelWords::sentence(const TravelProblem &problem, const PromotionPath &path)
{
    const QString words = sentence(problem.answer, apiNameOf(*problem.row), path);
    if (problem.other == nullptr)
        return words;
    return tr("%1 does not go together with %2.").arg(apiNameOf(*problem.row), apiNameOf(*problem.other)) + u' ' + words;
}

QString newPromotionItem(const QStringList &apis)
{
    QStringList parts;
    for (const QString &api : apis)
        parts.append(QString::fromLatin1(QUrl::toPercentEncoding(api)));
    return newOf + parts.join(u',');
}

std::optional<QStringList> apisOfNewPromotion(const QString &item)
{
    if (!item.startsWith(newOf))
        return std::nullopt;
    QStringList apis;
    const QStringList parts = item.mid(newOf.size()).split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        apis.append(QUrl::fromPercentEncoding(part.toLatin1()));
    return apis;
}

} // namespace bulkhead
