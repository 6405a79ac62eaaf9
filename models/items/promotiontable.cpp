// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/promotiontable.h"

#include <algorithm>

namespace bulkhead {

namespace {

bool isHit(const PromotionCard &card, const QString &text)
{
    const auto holds = [&](const QString &where) { return where.contains(text, Qt::CaseInsensitive); };
    return text.isEmpty() || holds(card.api) || holds(card.person) || holds(card.from.text()) || holds(card.to.text()) || card.id.startsWith(text);
}

int compared(const PromotionCard &a, const PromotionCard &b, PromotionTable::Column column)
{
    using Column = PromotionTable::Column;
    const auto numbers = [](auto one, auto other) { return one < other ? -1 : one > other ? 1 : 0; };
    switch (column) {
    case Column::State: return numbers(a.state, b.state);
    case Column::Api: return a.api.localeAwareCompare(b.api);
    case Column::From: return a.from.text().compare(b.from.text());
    case Column::To: return a.to.text().compare(b.to.text());
    case Column::Changes: return numbers(a.steps.all(), b.steps.all());
    case Column::Person: return a.person.localeAwareCompare(b.person);
    case Column::At: return numbers(a.at, b.at);
    case Column::Approvals: return numbers(a.approved, b.approved);
    case Column::Id: return a.id.compare(b.id);
    }
    return 0;
}

} // namespace

void PromotionTable::arrange()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < m_cards.size(); ++i) {
        if (isHit(m_cards[i], m_filter))
            m_rows.push_back(i);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [this](qsizetype a, qsizetype b) {
        const int order = compared(m_cards[a], m_cards[b], static_cast<Column>(m_column));
        return m_order == Qt::AscendingOrder ? order < 0 : order > 0;
    });
    endResetModel();
}

void PromotionTable::setCards(const QList<PromotionCard> &cards)
{
    m_cards = cards;
    arrange();
}

void PromotionTable::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    arrange();
}

void PromotionTable::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    arrange();
}

int PromotionTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PromotionTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant PromotionTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PromotionCard &card = cardAt(index.row());
    if (role == PromotionCardsModel::CardRole)
        return QVariant::fromValue(card);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Column::Api: return card.api;
    case Column::From: return card.from.text();
    case Column::To: return card.to.text();
    case Column::Person: return card.person;
    case Column::Id: return card.id;
    default: return {}; // words of the screen
    }
}

} // namespace bulkhead
