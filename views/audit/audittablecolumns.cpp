// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/audittablecolumns.h"

#include "audit/auditcells.h"
#include "presentation/auditwords.h"
#include "presentation/formats.h"
#include "widgets/tableview.h"

#include <QHeaderView>
#include <QPersistentModelIndex>
#include <QResizeEvent>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Column = AuditLogModel::Column;

namespace {

// At 100 %. The columns are as wide as their words, within these; what an entry was done on has the rest.
constexpr int whenWidth = 104, whoMost = 168, whoLeast = 104, whatMost = 216, whatLeast = 128, onWanted = 168, onLeast = 104;
constexpr int padding = 20, arrow = 20, mark = 20; //!< arrow: of the order

AuditTextDelegate *textDelegate(AuditTextDelegate::TextOf textOf, TableView &table)
{
    return new AuditTextDelegate(std::move(textOf), &table);
}

} // namespace

AuditTableColumns::AuditTableColumns(TableView &table, const AuditLogModel &model, const std::shared_ptr<const Clock> &clock, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_viewport(table.viewport())
    , m_model(model)
{
    makeDelegates(clock);
    m_table.setSortingEnabled(true);
    m_table.sortByColumn(static_cast<int>(Column::Entry), Qt::DescendingOrder);
    m_table.horizontalHeader()->viewport()->installEventFilter(this);
    m_table.viewport()->installEventFilter(this);
    connect(m_table.horizontalHeader(), &QHeaderView::sectionResized, this, [this] { m_ownWidths = m_ownWidths || m_hand; });
    connect(&m_model, &AuditLogModel::contentChanged, this, &AuditTableColumns::fit); // other words, longer numbers
}

void AuditTableColumns::makeDelegates(const std::shared_ptr<const Clock> &clock)
{
    auto *entry = textDelegate(&AuditCells::entry, m_table);
    entry->setNumbers(Qt::AlignRight);
    entry->setInk(&Tokens::text2);
    auto *when = textDelegate([clock](const QModelIndex &row) { return AuditCells::when(row, clock->now()); }, m_table);
    when->setNumbers(Qt::AlignLeft);
    auto *who = textDelegate(&AuditCells::who, m_table);
    who->setInkRule([](const QModelIndex &row, const Tokens &t) {
        return row.data(AuditLogModel::SignedRole).toBool() ? QColor() : QColor(t.text2);
    });
    auto *what = textDelegate([](const QModelIndex &row) { return row.data().toString(); }, m_table);
    what->setType(TypeSize::Body, QFont::Medium);
    auto *on = textDelegate(&AuditCells::on, m_table);
    on->setInk(&Tokens::text2);
    const std::array<QAbstractItemDelegate *, AuditLogModel::columns> delegates{entry, when, who, what, on, new SignatureDelegate(&m_table)};
    for (int column = 0; column < AuditLogModel::columns; ++column)
        m_table.setItemDelegateForColumn(column, delegates[std::size_t(column)]);
}

//! A width that changes while the head is held was chosen by a person.
bool AuditTableColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_viewport) {
        if (event->type() == QEvent::Resize) {
            fit();
            keepInSight(static_cast<QResizeEvent *>(event)->oldSize().height());
        }
        return false;
    }
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick)
        m_hand = true;
    else if (event->type() == QEvent::MouseButtonRelease)
        m_hand = false;
    return QObject::eventFilter(watched, event);
}

//! The chosen row, if it was seen, is seen whole when the table gets lower: the drawer that shows it makes what is above the table higher.
void AuditTableColumns::keepInSight(int heightBefore)
{
    const QModelIndex chosen = m_table.currentIndex().siblingAtColumn(static_cast<int>(Column::Entry));
    const QRect row = m_table.visualRect(chosen);
    if (row.isEmpty() || row.top() >= heightBefore || row.bottom() < 0)
        return;
    const QPersistentModelIndex kept = chosen;
    QTimer::singleShot(0, &m_table, [this, kept] { m_table.scrollTo(kept); }); // when the table knows how far it can scroll
}

int AuditTableColumns::headWidth(Column column) const
{
    const QString head = m_model.headerData(static_cast<int>(column), Qt::Horizontal, Qt::DisplayRole).toString();
    return QFontMetrics(typeFont(TypeSize::Small, QFont::Medium)).horizontalAdvance(head) + px(arrow);
}

//! What the columns need: many entries share few words.
void AuditTableColumns::measure()
{
    if (m_measured == m_model.rows())
        return;
    m_measured = m_model.rows();
    const QFontMetrics body(typeFont(TypeSize::Body)), medium(typeFont(TypeSize::Body, QFont::Medium)), small(typeFont(TypeSize::Small));
    m_who = headWidth(Column::Who);
    m_what = headWidth(Column::What);
    for (std::uint32_t i = 0; i < m_measured->groups().size(); ++i) {
        const AuditRows::Group &group = m_measured->groups()[i];
        const QString who = AuditWords::who(QString::fromStdString(m_measured->word(group.who)), group.isSigned);
        m_who = qMax(m_who, body.horizontalAdvance(who));
        m_what = qMax(m_what, medium.horizontalAdvance(QString::fromStdString(m_measured->spoken(i))));
    }
    const int words = qMax(small.horizontalAdvance(AuditCells::signature(true)), small.horizontalAdvance(AuditCells::signature(false)));
    m_signed = qMax(headWidth(Column::Signed), words + px(mark));
    const QString longest = Formats::number(static_cast<qint64>(m_measured->size()));
    m_entry = qMax(headWidth(Column::Entry), QFontMetrics(numberFont(TypeSize::Small)).horizontalAdvance(longest));
}

//! Shares out the room there is, unless a person chose widths. Who signed, then what it was done on, is left out first: the drawer has
//! both.
void AuditTableColumns::fit()
{
    const int room = m_table.viewport()->width();
    if (m_ownWidths || room <= 0)
        return;
    measure();
    const int entry = m_entry + px(padding), when = px(whenWidth);
    int who = qMin(m_who + px(padding), px(whoMost)), what = qMin(m_what + px(padding), px(whatMost)), last = m_signed + px(padding);
    if (room - entry - when - who - what - last < px(onWanted))
        last = 0;
    if (room - entry - when - who - what < px(onWanted))
        who = qMin(who, px(whoLeast));
    if (const int missing = px(onLeast) - (room - entry - when - who - what); missing > 0)
        what = qMax(what - missing, qMin(what, px(whatLeast)));
    int on = room - entry - when - who - what - last;
    if (on < px(onLeast)) {
        what += on;
        on = 0;
    }
    const std::array<int, AuditLogModel::columns> all{entry, when, who, what, on, last};
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
