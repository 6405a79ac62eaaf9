// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogpage.h"

#include "catalog/apidrawer.h"
#include "catalog/catalogcells.h"
#include "catalog/catalogcsv.h"
#include "catalog/catalogfacets.h"
#include "catalog/diffpanel.h"
#include "catalog/matchactions.h"
#include "presentation/formats.h"
#include "presentation/words.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"
#include "widgets/searchfield.h"
#include "widgets/surface.h"
#include "widgets/tableview.h"
#include "widgets/textlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHeaderView>
#include <QMenu>
#include <QSaveFile>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int facetsWidth = 184;
constexpr int drawerWidth = 472;

} // namespace

CatalogPage::CatalogPage(ConsoleSession &session, EstateDocument &document,
                         std::shared_ptr<const Clock> clock, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_document(document)
    , m_facets(new CatalogFacets(m_model))
    , m_search(new SearchField(tr("Filter APIs")))
    , m_count(new TextLabel({}, TypeSize::Body, QFont::Normal, &Tokens::text2))
    , m_export(Button::iconOnly(Icon::Copy, tr("Export the list as CSV…")))
    , m_message(new MessageBar)
    , m_table(new TableView(tr("APIs")))
    , m_empty(new EmptyState(Icon::Catalog))
    , m_stack(new QStackedWidget)
    , m_drawer(new ApiDrawer(std::move(clock)))
    , m_splitter(new QSplitter)
    , m_matching(new MatchActions(session, this))
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(makeList());
    m_splitter->addWidget(m_drawer);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_drawer->setMinimumWidth(px(360));
    m_drawer->hide();

    auto *side = new Surface(&Tokens::sunken, Surface::Right);
    auto *sideColumn = new QVBoxLayout(side);
    sideColumn->setContentsMargins(0, 0, 1, 0);
    sideColumn->addWidget(m_facets);
    side->setFixedWidth(px(facetsWidth));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(side);
    row->addWidget(m_splitter, 1);
    connectParts();
    takeView();
}

CatalogPage::~CatalogPage() = default;

QWidget *CatalogPage::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    row->addWidget(new TextLabel(tr("Catalog"), TypeSize::Title, QFont::DemiBold));
    row->addWidget(m_count);
    row->addStretch();
    m_search->setObjectName(u"catalogSearch"_s);
    m_search->setMinimumWidth(px(200));
    row->addWidget(m_search);
    row->addWidget(m_export);
    return head;
}

QWidget *CatalogPage::makeList()
{
    auto *list = new Surface(&Tokens::panel);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_message);
    m_message->hide();
    m_table->setObjectName(u"catalogTable"_s);
    // Before the view hears of it: a row that a filter takes away is not a choice of the person.
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_refiltering = true; });
    m_table->setModel(&m_model);
    m_table->setRowMeasure(40);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        const bool byHand = QGuiApplication::mouseButtons() != Qt::NoButton && m_table->horizontalHeader()->underMouse();
        m_ownWidths = m_ownWidths || byHand;
    });
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    return list;
}

void CatalogPage::connectParts()
{
    connect(&m_session, &ConsoleSession::viewChanged, this, &CatalogPage::takeView);
    connect(&m_session, &ConsoleSession::loadFailed, this, &CatalogPage::showEmptiness);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        CatalogFilter filter = m_model.filter();
        filter.text = text;
        m_model.setFilter(filter);
    });
    connect(m_search, &SearchField::leftDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(&m_model, &CatalogTableModel::contentChanged, this, [this] {
        m_refiltering = false;
        showCounts();
        showEmptiness();
        keepSelection();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (m_refiltering)
                    return;
                if (current.isValid())
                    m_selected = m_model.idAt(current.row());
                if (m_drawer->isVisible())
                    showApi(current);
            });
    connect(m_table, &TableView::opened, this, &CatalogPage::showApi);
    connect(m_table, &QAbstractItemView::clicked, this, &CatalogPage::showApi);
    connect(m_drawer, &Drawer::closeRequested, this, &CatalogPage::closeDrawer);
    connect(m_drawer->diff(), &DiffPanel::markExpectedRequested, this, &CatalogPage::markExpected);
    connect(m_export, &Button::clicked, this, &CatalogPage::exportList);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (!m_session.view() || !m_session.view()->snapshot) {
            m_session.sync();
            return;
        }
        m_search->clear();
        m_facets->clear();
    });
    auto *menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        const ApiRow *row = m_session.view() ? m_session.view()->catalog.find(m_drawer->api().text())
                                             : nullptr;
        if (row)
            m_matching->fill(menu, *m_session.view(), *row);
    });
    m_drawer->matchButton()->setMenu(menu);
    connect(m_matching, &MatchActions::decided, this, [this](const QString &sentence, qint64 id) {
        m_lastDecision = id;
        m_message->show(Status::Pass, sentence, {}, tr("Undo"));
    });
    connect(m_message, &MessageBar::actionTriggered, this, [this] {
        m_message->hide();
        if (m_lastDecision != 0)
            m_session.undoDecision(std::exchange(m_lastDecision, 0));
        else if (const auto undone = m_document.undo(); !undone)
            m_message->show(Status::Fail, ErrorWords::whatHappened(undone.error(), m_document.fileName()),
                            ErrorWords::whatToDo(undone.error()));
    });
    auto *copy = new QShortcut(QKeySequence::Copy, m_table);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &CatalogPage::copyCell);
}

void CatalogPage::takeView()
{
    const auto view = m_session.view();
    if (view) {
        m_model.setCatalog(std::shared_ptr<const Catalog>(view, &view->catalog), view->estate.pairs);
        showColumns();
        if (const ApiRow *row = view->catalog.find(m_drawer->api().text()); row && m_drawer->isVisible())
            m_drawer->showApi(view, *row);
        emit badgeChanged(int(view->catalog.apis.size()));
    }
    showCounts();
    showEmptiness();
}

void CatalogPage::showColumns()
{
    const QList<Environment> &environments = m_session.view()->catalog.environments;
    if (environments == m_columns)
        return; // widths that a person chose stay
    m_columns = environments;
    m_table->clearColumnEnvironments();
    auto *name = new TwoLineDelegate(CatalogTableModel::OwnerRole, m_table);
    m_table->setItemDelegateForColumn(0, name);
    for (int i = 0; i < int(environments.size()); ++i) {
        const int column = m_model.environmentColumn(i);
        m_table->setColumnEnvironment(column, environments.at(i).type);
        m_table->setItemDelegateForColumn(column, new DeploymentCellDelegate(m_table));
    }
    const int drift = m_model.columnOf(CatalogTableModel::Column::Drift);
    m_table->setItemDelegateForColumn(drift, new DriftCellDelegate(m_table));
    m_table->setColumnWidth(drift, px(80));
    m_table->setColumnHidden(m_model.columnOf(CatalogTableModel::Column::Status), true);
    const int match = m_model.columnOf(CatalogTableModel::Column::Match);
    m_table->setItemDelegateForColumn(match, new MatchCellDelegate(m_table));
    m_table->setColumnWidth(match, px(136));
    restoreColumns();
    fitColumns();
}

//! There are columns only after the first view.
void CatalogPage::restoreColumns()
{
    if (!m_savedColumns.isEmpty())
        m_table->horizontalHeader()->restoreState(std::exchange(m_savedColumns, {}));
    m_table->setColumnHidden(m_model.columnOf(CatalogTableModel::Column::Status), true);
}

void CatalogPage::showCounts()
{
    const int shown = m_model.rowCount();
    const int all = m_model.totalRows();
    m_count->setText(shown == all ? tr("%n API(s)", nullptr, all)
                                  : tr("%1 of %2 APIs").arg(Formats::number(shown), Formats::number(all)));
    m_export->setBlocked(shown == 0 ? tr("There is nothing to export") : QString());
}

void CatalogPage::showEmptiness()
{
    const bool empty = m_model.rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_table);
    if (!empty)
        return;
    const auto view = m_session.view();
    if (m_session.loadError() && !view) {
        const Error &error = *m_session.loadError();
        m_empty->setText(ErrorWords::whatHappened(error, tr("The store")), ErrorWords::whatToDo(error));
    } else if (!view) {
        m_empty->setText(tr("The catalog is being read."));
    } else if (!view->snapshot) {
        m_empty->setText(tr("No gateway has been read yet."), tr("A sync reads all of them and changes nothing."),
                         tr("Sync"));
    } else if (m_model.totalRows() == 0) {
        m_empty->setText(tr("The gateways that were read hold no API."), {}, tr("Sync"));
    } else {
        const QString facets = m_facets->description();
        const QString text = m_search->text();
        m_empty->setText(text.isEmpty() ? tr("No API is %1.").arg(facets)
                             : facets.isEmpty() ? tr("No API has \"%1\" in its name, owner, host or path.").arg(text)
                                                : tr("No API with \"%1\" is %2.").arg(text, facets),
                         {}, tr("Clear the filter"));
    }
}

void CatalogPage::keepSelection()
{
    const int row = m_model.rowOf(m_selected);
    if (row < 0 || m_table->currentIndex().row() == row)
        return;
    m_table->setCurrentIndex(m_model.index(row, 0));
}

void CatalogPage::showApi(const QModelIndex &index)
{
    const ApiRow *row = index.isValid() ? m_model.apiAt(index.row()) : nullptr;
    if (!row)
        return;
    m_selected = row->id;
    m_drawer->showApi(m_session.view(), *row);
    if (m_drawer->isVisible())
        return;
    m_drawer->show();
    const int drawer = px(drawerWidth);
    m_splitter->setSizes({std::max(px(320), m_splitter->width() - drawer), drawer});
    fitColumns();
}

//! Beside the drawer there may be no room for everything: how it was matched stands in the drawer too.
void CatalogPage::fitColumns()
{
    const int list = m_drawer->isVisible() ? m_splitter->width() - px(drawerWidth) : m_splitter->width();
    m_table->setColumnHidden(m_model.columnOf(CatalogTableModel::Column::Match), list < px(560));
    if (m_ownWidths)
        return;
    const bool narrow = list < px(480), wide = list > px(800);
    m_table->setColumnWidth(0, px(narrow ? 136 : wide ? 264 : 200));
    for (int i = 0; i < int(m_columns.size()); ++i)
        m_table->setColumnWidth(m_model.environmentColumn(i), px(wide && m_columns.size() < 4 ? 168 : 104));
}

void CatalogPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    fitColumns();
}

void CatalogPage::closeDrawer()
{
    m_drawer->hide();
    fitColumns();
    m_table->setFocus();
}

void CatalogPage::markExpected(const QString &field)
{
    const auto view = m_session.view();
    const ApiRow *row = view ? view->catalog.find(m_drawer->api().text()) : nullptr;
    if (!row || field.isEmpty())
        return;
    ExpectedDifference difference;
    difference.field = field;
    difference.apis = {QString::fromStdString(row->name)};
    const auto added = m_document.addExpectedDifference(difference);
    m_lastDecision = 0;
    if (added)
        m_message->show(Status::Pass, tr("%1 of %2 is expected to differ from now on.").arg(field, difference.apis.first()),
                        tr("Written to %1.").arg(m_document.fileName()), tr("Undo"));
    else
        m_message->show(Status::Fail, ErrorWords::whatHappened(added.error(), m_document.fileName()),
                        ErrorWords::whatToDo(added.error()), {}, added.error().toText());
}

QString CatalogPage::csvText() const
{
    QList<int> columns;
    QStringList heads;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        columns.append(column);
        heads.append(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    QString text = csvLine(heads);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns)
            cells.append(CatalogCells::text(m_model, m_model.index(row, column)));
        text += csvLine(cells);
    }
    return text;
}

void CatalogPage::exportList()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the list"), u"catalog.csv"_s,
                                                      tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(csvText().toUtf8()) >= 0 && file.commit();
    m_lastDecision = 0;
    m_message->show(written ? Status::Pass : Status::Fail,
                    written ? tr("The list is in %1.").arg(path) : tr("%1 cannot be written.").arg(path));
}

void CatalogPage::copyCell()
{
    if (m_table->currentIndex().isValid())
        QApplication::clipboard()->setText(CatalogCells::text(m_model, m_table->currentIndex()));
}

QList<Command> CatalogPage::commands()
{
    QList<Command> commands;
    Command search;
    search.text = tr("Filter the catalog");
    search.icon = Icon::Search;
    search.run = [this] {
        emit openRequested(Screen::Catalog, {});
        m_search->setFocus();
    };
    commands.append(search);
    Command save;
    save.text = tr("Export the catalog as CSV");
    save.icon = Icon::Copy;
    save.run = [this] { exportList(); };
    commands.append(save);
    return commands;
}

void CatalogPage::activate()
{
    if (m_table->currentIndex().isValid())
        m_table->setFocus();
    else
        m_search->setFocus();
}

void CatalogPage::openItem(const QString &item)
{
    if (item.startsWith(u'?')) {
        openQuery(item.mid(1));
        return;
    }
    if (m_model.rowOf(ApiId(item)) < 0) {
        m_search->clear();
        m_facets->clear();
    }
    const int row = m_model.rowOf(ApiId(item));
    if (row < 0)
        return;
    m_table->setCurrentIndex(m_model.index(row, 0));
    m_table->scrollTo(m_table->currentIndex());
    showApi(m_table->currentIndex());
}

//! "pair=SANDBOX:PRODUCTION&status=drifted": what another screen counted.
void CatalogPage::openQuery(const QString &query)
{
    m_search->clear();
    CatalogFilter filter;
    const QStringList parts = query.split(u'&');
    for (const QString &part : parts) {
        const QString kind = part.section(u'=', 0, 0);
        const QStringList values{part.section(u'=', 1)};
        if (kind == "status"_L1)
            filter.chosen[CatalogFacet::Status] = values;
        else if (kind == "pair"_L1)
            filter.chosen[CatalogFacet::Pair] = values;
        else if (kind == "gateway"_L1)
            filter.chosen[CatalogFacet::Gateway] = values;
    }
    m_model.setFilter(filter);
}

void CatalogPage::nextDifference(bool backwards)
{
    if (!m_drawer->isVisible())
        showApi(m_table->currentIndex());
    m_drawer->showTab(ApiDrawer::Tab::Diff);
    m_drawer->diff()->goToDifference(backwards);
}

QList<QWidget *> CatalogPage::panes()
{
    QList<QWidget *> panes{m_facets, m_search, m_table};
    if (m_drawer->isVisible())
        panes.append(m_drawer);
    return panes;
}

void CatalogPage::saveState(QSettings &settings) const
{
    settings.setValue(u"catalog/ownWidths"_s, m_ownWidths);
    settings.setValue(u"catalog/columns"_s, m_table->horizontalHeader()->saveState());
    settings.setValue(u"catalog/splitter"_s, m_splitter->saveState());
    settings.setValue(u"catalog/drawer"_s, m_drawer->isVisible());
    settings.setValue(u"catalog/tab"_s, static_cast<int>(m_drawer->tab()));
    settings.setValue(u"catalog/selected"_s, m_selected.text());
}

void CatalogPage::restoreState(QSettings &settings)
{
    m_savedColumns = settings.value(u"catalog/columns"_s).toByteArray();
    m_ownWidths = settings.value(u"catalog/ownWidths"_s, false).toBool();
    if (!m_columns.isEmpty())
        restoreColumns();
    m_splitter->restoreState(settings.value(u"catalog/splitter"_s).toByteArray());
    m_drawer->showTab(static_cast<ApiDrawer::Tab>(settings.value(u"catalog/tab"_s, 0).toInt()));
    m_selected = ApiId(settings.value(u"catalog/selected"_s).toString());
}

} // namespace bulkhead
