// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/changelist.h"

#include "presentation/isolationwords.h"
#include "presentation/pairnames.h"
#include "presentation/words.h"
#include "usecases/consolesession.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using Kind = CatalogChange::Kind;

namespace {

Status statusOf(const CatalogChange &change)
{
    switch (change.kind) {
    case Kind::GatewayFailed: return Status::Warn;
    case Kind::GatewayBack: return Status::Pass;
    case Kind::ApiAppeared:
    case Kind::ApiGone: return Status::NotAssessed;
    case Kind::ApiChanged: return change.detail == u"0"_s ? Status::Pass : Status::Warn;
    case Kind::StatusChanged:
        return change.detail.endsWith(toWire(ApiStatus::InSync))  ? Status::Pass
            : change.detail.endsWith(toWire(ApiStatus::Drifted)) ? Status::Warn
                                                                 : Status::NotAssessed;
    }
    return Status::Unknown;
}

Status statusOf(const FindingNews &news)
{
    switch (news.kind) {
    case FindingNews::Kind::Came: return IsolationWords::statusOf(news.newest.unit.verdict);
    case FindingNews::Kind::Gone: return Status::Pass;
    case FindingNews::Kind::Unseen: break;
    }
    return Status::Unknown;
}

QString statusWord(const QString &wire)
{
    for (const auto status : {ApiStatus::InSync, ApiStatus::Drifted, ApiStatus::SandboxOnly, ApiStatus::ProductionOnly}) {
        if (toWire(status) == wire)
            return Words::apiStatus(status);
    }
    return wire;
}

} // namespace

ChangeList::ChangeList(const ConsoleSession &session, QObject *parent)
    : ChangesModel(parent)
    , m_session(session)
{
}

QVariant ChangeList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &one = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return std::visit([](const auto &change) { return title(change); }, one);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return std::visit([this](const auto &change) { return QString(title(change) + u'\n' + second(change)); }, one);
    case SecondRole:
        return std::visit([this](const auto &change) { return second(change); }, one);
    case StatusRole:
        return static_cast<int>(std::visit([](const auto &change) { return statusOf(change); }, one));
    case MomentRole:
        return QVariant::fromValue(std::optional(momentOf(one)));
    default:
        return {};
    }
}

QString ChangeList::title(const CatalogChange &change)
{
    return nameOf(change);
}

QString ChangeList::title(const FindingNews &news)
{
    return nameOf(news) + u": "_s + IsolationWords::sentence(news.newest.unit);
}

QString ChangeList::second(const CatalogChange &change) const
{
    const QString &detail = change.detail;
    switch (change.kind) {
    case Kind::ApiAppeared: return tr("New, %1").arg(statusWord(detail).toLower());
    case Kind::ApiGone: return tr("No longer on any gateway");
    case Kind::ApiChanged:
        return detail == u"0"_s ? tr("Changed, in sync") : tr("Changed, %n field(s) drift", nullptr, detail.toInt());
    case Kind::StatusChanged: {
        const QStringList sides = detail.split(u" → "_s);
        return sides.size() == 2 ? tr("%1, was %2").arg(statusWord(sides.at(1)), statusWord(sides.at(0)).toLower()) : detail;
    }
    case Kind::GatewayFailed: return detail.isEmpty() ? tr("Not read any more") : tr("Not read: %1").arg(detail);
    case Kind::GatewayBack: return tr("Read again");
    }
    return detail;
}

QString ChangeList::countOf(const FindingNews &news)
{
    const int count = static_cast<int>(news.count);
    switch (news.kind) {
    case FindingNews::Kind::Came: return tr("%n new finding(s)", nullptr, count);
    case FindingNews::Kind::Gone: return tr("%n finding(s) gone", nullptr, count);
    case FindingNews::Kind::Unseen: break;
    }
    return tr("%n finding(s) not seen, now undecided", nullptr, count);
}

QString ChangeList::second(const FindingNews &news) const
{
    QStringList parts{countOf(news)};
    const auto view = m_session.isolation();
    if (const isolation::Control *control = view ? view->controls.find(news.control) : nullptr)
        parts << IsolationWords::layer(control->layer);
    const auto &pairs = m_session.estate().pairs;
    if (pairs.size() > 1)
        parts << pairName({news.sandbox, news.production}, pairs);
    return parts.join(u" · "_s);
}

} // namespace bulkhead
