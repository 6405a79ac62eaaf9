// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogpage.h"

#include "catalog/apidrawer.h"
#include "catalog/catalogcells.h"
#include "catalog/catalogcolumns.h"
#include "catalog/catalogedits.h"
#include "catalog/catalogemptiness.h"
#include "catalog/catalogfacets.h"
#include "catalog/diffpanel.h"
#include "catalog/menureason.h"
#include "catalog/pairscope.h"
#include "catalog/promoteaction.h"
#include "presentation/formats.h"
#include "presentation/rights.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"
#include "widgets/searchfield.h"
#include "widgets/surface.h"
#include "widgets/tableview.h"
#include "widgets/textlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int drawerWidth = 472;
constexpr int listLeast = 440; //!< name, two environments and drift
constexpr int drawerLeast = 404; //!< its tabs in the longer language

} // namespace

CatalogPage::CatalogPage(ConsoleSession &session, EstateDocument &document,
                         std::shared_ptr<const Clock> clock, QWidget *parent)
    : Page(parent)
    , m_session(session)
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
    , m_edits(new CatalogEdits(session, document, *m_message, this))
    , m_promote(new PromoteAction(session, this))
    , m_scope(new PairScope(session, m_model, this))
    , m_columns(new CatalogColumns(*m_table, m_model, this))
    , m_emptyAction(CatalogEmptiness::Action::None)
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(makeList());
    m_splitter->addWidget(m_drawer);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_drawer->setMinimumWidth(px(drawerLeast));
    m_drawer->hide();

    m_side = new Surface(&Tokens::sunken, Surface::Right);
    auto *sideColumn = new QVBoxLayout(m_side);
    sideColumn->setContentsMargins(0, 0, 1, 0);
    sideColumn->addWidget(m_facets);
    m_side->setFixedWidth(m_facets->sizeHint().width() + 1);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_side);
    row->addWidget(m_splitter, 1);
    connectParts();
    takeView();
}

CatalogPage::~CatalogPage() = default;

void CatalogPage::setAudit(AuditSession *audit)
{
    auto *rights = new Rights(audit, this);
    m_edits->setRights(rights);
    m_promote->setRights(rights);
    const auto lock = [this, rights] {
        m_drawer->diff()->setLocked(rights->whyNot("estate.edit"));
        showPromotable();
        showEmptiness();
    };
    connect(rights, &Rights::changed, this, lock);
    lock();
}

QWidget *CatalogPage::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), px(12), px(16), px(12));
    row->setSpacing(px(8));
    row->addWidget(new TextLabel(tr("Catalog"), TypeSize::Title, QFont::DemiBold));
    row->addWidget(m_count);
    row->addStretch(1);
    m_search->setObjectName(u"catalogSearch"_s);
    m_search->setMinimumWidth(px(120)); // the count is never cut
    m_search->setMaximumWidth(px(320));
    row->addWidget(m_search, 4);
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
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    return list;
}

void CatalogPage::connectParts()
{
    connect(&m_session, &ConsoleSession::viewChanged, this, &CatalogPage::takeView);
    connect(&m_session, &ConsoleSession::loadFailed, this, &CatalogPage::showEmptiness);
    connect(&m_session, &ConsoleSession::estateChanged, this, &CatalogPage::showEmptiness);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        CatalogFilter filter = m_model.filter();
        filter.text = text;
        m_model.setFilter(filter);
    });
    connect(m_search, &SearchField::leftDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_search, &SearchField::chipRemoved, m_scope, &PairScope::showAll);
    connect(&m_model, &CatalogTableModel::contentChanged, this, &CatalogPage::takeContent);
    connect(m_export, &Button::clicked, this, [this] { m_edits->exportList(m_model); });
    connect(m_empty, &EmptyState::actionTriggered, this, &CatalogPage::doEmptyAction);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_table);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &CatalogPage::closeDrawer);
    auto *copy = new QShortcut(QKeySequence::Copy, m_table);
    copy->setContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QShortcut::activated, this, &CatalogPage::copyCell);
    connectPromotion();
    connectDrawer();
}

void CatalogPage::connectPromotion()
{
    auto *promote = new QShortcut(PromoteAction::key(), this);
    promote->setContext(Qt::WidgetWithChildrenShortcut);
    connect(promote, &QShortcut::activated, this, [this] { m_promote->run(apisToPromote()); });
    connect(m_drawer->promoteButton(), &Button::clicked, this, [this] {
        if (const ApiRow *row = shownApi())
            m_promote->run({row});
    });
    connect(m_promote, &PromoteAction::begun, this, [this](const QString &item) { emit openRequested(Screen::Promotions, item); });
    connect(m_promote, &PromoteAction::refused, this, [this](const QString &reason) { m_message->show(Status::Warn, reason); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &CatalogPage::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CatalogPage::showCounts);
}

void CatalogPage::connectDrawer()
{
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
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (!(QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) // several are being chosen
            showApi(index);
    });
    connect(m_drawer, &Drawer::closeRequested, this, &CatalogPage::closeDrawer);
    connect(m_drawer->diff(), &DiffPanel::markExpectedRequested, this, [this](const QString &field) {
        if (const ApiRow *row = shownApi(); row && !field.isEmpty())
            m_edits->markExpected(*row, field);
    });
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_drawerWidth = m_drawer->width(); });
    auto *menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        if (const ApiRow *row = shownApi())
            m_edits->fill(menu, *row);
    });
    m_drawer->matchButton()->setMenu(menu);
}

void CatalogPage::takeContent()
{
    m_refiltering = false;
    m_columns->showOnly([this](const EnvironmentId &environment) { return m_scope->contains(environment); });
    const QString pairs = m_scope->name();
    //: In front of what is typed to filter: the pairs of environments that are shown.
    m_search->setChip(pairs.isEmpty() ? QString() : tr("pair:%1").arg(pairs));
    showCounts();
    showEmptiness();
    keepSelection();
}

void CatalogPage::takeView()
{
    const auto view = m_session.view();
    if (view) {
        m_facets->setPairs(view->estate.pairs);
        m_model.setCatalog(std::shared_ptr<const Catalog>(view, &view->catalog), view->estate.pairs, view->rows);
        m_columns->setEnvironments(view->catalog.environments);
        m_scope->follow();
        takeContent();
        if (const ApiRow *row = shownApi(); row && m_drawer->isVisible())
            showDetails(*row);
        if (const int row = m_model.rowOf(m_selected); row >= 0 && std::exchange(m_reopenDrawer, false))
            showApi(m_model.index(row, 0));
        emit badgeChanged(int(view->catalog.apis.size()));
    }
    showCounts();
    showEmptiness();
}

void CatalogPage::showCounts()
{
    const int shown = m_model.rowCount();
    const int all = m_model.totalRows();
    int chosen = 0;
    for (const auto &[top, bottom] : selectedRows())
        chosen += bottom - top + 1;
    m_count->setText(chosen > 1     ? tr("%n selected", nullptr, chosen)
                     : shown == all ? tr("%n API(s)", nullptr, all)
                                    : tr("%1 of %2 APIs").arg(Formats::number(shown), Formats::number(all)));
    m_export->setBlocked(shown == 0 ? tr("There is nothing to export") : QString());
}

void CatalogPage::showEmptiness()
{
    const bool empty = m_model.rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_table);
    if (!empty)
        return;
    CatalogEmptiness why;
    why.pairs = m_scope->name();
    why.facets = m_facets->description();
    why.text = m_search->text();
    why.hasRows = m_model.totalRows() > 0;
    m_emptyAction = why.say(*m_empty, m_session);
    if (m_emptyAction == CatalogEmptiness::Action::Sync)
        m_empty->setLocked(m_edits->whyNot("sync"));
}

void CatalogPage::doEmptyAction()
{
    switch (m_emptyAction) {
    case CatalogEmptiness::Action::None:
        break;
    case CatalogEmptiness::Action::Sync:
        if (!m_edits->refuses("sync"))
            m_session.sync();
        break;
    case CatalogEmptiness::Action::ClearFilter:
        m_search->clear();
        m_facets->clear();
        break;
    case CatalogEmptiness::Action::AllPairs:
        m_scope->showAll();
        break;
    }
}

void CatalogPage::keepSelection()
{
    const int row = m_model.rowOf(m_selected);
    if (row < 0 || m_table->currentIndex().row() == row)
        return;
    choose(row);
}

//! It alone, whatever keys are held.
void CatalogPage::choose(int row)
{
    m_table->selectionModel()->setCurrentIndex(m_model.index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void CatalogPage::showDetails(const ApiRow &row)
{
    m_drawer->showApi(m_session.view(), row);
    showPromotable();
}

void CatalogPage::showApi(const QModelIndex &index)
{
    const ApiRow *row = index.isValid() ? m_model.apiAt(index.row()) : nullptr;
    if (!row)
        return;
    m_selected = row->id;
    showDetails(*row);
    if (m_drawer->isVisible())
        return;
    m_drawer->show();
    makeRoom();
    const int wanted = m_drawerWidth > 0 ? m_drawerWidth : px(drawerWidth);
    const int drawer = std::clamp(m_splitter->width() - px(listLeast), px(drawerLeast), std::max(wanted, px(drawerLeast)));
    m_splitter->setSizes({m_splitter->width() - drawer, drawer});
}

void CatalogPage::closeDrawer()
{
    m_drawer->hide();
    makeRoom();
    m_table->setFocus();
}

//! The filters give way to the details where there is no room for both.
void CatalogPage::makeRoom()
{
    const int all = m_side->width() + px(listLeast) + px(drawerLeast);
    m_side->setVisible(m_drawer->isHidden() || width() >= all);
    layout()->activate(); // the splitter's width is asked for at once
}

void CatalogPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    makeRoom();
}

//! Whose details are shown; nullptr if it is gone.
const ApiRow *CatalogPage::shownApi() const
{
    return m_model.find(m_drawer->api());
}

//! The first and last row of each part of the selection, from above; there may be a million.
std::vector<std::pair<int, int>> CatalogPage::selectedRows() const
{
    std::vector<std::pair<int, int>> parts;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection())
        parts.emplace_back(range.top(), range.bottom());
    std::sort(parts.begin(), parts.end());
    std::vector<std::pair<int, int>> merged; // a range may be of some columns only
    for (const auto &[top, bottom] : parts) {
        if (!merged.empty() && top <= merged.back().second)
            merged.back().second = std::max(merged.back().second, bottom);
        else
            merged.emplace_back(top, bottom);
    }
    return merged;
}

//! As the table shows them.
std::vector<const ApiRow *> CatalogPage::selectedApis() const
{
    std::vector<const ApiRow *> rows;
    for (const auto &[top, bottom] : selectedRows()) {
        for (int row = top; row <= bottom; ++row)
            rows.push_back(m_model.apiAt(row));
    }
    return rows;
}

//! What the keyboard is at: the details, or what is selected.
std::vector<const ApiRow *> CatalogPage::apisToPromote() const
{
    const ApiRow *shown = m_drawer->isVisible() ? shownApi() : nullptr;
    const std::vector<const ApiRow *> selected = selectedApis();
    return shown != nullptr && (selected.empty() || m_drawer->isAncestorOf(QApplication::focusWidget())) ? std::vector<const ApiRow *>{shown} : selected;
}

void CatalogPage::showPromotable()
{
    if (const ApiRow *row = shownApi())
        m_drawer->setPromotable(m_promote->whyNot({row}));
}

void CatalogPage::showMenu(const QPoint &at)
{
    const std::vector<const ApiRow *> rows = selectedApis();
    if (rows.empty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"catalogMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const auto add = [menu](const QString &words, const QKeySequence &key) { return menu->addAction(QString(words).replace(u'&', u"&&"_s) + u'\t' + key.toString(QKeySequence::NativeText)); };
    connect(add(tr("Open the details"), Qt::Key_Enter), &QAction::triggered, this, [this] { showApi(m_table->currentIndex()); });
    connect(add(tr("Copy"), QKeySequence::Copy), &QAction::triggered, this, &CatalogPage::copyCell);
    menu->addSeparator();
    QAction *promote = add(PromoteAction::words(rows), PromoteAction::key());
    promote->setObjectName(u"promote"_s);
    connect(promote, &QAction::triggered, this, [this] { m_promote->run(selectedApis()); });
    if (const QString reason = m_promote->whyNot(rows); !reason.isEmpty()) {
        promote->setEnabled(false);
        promote->setToolTip(reason.toHtmlEscaped());
        addReason(*menu, nullptr, reason);
    }
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void CatalogPage::copyCell()
{
    if (m_table->currentIndex().isValid())
        QApplication::clipboard()->setText(CatalogCells::text(m_model, m_table->currentIndex()));
}

QList<Command> CatalogPage::commands()
{
    const auto here = [this](auto then) {
        return [this, then] {
            emit openRequested(Screen::Catalog, {});
            then();
        };
    };
    const std::vector<const ApiRow *> rows = apisToPromote();
    return {{PromoteAction::words(rows), {}, Icon::Promotions, PromoteAction::key(), [this] { m_promote->run(apisToPromote()); }, m_promote->whyNot(rows)},
            {tr("Filter the catalog"), {}, Icon::Search, {}, here([this] { m_search->setFocus(); })},
            {tr("Show all pairs in the catalog"), {}, Icon::Catalog, {}, here([this] { m_scope->showAll(); })},
            {tr("Export the catalog as CSV"), {}, Icon::Copy, {}, here([this] { m_edits->exportList(m_model); })}};
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
    const auto view = m_session.view();
    if (const ApiRow *api = view ? view->catalog.find(item) : nullptr; api && m_model.rowOf(api->id) < 0) {
        m_search->clear();
        m_facets->clear();
        if (m_model.rowOf(api->id) < 0)
            m_scope->showPairOf(*api);
    }
    const int row = m_model.rowOf(ApiId(item));
    if (row < 0)
        return;
    choose(row);
    m_table->scrollTo(m_table->currentIndex());
    showApi(m_table->currentIndex());
    m_table->setFocus();
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
    QList<QWidget *> panes{m_facets, m_search, m_table}; // what is hidden is gone past
    if (m_drawer->isVisible())
        panes.append(m_drawer);
    return panes;
}

void CatalogPage::saveState(QSettings &settings) const
{
    m_columns->save(settings);
    settings.setValue(u"catalog/drawerWidth"_s, m_drawerWidth);
    settings.setValue(u"catalog/drawer"_s, m_drawer->isVisibleTo(m_splitter));
    settings.setValue(u"catalog/tab"_s, static_cast<int>(m_drawer->tab()));
    settings.setValue(u"catalog/selected"_s, m_selected.text());
    settings.setValue(u"catalog/allPairs"_s, m_scope->showsAll());
}

void CatalogPage::restoreState(QSettings &settings)
{
    m_columns->restore(settings);
    m_drawerWidth = settings.value(u"catalog/drawerWidth"_s, 0).toInt();
    m_reopenDrawer = settings.value(u"catalog/drawer"_s, false).toBool();
    m_drawer->showTab(static_cast<ApiDrawer::Tab>(settings.value(u"catalog/tab"_s, 0).toInt()));
    m_selected = ApiId(settings.value(u"catalog/selected"_s).toString());
    m_scope->setShowsAll(settings.value(u"catalog/allPairs"_s, false).toBool());
}

} // namespace bulkhead
