// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/promotionchoice.h"

#include <algorithm>

namespace bulkhead {

PromotionChoice::PromotionChoice(std::shared_ptr<const CatalogView> view, QObject *parent)
    : QAbstractListModel(parent)
    , m_view(std::move(view))
{
}

QList<PromotionChoice::LeftOut> PromotionChoice::setPath(const PromotionPath &path)
{
    m_path = path;
    const QList<LeftOut> leftOut = setChosen(chosen(), m_way);
    show();
    return leftOut;
}

QList<PromotionChoice::LeftOut> PromotionChoice::setChosen(const QStringList &apis, const PromotionWay &wanted)
{
    QList<LeftOut> leftOut;
    std::vector<const ApiRow *> together;
    for (const QString &api : apis) {
        const ApiRow *row = m_view->catalog.find(api);
        if (row != nullptr && std::find(together.begin(), together.end(), row) != together.end())
            continue;
        std::vector<const ApiRow *> more = together;
        if (row != nullptr)
            more.push_back(row);
        const auto problem = row == nullptr ? std::nullopt : whyNotTogether(*m_view, more, m_path);
        if (row == nullptr)
            leftOut.append({api, std::nullopt});
        else if (problem)
            leftOut.append({apiNameOf(*row), problem->answer});
        else
            together = std::move(more);
    }
    m_chosen = std::move(together);
    settle(wanted);
    tell();
    return leftOut;
}

void PromotionChoice::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    show();
}

//! Those that the source does not have are no rows at all.
void PromotionChoice::show()
{
    std::vector<const ApiRow *> rows;
    const QString wanted = m_filter.trimmed();
    for (const ApiRow &row : m_view->catalog.apis) {
        if (apiNameOf(row).contains(wanted, Qt::CaseInsensitive) && !gatewaysOf(m_view->catalog, row, m_path.from).isEmpty())
            rows.push_back(&row);
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

bool PromotionChoice::isChosen(const ApiRow *row) const
{
    return std::find(m_chosen.begin(), m_chosen.end(), row) != m_chosen.end();
}

TravelAnswer PromotionChoice::answerOf(const ApiRow &row) const
{
    if (isChosen(&row))
        return {};
    const TravelAnswer answer = travels(*m_view, row, m_path, m_way);
    return answer.can() && static_cast<int>(m_chosen.size()) >= mostApisOfAPlan ? TravelAnswer{TravelAnswer::Why::TooMany, {}} : answer;
}

bool PromotionChoice::choose(const QString &api, bool isChosenNow)
{
    const ApiRow *row = m_view->catalog.find(api);
    if (row == nullptr || (isChosenNow && !answerOf(*row).can()))
        return false;
    if (isChosen(row) == isChosenNow)
        return true;
    if (isChosenNow)
        m_chosen.push_back(row);
    else
        std::erase(m_chosen, row);
    settle(m_way);
    tell();
    return true;
}

QStringList PromotionChoice::chosen() const
{
    QStringList ids;
    for (const ApiRow *row : m_chosen)
        ids.append(row->id.text());
    return ids;
}

QStringList PromotionChoice::chosenNames() const
{
    QStringList names;
    for (const ApiRow *row : m_chosen)
        names.append(apiNameOf(*row));
    return names;
}

QList<GatewayId> PromotionChoice::sources() const
{
    return sourcesOf(*m_view, m_chosen, m_path);
}

QList<GatewayId> PromotionChoice::targets() const
{
    return targetsOf(*m_view, m_chosen, m_path, m_way.source);
}

//! The way that is wanted if it can be gone, else the first.
void PromotionChoice::settle(const PromotionWay &wanted)
{
    const QList<GatewayId> from = sources();
    m_way.source = from.contains(wanted.source) ? wanted.source : from.value(0);
    const QList<GatewayId> to = targets();
    m_way.target = to.contains(wanted.target) ? wanted.target : to.value(0);
}

void PromotionChoice::setSource(const GatewayId &source)
{
    settle({source, m_way.target});
    tell();
}

void PromotionChoice::setTarget(const GatewayId &target)
{
    settle({m_way.source, target});
    tell();
}

//! One choice says of all others whether they can still come.
void PromotionChoice::tell()
{
    if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
    emit changed();
}

TravelAnswer PromotionChoice::answerAt(int row) const
{
    return answerOf(*m_rows[static_cast<std::size_t>(row)]);
}

int PromotionChoice::rowOf(const QString &api) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const ApiRow *row) { return row->id.text() == api; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int PromotionChoice::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PromotionChoice::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const ApiRow &row = *m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return apiNameOf(row);
    case Qt::CheckStateRole:
        return isChosen(&row) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        const TravelAnswer answer = answerOf(row);
        return answer.can() || !m_words ? QString() : m_words(answer);
    }
    case ApiRole:
        return row.id.text();
    case AnswerRole:
        return QVariant::fromValue(answerOf(row));
    default:
        return {};
    }
}

bool PromotionChoice::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || !checkIndex(index))
        return false;
    return choose(index.data(ApiRole).toString(), value.toInt() == Qt::Checked);
}

//! A row that cannot be chosen can still be gone to, to read why.
Qt::ItemFlags PromotionChoice::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return answerAt(index.row()).can() ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace bulkhead
