// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/requeststable.h"

#include "presentation/formats.h"
#include "presentation/promotionwords.h"
#include "widgets/delegates.h"
#include "widgets/emptystate.h"
#include "widgets/searchfield.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

class RequestsTable::Words final : public PromotionTable
{
public:
    Words(std::shared_ptr<const Clock> clock, QObject *parent)
        : PromotionTable(parent)
        , m_clock(std::move(clock))
    {
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (index.isValid() && role == Qt::DisplayRole) {
            const PromotionCard &card = cardAt(index.row());
            switch (static_cast<Column>(index.column())) {
            case Column::State: return card.isBroken ? RequestsTable::tr("%1, glass broken").arg(PromotionWords::state(card.state)) : PromotionWords::state(card.state);
            case Column::Changes: return card.isDraft ? Formats::none() : PromotionWords::counts(card.steps);
            case Column::At: return Formats::shortMoment(card.at, m_clock->now());
            case Column::Approvals: return card.needed > 0 ? u"%1/%2"_s.arg(card.approved).arg(card.needed) : Formats::none();
            case Column::Id: return card.isDraft ? Formats::none() : PromotionWords::shortId(card.id);
            default: break;
            }
        }
        return PromotionTable::data(index, role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(section)) {
        case Column::State: return RequestsTable::tr("State");
        case Column::Api: return RequestsTable::tr("API");
        case Column::From: return RequestsTable::tr("From");
        case Column::To: return RequestsTable::tr("To");
        case Column::Changes: return RequestsTable::tr("Changes");
        case Column::Person: return RequestsTable::tr("Asked by");
        case Column::At: return RequestsTable::tr("When");
        case Column::Approvals: return RequestsTable::tr("Approvals");
        case Column::Id: return RequestsTable::tr("Id");
        }
        return {};
    }

private:
    std::shared_ptr<const Clock> m_clock;
};

RequestsTable::RequestsTable(std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_model(new Words(m_clock, this))
    , m_search(new SearchField(tr("Search APIs, people, ids"), this))
    , m_count(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_table(new TableView(tr("All promotions"), this))
    , m_empty(new EmptyState(Icon::Promotions, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(10));
    auto *row = new QHBoxLayout;
    m_search->setObjectName(u"promotionsSearch"_s);
    m_search->setMaximumWidth(px(320));
    row->addWidget(m_search, 1);
    row->addWidget(m_count);
    row->addStretch(1);
    column->addLayout(row);
    m_table->setObjectName(u"promotionsTable"_s);
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(PromotionTable::Column::At), Qt::DescendingOrder);
    const auto cardOf = [](const QModelIndex &index) { return index.data(PromotionCardsModel::CardRole).value<PromotionCard>(); };
    m_table->setItemDelegateForColumn(static_cast<int>(PromotionTable::Column::State),
                                      new StatusDelegate([cardOf](const QModelIndex &index) { return PromotionWords::statusOf(cardOf(index).state); }, m_table));
    m_table->setColumnEnvironment(static_cast<int>(PromotionTable::Column::From), EnvironmentType::Sandbox);
    m_table->setColumnEnvironment(static_cast<int>(PromotionTable::Column::To), EnvironmentType::Production);
    const std::array<int, PromotionTable::columns> widths{168, 150, 104, 112, 160, 120, 88, 84, 80};
    for (int i = 0; i < PromotionTable::columns; ++i)
        m_table->setColumnWidth(i, px(widths[static_cast<std::size_t>(i)]));
    m_table->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        showCount();
    });
    connect(m_search, &SearchField::leftDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_empty, &EmptyState::actionTriggered, m_search, &QLineEdit::clear);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) {
        const PromotionCard &card = m_model->cardAt(index.row());
        emit opened(card.id, card.isDraft);
    });
    showCount();
}

void RequestsTable::setCards(const QList<PromotionCard> &cards)
{
    const QString current = m_table->currentIndex().isValid() ? m_model->cardAt(m_table->currentIndex().row()).id : QString();
    m_model->setCards(cards);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->cardAt(row).id == current)
            m_table->setCurrentIndex(m_model->index(row, 0));
    }
    showCount();
}

void RequestsTable::showCount()
{
    const int shown = m_model->rowCount();
    m_count->setText(shown == m_model->total() ? tr("%n promotion(s)", nullptr, shown) : tr("%1 of %n promotion(s)", nullptr, static_cast<int>(m_model->total())).arg(shown));
    m_table->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    if (m_search->text().trimmed().isEmpty())
        m_empty->setText(tr("No promotion here."));
    else
        m_empty->setText(tr("No promotion has \"%1\" in its API, people, environments or id.").arg(m_search->text().trimmed()), {}, tr("Clear the search"));
}

} // namespace bulkhead
