// SPDX-License-Identifier: GPL-3.0-or-later
// How the topology page is put together; what it does is in topologypage.cpp.
#include "presentation/formats.h"
#include "topology/crossingtable.h"
#include "topology/topologydetails.h"
#include "topology/topologylegend.h"
#include "topology/topologypage.h"
#include "topology/topologyview.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

TopologyPage::TopologyPage(ConsoleSession &session, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_layout(new topology::TopologyLayout(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Topology, this))
    , m_extent(new SegmentedControl(tr("What is shown"), this))
    , m_search(new SearchField(tr("Find in graph"), this))
    , m_hits(new TextLabel(QString(), TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_zoom(new TextLabel(Formats::percent(1.0), TypeSize::Small, QFont::Normal, &Tokens::text, this))
    , m_crossingCount(new TextLabel(QString(), TypeSize::Small, QFont::DemiBold, &Tokens::text, this))
    , m_crossingWords(new TextLabel(QString(), TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_view(new TopologyView(this))
    , m_details(new TopologyDetails(this))
    , m_crossings(new CrossingTable(this))
    , m_table(new TableView(tr("Edges that cross"), this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    setObjectName(u"topologyPage"_s);
    m_table->setObjectName(u"crossings"_s);
    m_crossings->dress(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_stack->addWidget(makeContent());
    m_stack->addWidget(m_empty);
    m_details->hide();
    buildShortcuts();
    connectParts();
    takeData();
}

QWidget *TopologyPage::makeContent()
{
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto *above = new QSplitter(Qt::Horizontal, content);
    above->setChildrenCollapsible(false);
    above->setHandleWidth(1);
    above->addWidget(m_view);
    above->addWidget(m_details);
    above->setStretchFactor(0, 1);
    above->setStretchFactor(1, 0);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(above);
    m_splitter->addWidget(makeTable());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({px(1000), px(176)});
    column->addWidget(m_splitter, 1);
    return content;
}

QWidget *TopologyPage::makeHead()
{
    auto *head = new Surface(&Tokens::panel, Surface::Bottom, this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(24), px(10), px(24), px(10));
    row->setSpacing(px(12));
    row->addWidget(new TextLabel(TopologyPage::title(), TypeSize::Title, QFont::DemiBold, &Tokens::text, head));
    m_extent->setObjectName(u"topologyExtent"_s);
    m_extent->addSegment(tr("Crossing first"));
    m_extent->addSegment(tr("All"));
    row->addWidget(m_extent);
    row->addStretch(1);
    m_hits->setObjectName(u"topologyHits"_s);
    row->addWidget(m_hits);
    m_search->setObjectName(u"topologySearch"_s);
    m_search->setMinimumWidth(px(180));
    m_search->setMaximumWidth(px(280));
    row->addWidget(m_search);
    row->addWidget(makeZoom(head));
    return head;
}

QWidget *TopologyPage::makeZoom(QWidget *parent)
{
    auto *group = new QWidget(parent);
    auto *row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(4));
    const auto add = [&](const QString &text, const QString &name, const QString &key, auto action) {
        auto *button = new Button(text, Button::Look::Outlined, Icon::None, group);
        button->setAccessibleName(name);
        //: what a button does, and its key
        button->setToolTip(tr("%1 (%2)").arg(name, key));
        connect(button, &QPushButton::clicked, this, action);
        row->addWidget(button);
    };
    add(u"−"_s, tr("Zoom out"), QKeySequence(Qt::CTRL | Qt::Key_Minus).toString(QKeySequence::NativeText),
        [this] { m_view->zoomOut(); });
    m_zoom->setObjectName(u"topologyZoom"_s);
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(px(44));
    row->addWidget(m_zoom);
    add(u"+"_s, tr("Zoom in"), QKeySequence(Qt::CTRL | Qt::Key_Plus).toString(QKeySequence::NativeText),
        [this] { m_view->zoomIn(); });
    add(tr("Fit"), tr("Fit all into the window"), u"F"_s, [this] { m_view->fit(); });
    return group;
}

QWidget *TopologyPage::makeTable()
{
    auto *panel = new Surface(&Tokens::panel, Surface::Top, this);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(24), px(8), px(24), px(8));
    row->setSpacing(px(12));
    row->addWidget(new TextLabel(tr("Edges that cross"), TypeSize::Body, QFont::DemiBold, &Tokens::text, panel));
    row->addWidget(m_crossingCount);
    m_crossingWords->setElided(true);
    row->addWidget(m_crossingWords, 1);
    row->addWidget(new TopologyLegend(panel));
    column->addLayout(row);
    column->addWidget(m_table, 1);
    m_table->setMinimumHeight(px(128));
    return panel;
}

void TopologyPage::buildShortcuts()
{
    const auto on = [this](const QKeySequence &key, auto slot) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    on(QKeySequence(Qt::CTRL | Qt::Key_Plus), [this] { m_view->zoomIn(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Equal), [this] { m_view->zoomIn(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Minus), [this] { m_view->zoomOut(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_0), [this] { m_view->setZoom(1); });
    on(QKeySequence(QKeySequence::Find), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

} // namespace bulkhead
