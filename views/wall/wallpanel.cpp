// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall/wallpanel.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"
#include "wall/pairtabs.h"
#include "wall/walllegend.h"
#include "wall/walltable.h"
#include "wall/wallwidget.h"
#include "wall/wallwords.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/marks.h"
#include "widgets/messagebar.h"
#include "widgets/tableview.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

WallPanel::WallPanel(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_clock(clock)
    , m_tabs(new PairTabs(this))
    , m_mark(new StatusMark(Status::Unknown, 22, this))
    , m_headline(new TextLabel({}, TypeSize::Title, QFont::DemiBold, &Tokens::text, this))
    , m_lead(new TextLabel({}, TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_figures(new TextLabel({}, TypeSize::Small, QFont::DemiBold, &Tokens::text, this))
    , m_notice(new MessageBar(this))
    , m_wall(new WallWidget(std::move(clock), this))
    , m_rows(new WallTable(this))
    , m_table(new TableView(tr("The wall as a table"), this))
    , m_legend(new WallLegend(this))
    , m_asTable(new Button({}, Button::Look::Plain, Icon::None, this))
    , m_governance(new Button({}, Button::Look::Plain, Icon::None, this))
    , m_content(new QWidget(this))
    , m_nothing(makeNothing())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeTop());
    auto *panel = new Surface(&Tokens::panel, Surface::Round, this);
    column->addWidget(panel);
    auto *inside = new QVBoxLayout(panel);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    inside->addWidget(m_nothing);
    inside->addWidget(m_content);
    auto *rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(makeHead());
    rows->addWidget(m_notice);
    m_notice->hide();
    rows->addWidget(m_wall);
    rows->addWidget(makeTable());
    rows->addWidget(new Rule(Qt::Horizontal, m_content));
    rows->addWidget(makeLegend());
    connect(m_tabs, &PairTabs::chosen, &session, &ConsoleSession::choosePair);
    connect(m_wall, &WallWidget::findingsRequested, this, &WallPanel::findingsRequested);
    connect(m_wall, &WallWidget::gatewayRequested, this, &WallPanel::gatewayRequested);
    connect(m_notice, &MessageBar::actionTriggered, &session, &ConsoleSession::checkAgain);
    connect(m_check, &QPushButton::clicked, &session, &ConsoleSession::checkAgain);
    connect(m_governance, &QPushButton::clicked, this, [this] {
        FindingQuery query;
        query.layer = isolation::Layer::Governance;
        emit findingsRequested(query);
    });
    for (auto signal : {&ConsoleSession::isolationChanged, &ConsoleSession::pairChosen, &ConsoleSession::estateChanged,
                        &ConsoleSession::judgingChanged, &ConsoleSession::loadingChanged})
        connect(&session, signal, this, &WallPanel::takeView);
    connect(&session, &ConsoleSession::trendListed, this, [this](const EnvironmentPair &pair, const Trend &trend) {
        if (pair == m_shownPair)
            m_wall->setTrends(wallTrendsOf(*trend, m_clock->now()));
    });
    takeView();
}

QLayout *WallPanel::makeTop()
{
    auto *row = new QHBoxLayout;
    row->addWidget(m_tabs, 1);
    m_asTable->setObjectName(u"wallAsTable"_s);
    m_asTable->setSize(Button::Size::Small);
    connect(m_asTable, &QPushButton::clicked, this, [this] { showAsTable(!m_isTable); });
    row->addWidget(m_asTable, 0, Qt::AlignVCenter);
    return row;
}

QWidget *WallPanel::makeHead()
{
    auto *head = new QWidget(m_content);
    m_head = new QBoxLayout(QBoxLayout::LeftToRight, head);
    m_head->setContentsMargins(px(16), px(12), px(16), px(8));
    m_head->setSpacing(px(10));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(10));
    row->addWidget(m_mark);
    m_headline->setObjectName(u"wallHeadline"_s);
    row->addWidget(m_headline);
    m_lead->setObjectName(u"wallLead"_s);
    m_lead->setElided(true);
    row->addWidget(m_lead, 1);
    m_head->addLayout(row, 1);
    m_figures->setElided(true); // so that it never keeps the panel wide
    m_head->addWidget(m_figures);
    return head;
}

void WallPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int besideFrom = 960; // where verdict and figures have room in one line
    m_head->setDirection(width() < px(besideFrom) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QWidget *WallPanel::makeLegend()
{
    auto *foot = new QWidget(m_content);
    auto *row = new FlowLayout(foot);
    row->setContentsMargins(px(16), px(2), px(8), px(2));
    row->setLastAtTheRight(true);
    row->addWidget(m_legend);
    m_governance->setObjectName(u"governance"_s);
    m_governance->setSize(Button::Size::Small);
    m_governance->setToolTip(tr("Governance supports the six layers: it can keep the whole from being proven, it cannot leak itself"));
    row->addWidget(m_governance);
    return foot;
}

QWidget *WallPanel::makeTable()
{
    m_table->setObjectName(u"wallTable"_s);
    m_rows->dress(m_table);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) { emit findingsRequested(m_rows->queryAt(index.row())); });
    showAsTable(false);
    return m_table;
}

void WallPanel::showAsTable(bool on)
{
    m_isTable = on;
    m_wall->setVisible(!on);
    m_table->setVisible(on);
    m_legend->setVisible(!on);
    m_asTable->setText(on ? tr("Show the wall") : tr("Show as table"));
}

//! As high as its rows; very many scroll inside.
void WallPanel::fitTable()
{
    constexpr int most = 16;
    const int rows = qBound(1, m_rows->rowCount(), most);
    m_table->setFixedHeight(px(32) * (rows + 1) + 2 * m_table->frameWidth());
}

QWidget *WallPanel::makeNothing()
{
    auto *nothing = new QWidget(this);
    auto *row = new QHBoxLayout(nothing);
    row->setContentsMargins(px(16), px(16), px(16), px(16));
    row->setSpacing(px(12));
    row->addWidget(new IconMark(Icon::Isolation, 24, &Tokens::text3, nothing));
    auto *words = new QVBoxLayout;
    m_why = new TextLabel({}, TypeSize::Section, QFont::DemiBold, &Tokens::text, nothing);
    m_why->setObjectName(u"wallNothing"_s);
    m_why->setWordWrap(true);
    m_more = new TextLabel({}, TypeSize::Body, QFont::Normal, &Tokens::text2, nothing);
    m_more->setWordWrap(true);
    words->addWidget(m_why);
    words->addWidget(m_more);
    row->addLayout(words, 1);
    m_check = new Button(tr("Check again"), Button::Look::Outlined, Icon::Sync, nothing);
    row->addWidget(m_check);
    return nothing;
}

void WallPanel::takeView()
{
    const auto view = m_session.isolation();
    const auto pair = m_session.pair();
    const isolation::PairReport *report = view && pair ? reportOf(*view, pair->first, pair->second) : nullptr;
    m_content->setVisible(report != nullptr);
    m_nothing->setVisible(report == nullptr);
    m_tabs->setVisible(report != nullptr);
    m_asTable->setVisible(report != nullptr);
    if (report == nullptr) {
        showNothing();
        return;
    }
    if (m_shown != view || m_shownPair != *pair) {
        if (m_shownPair != *pair)
            m_wall->setTrends({});
        m_shown = view;
        m_shownPair = *pair;
        m_session.listTrend(*pair);
        m_tabs->setView(*view, *pair);
        showPair(*report);
    }
    showNotice();
}

void WallPanel::showPair(const isolation::PairReport &report)
{
    const auto view = m_session.isolation();
    m_wall->setPair(view, report);
    m_rows->setPair(*view, report, m_wall->wall());
    fitTable();
    const WallWords words(*view, report, m_wall->wall(), m_clock->now());
    const Status status = IsolationWords::statusOf(report.result.score.status);
    m_mark->setStatus(status, Words::layer(status));
    m_headline->setText(words.headline());
    m_lead->setText(words.lead());
    const isolation::Figures &figures = report.result.score.figures;
    const int grave = m_wall->wall().graveFindings;
    QStringList parts{tr("%1 proven").arg(IsolationWords::percent(figures.proven)),
                      tr("%1 coverage").arg(IsolationWords::percent(figures.coverage))};
    parts << tr("%n critical or high finding(s)", nullptr, grave);
    m_figures->setText(parts.join(u" · "_s));
    m_governance->setText(words.governance());
}

void WallPanel::showNotice()
{
    const auto error = m_session.isolationError();
    if (!error) {
        m_notice->hide();
        return;
    }
    m_notice->show(Status::Fail, tr("The last check failed."),
                   tr("What you see is of %1.").arg(Formats::dateTime(m_session.isolation()->report.at)), tr("Check again"),
                   error->toText());
}

void WallPanel::showNothing()
{
    const auto error = m_session.isolationError();
    const bool isBusy = m_session.isJudging() || m_session.isLoading();
    m_check->setVisible(!isBusy && !m_session.estate().pairs.isEmpty());
    m_more->setText(error && !isBusy ? ErrorWords::whatToDo(*error) : QString());
    if (m_session.estate().pairs.isEmpty())
        m_why->setText(tr("There is no pair: the estate needs a sandbox and a production environment."));
    else if (isBusy)
        m_why->setText(tr("Isolation is being checked."));
    else if (error)
        m_why->setText(tr("Isolation could not be checked."));
    else
        m_why->setText(tr("This pair was not checked yet."));
    m_more->setVisible(!m_more->text().isEmpty());
}

} // namespace bulkhead
