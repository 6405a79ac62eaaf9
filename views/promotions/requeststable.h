// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/promotiontable.h"

#include <QWidget>

namespace bulkhead {

class EmptyState;
class SearchField;
class TableView;
class TextLabel;

//! All promotions as a table with a search.
class RequestsTable : public QWidget
{
    Q_OBJECT
public:
    explicit RequestsTable(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setCards(const QList<PromotionCard> &cards);
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] SearchField *search() const { return m_search; }

signals:
    void opened(const QString &id, bool isDraft);

private:
    class Words; //!< the table's model with the words of the console
    void showCount();

    std::shared_ptr<const Clock> m_clock;
    Words *m_model;
    SearchField *m_search;
    TextLabel *m_count;
    TableView *m_table;
    EmptyState *m_empty;
};

} // namespace bulkhead
