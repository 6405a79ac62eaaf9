// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/apidrawer.h"

#include "catalog/diffpanel.h"
#include "catalog/promoteaction.h"
#include "presentation/words.h"
#include "widgets/button.h"
#include "widgets/locknote.h"
#include "widgets/marks.h"
#include "widgets/scrollsheet.h"
#include "widgets/textlabel.h"
#include "widgets/valuelabel.h"

#include <QGridLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace bulkhead {

using namespace Qt::StringLiterals;

ApiDrawer::ApiDrawer(std::shared_ptr<const Clock> clock, QWidget *parent)
    : Drawer(parent)
    , m_clock(std::move(clock))
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_summary(new ScrollSheet(tr("Summary")))
    , m_routes(new ScrollSheet(tr("Routes")))
    , m_upstreams(new ScrollSheet(tr("Upstreams")))
    , m_policies(new ScrollSheet(tr("Policies")))
    , m_diff(new DiffPanel)
    , m_match(new Button(tr("Match"), Button::Look::Outlined, Icon::Pin))
    , m_promote(new Button(tr("Promote…"), Button::Look::Outlined, Icon::Promotions))
    , m_promoteLock(new LockNote(this))
{
    setObjectName(u"apiDrawer"_s);
    m_tabs->setAccessibleName(tr("Parts of the API"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideNone); // rather scrolled than cut
    m_tabs->setUsesScrollButtons(true);
    for (const QString &title : {tr("Summary"), tr("Routes"), tr("Upstreams"), tr("Policies"), tr("Diff")})
        m_tabs->addTab(title);
    for (QWidget *sheet : {static_cast<QWidget *>(m_summary), static_cast<QWidget *>(m_routes),
                           static_cast<QWidget *>(m_upstreams), static_cast<QWidget *>(m_policies),
                           static_cast<QWidget *>(m_diff)})
        m_stack->addWidget(sheet);
    m_match->setChevron(true);
    setAction(m_match);
    body()->addWidget(m_tabs);
    body()->addWidget(m_stack, 1);
    m_promote->setObjectName(u"promoteApi"_s);
    m_promote->setKeyHint(PromoteAction::key());
    foot()->addWidget(m_promote, 0, Qt::AlignTop);
    foot()->addWidget(m_promoteLock, 1);
    foot()->addStretch();
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
}

void ApiDrawer::showApi(std::shared_ptr<const CatalogView> view, const ApiRow &row)
{
    m_view = std::move(view);
    m_api = row.id;
    const QString version = row.version.empty() ? QString() : u' ' + QString::fromStdString(row.version);
    const QString owner = row.owner.empty() ? tr("no owner") : QString::fromStdString(row.owner);
    setTitle(QString::fromStdString(row.name) + version,
             owner + u" · "_s + Words::matchMethod(row.method) + u", "_s + Words::confidence(row.confidence));
    const ApiDetails details(*m_view, row, m_clock->now());
    fill(m_summary, details.summary());
    fill(m_routes, details.routes());
    fill(m_upstreams, details.upstreams());
    fill(m_policies, details.policies());
    m_diff->setApi(*m_view, row);
}

void ApiDrawer::setPromotable(const QString &whyNot)
{
    m_promote->setBlocked(whyNot);
    m_promoteLock->setReason(whyNot);
}

void ApiDrawer::fill(ScrollSheet *sheet, const QList<DetailLine> &lines)
{
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(px(16), px(12), px(16), px(16));
    grid->setHorizontalSpacing(px(16));
    grid->setVerticalSpacing(px(6));
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const DetailLine &line : lines) {
        if (line.isHeading) {
            grid->setRowMinimumHeight(row, row == 0 ? 0 : px(12));
            auto *head = new QHBoxLayout;
            head->setSpacing(px(8));
            head->addWidget(new EnvironmentMark(line.caption, line.side));
            head->addWidget(new TextLabel(line.value, TypeSize::Body, QFont::DemiBold));
            head->addStretch();
            grid->addLayout(head, ++row, 0, 1, 2);
        } else {
            auto *caption = new TextLabel(line.caption, TypeSize::Small, QFont::Normal, &Tokens::text2);
            caption->setElided(true);
            caption->setFixedWidth(px(120));
            auto *value = new ValueLabel(line.value);
            grid->addWidget(caption, row, 0, Qt::AlignTop);
            grid->addWidget(value, row, 1);
        }
        ++row;
    }
    grid->setRowStretch(row, 1);
    sheet->setWidget(content); // deletes what was there
}

void ApiDrawer::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

ApiDrawer::Tab ApiDrawer::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

} // namespace bulkhead
