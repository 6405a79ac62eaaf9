// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogcolumns.h"

#include "catalog/catalogcells.h"
#include "presentation/type.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QHeaderView>
#include <QSettings>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Column = CatalogTableModel::Column;

namespace {

// At 100 %: an API's name, an environment's version and gateway, drift, and how it was matched.
constexpr int nameLeast = 128, nameMost = 360;
constexpr int environmentLeast = 96, environmentMost = 200;
constexpr int headPadding = 20;
constexpr int driftWidth = 80, matchWidth = 136;
constexpr int roomForMatch = 560; //!< below it the drawer alone says how an API was matched

} // namespace

CatalogColumns::CatalogColumns(TableView &table, CatalogTableModel &model, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
{
    m_table.setRowMeasure(40);
    m_table.setSortingEnabled(true);
    m_table.sortByColumn(0, Qt::AscendingOrder);
    m_table.horizontalHeader()->setStretchLastSection(true);
    m_table.horizontalHeader()->viewport()->installEventFilter(this);
    m_table.viewport()->installEventFilter(this);
    connect(m_table.horizontalHeader(), &QHeaderView::sectionResized, this,
            [this] { m_ownWidths = m_ownWidths || m_hand; });
}

//! A width that changes while the head is held was chosen by a person.
bool CatalogColumns::eventFilter(QObject *watched, QEvent *event)
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

void CatalogColumns::setEnvironments(const QList<Environment> &environments)
{
    if (environments == m_environments)
        return;
    m_environments = environments;
    m_table.clearColumnEnvironments();
    m_table.setItemDelegateForColumn(0, new TwoLineDelegate(CatalogTableModel::OwnerRole, &m_table));
    for (int i = 0; i < int(environments.size()); ++i) {
        const int column = m_model.environmentColumn(i);
        m_table.setColumnEnvironment(column, environments.at(i).type);
        m_table.setItemDelegateForColumn(column, new DeploymentCellDelegate(&m_table));
    }
    m_table.setItemDelegateForColumn(m_model.columnOf(Column::Drift), new DriftCellDelegate(&m_table));
    m_table.setItemDelegateForColumn(m_model.columnOf(Column::Match), new MatchCellDelegate(&m_table));
    restoreWidths();
    m_table.setColumnHidden(m_model.columnOf(Column::Status), true); // the drift column says it in words
    fit();
}

void CatalogColumns::showOnly(const std::function<bool(const EnvironmentId &)> &isShown)
{
    bool changed = false;
    for (int i = 0; i < int(m_environments.size()); ++i) {
        const int column = m_model.environmentColumn(i);
        const bool hide = !isShown(m_environments.at(i).id);
        changed = changed || m_table.isColumnHidden(column) != hide;
        m_table.setColumnHidden(column, hide);
    }
    if (changed)
        fit();
}

QList<int> CatalogColumns::shownEnvironments() const
{
    QList<int> columns;
    for (int i = 0; i < int(m_environments.size()); ++i) {
        if (const int column = m_model.environmentColumn(i); !m_table.isColumnHidden(column))
            columns.append(column);
    }
    return columns;
}

void CatalogColumns::fit()
{
    const int room = m_table.viewport()->width();
    if (m_environments.isEmpty() || room <= 0)
        return;
    const bool withMatch = room >= px(roomForMatch);
    m_table.setColumnHidden(m_model.columnOf(Column::Match), !withMatch);
    if (m_ownWidths)
        return;
    const QList<int> columns = shownEnvironments();
    const int rest = room - px(driftWidth) - (withMatch ? px(matchWidth) : 0);
    const int count = std::max(1, int(columns.size()));
    const int share = std::min(px(environmentMost), (rest - px(nameLeast)) / (count + 1));
    const QFontMetrics heads(typeFont(TypeSize::Small, QFont::Medium));
    int used = 0;
    for (const int column : columns) {
        const int head = heads.horizontalAdvance(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString())
            + px(headPadding);
        const int width = std::max({px(environmentLeast), share, head});
        m_table.setColumnWidth(column, width);
        used += width;
    }
    m_table.setColumnWidth(0, std::clamp(rest - used, px(nameLeast), px(nameMost)));
    m_table.setColumnWidth(m_model.columnOf(Column::Drift), px(driftWidth));
    m_table.setColumnWidth(m_model.columnOf(Column::Match), px(matchWidth));
}

QStringList CatalogColumns::names() const
{
    QStringList names;
    for (const Environment &environment : m_environments)
        names.append(environment.id.text());
    return names;
}

void CatalogColumns::save(QSettings &settings) const
{
    if (m_environments.isEmpty())
        return; // nothing was shown: what was saved before stays
    settings.setValue(u"catalog/ownWidths"_s, m_ownWidths);
    settings.setValue(u"catalog/environments"_s, names());
    settings.setValue(u"catalog/columns"_s, m_table.horizontalHeader()->saveState());
}

void CatalogColumns::restore(QSettings &settings)
{
    m_savedHeader = settings.value(u"catalog/columns"_s).toByteArray();
    m_savedNames = settings.value(u"catalog/environments"_s).toStringList();
    m_ownWidths = settings.value(u"catalog/ownWidths"_s, false).toBool();
    restoreWidths();
}

//! There are columns only after the first view, and they mean the same only with the same environments.
void CatalogColumns::restoreWidths()
{
    if (m_environments.isEmpty() || m_savedHeader.isEmpty())
        return;
    if (m_savedNames == names())
        m_table.horizontalHeader()->restoreState(m_savedHeader);
    else
        m_ownWidths = false;
    m_savedHeader.clear();
}

} // namespace bulkhead
