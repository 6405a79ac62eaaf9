// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/audittablecolumns.h"

#include "audit/auditcells.h"
#include "presentation/formats.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QHeaderView>
#include <QSettings>

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Column = AuditLogModel::Column;

namespace {

// At 100 %; what an entry was done on has the rest.
constexpr int whenWidth = 104, onLeast = 104, arrow = 36, padding = 20; //!< arrow: with the room that the style keeps for it
struct Widths
{
    int room, who, what, signature; //!< room: from it on these
};
constexpr std::array<Widths, 3> widths{Widths{880, 152, 176, 108}, Widths{720, 128, 152, 100}, Widths{0, 108, 132, 0}};

AuditTextDelegate *textDelegate(AuditTextDelegate::TextOf textOf, TableView &table)
{
    return new AuditTextDelegate(std::move(textOf), &table);
}

} // namespace

AuditTableColumns::AuditTableColumns(TableView &table, const std::shared_ptr<const Clock> &clock, QObject *parent)
    : QObject(parent)
    , m_table(table)
{
    auto *entry = textDelegate(&AuditCells::entry, table);
    entry->setNumbers(Qt::AlignRight);
    entry->setInk(&Tokens::text2);
    auto *when = textDelegate([clock](const QModelIndex &row) { return AuditCells::when(row, clock->now()); }, table);
    when->setNumbers(Qt::AlignLeft);
    auto *who = textDelegate(&AuditCells::who, table);
    who->setInkRule([](const QModelIndex &row, const Tokens &t) {
        return row.data(AuditLogModel::SignedRole).toBool() ? QColor() : QColor(t.text2);
    });
    auto *what = textDelegate([](const QModelIndex &row) { return row.data().toString(); }, table);
    what->setType(TypeSize::Body, QFont::Medium);
    auto *on = textDelegate(&AuditCells::on, table);
    on->setInk(&Tokens::text2);
    const std::array<QAbstractItemDelegate *, AuditLogModel::columns> delegates{entry, when, who, what, on, new SignatureDelegate(&table)};
    for (int column = 0; column < AuditLogModel::columns; ++column)
        m_table.setItemDelegateForColumn(column, delegates[std::size_t(column)]);
    m_table.setSortingEnabled(true);
    m_table.sortByColumn(static_cast<int>(Column::Entry), Qt::DescendingOrder);
    m_table.horizontalHeader()->viewport()->installEventFilter(this);
    m_table.viewport()->installEventFilter(this);
    connect(m_table.horizontalHeader(), &QHeaderView::sectionResized, this, [this] { m_ownWidths = m_ownWidths || m_hand; });
    connect(m_table.model(), &QAbstractItemModel::rowsInserted, this, &AuditTableColumns::fit); // longer numbers
}

//! A width that changes while the head is held was chosen by a person.
bool AuditTableColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table.viewport()) {
        if (event->type() == QEvent::Resize)
            fit();
        return false;
    }
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick)
        m_hand = true;
    else if (event->type() == QEvent::MouseButtonRelease)
        m_hand = false;
    return QObject::eventFilter(watched, event);
}

//! Room for the longest number, and for the head with the arrow of the order.
int AuditTableColumns::entryWidth() const
{
    const QString longest = Formats::number(m_table.model()->index(0, 0).data(AuditLogModel::SeqRole).toLongLong());
    const QString head = m_table.model()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString();
    const int number = QFontMetrics(numberFont(TypeSize::Small)).horizontalAdvance(longest);
    return qMax(number, QFontMetrics(typeFont(TypeSize::Small, QFont::Medium)).horizontalAdvance(head) + px(arrow)) + px(padding);
}

//! Shares out the room there is, unless a person chose widths. Who signed, then what it was done on, is left out first: the drawer has
//! both.
void AuditTableColumns::fit()
{
    const int room = m_table.viewport()->width();
    if (m_ownWidths || room <= 0)
        return;
    const auto fitting = std::find_if(widths.begin(), widths.end(), [room](const Widths &one) { return room >= px(one.room); });
    const int entry = entryWidth();
    const int rest = room - entry - px(whenWidth) - px(fitting->who) - px(fitting->what) - px(fitting->signature);
    const int on = rest >= px(onLeast) ? rest : 0;
    const std::array<int, AuditLogModel::columns> all{entry, px(whenWidth), px(fitting->who), px(fitting->what) + rest - on, on,
                                                      px(fitting->signature)};
    for (int column = 0; column < AuditLogModel::columns; ++column) {
        const int width = all[std::size_t(column)];
        m_table.setColumnHidden(column, width <= 0);
        if (width > 0)
            m_table.setColumnWidth(column, width);
    }
}

void AuditTableColumns::save(QSettings &settings) const
{
    settings.setValue(u"audit/ownWidths"_s, m_ownWidths);
    settings.setValue(u"audit/columns"_s, m_table.horizontalHeader()->saveState());
}

void AuditTableColumns::restore(QSettings &settings)
{
    m_ownWidths = settings.value(u"audit/ownWidths"_s, false).toBool();
    m_table.horizontalHeader()->restoreState(settings.value(u"audit/columns"_s).toByteArray());
    fit();
}

} // namespace bulkhead
