// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/planpanel.h"

#include "presentation/formats.h"
#include "promotions/mappingtable.h"
#include "promotions/plandelegate.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr int mostHigh = 560;

//! The heads of the three columns, on top of the lines.
class ColumnHeads final : public QWidget
{
public:
    ColumnHeads(QStringList names, QWidget *parent)
        : QWidget(parent)
        , m_names(std::move(names))
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override { return {px(320), px(28)}; }
    void setNames(const QStringList &names)
    {
        m_names = names;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(palette());
        const auto at = PlanDelegate::columns(width() - px(16));
        painter.setFont(typeFont(TypeSize::Small, QFont::Medium));
        painter.setPen(QColor(t.text2));
        painter.drawText(rect().adjusted(px(8) + at.what + px(20), 0, 0, 0), Qt::AlignVCenter, m_names[0]);
        painter.setPen(QColor(t.production.ink));
        painter.drawText(rect().adjusted(px(8) + at.before, 0, 0, 0), Qt::AlignVCenter, m_names[1]);
        painter.drawText(rect().adjusted(px(8) + at.after, 0, 0, 0), Qt::AlignVCenter, m_names[2]);
        painter.fillRect(QRect(0, height() - 1, width(), 1), QColor(t.border));
    }

private:
    QStringList m_names;
};

} // namespace

PlanPanel::PlanPanel(QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_note(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_tabs(new SegmentedControl(tr("What of the plan is shown"), this))
    , m_columns(new ColumnHeads({QString(), QString(), QString()}, this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QListView(this))
    , m_model(new PlanRowsModel(this))
    , m_mapping(new MappingTable(this))
    , m_table(new TableView(tr("Mapping"), this))
{
    setObjectName(u"planPanel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, px(12), 1, px(8));
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(16), 0, px(16), px(10));
    head->setSpacing(px(12));
    head->addWidget(new TextLabel(tr("Plan"), TypeSize::Body, QFont::DemiBold, &Tokens::text, this));
    m_note->setElided(true);
    head->addWidget(m_note, 1);
    m_tabs->setObjectName(u"planTabs"_s);
    m_tabs->addSegment(tr("Plan"));
    m_tabs->addSegment(tr("Full diff"));
    m_tabs->addSegment(tr("Mapping"));
    head->addWidget(m_tabs);
    column->addLayout(head);
    column->addWidget(m_columns);
    m_list->setObjectName(u"planRows"_s);
    m_list->setAccessibleName(tr("What the plan changes"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PlanDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->installEventFilter(this);
    m_table->setObjectName(u"mappingTable"_s);
    m_mapping->dress(m_table);
    m_table->installEventFilter(this);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_table);
    column->addWidget(m_stack);
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](int tab) { showTab(static_cast<Tab>(tab)); });
    connect(m_list, &QListView::doubleClicked, this, [this] { emit commentRequested(currentStep()); });
}

void PlanPanel::show(const Plan &plan, const PlanWords &words, const QHash<int, int> &remarks)
{
    m_words = words;
    const QString where = plan.to.text();
    static_cast<ColumnHeads *>(m_columns)->setNames({tr("What"), tr("%1 now").arg(where), tr("%1 after").arg(where)}); // NOLINT(cppcoreguidelines-pro-type-static-cast-downcast)
    m_remarks = remarks;
    m_note->setText(tr("%n step(s) on %1", nullptr, static_cast<int>(plan.steps.size())).arg(plan.target.text()));
    m_tabs->setSegmentText(1, tr("Full diff %1").arg(Formats::number(countValues(words))));
    m_mapping->setPlan(plan);
    m_tabs->setSegmentText(2, tr("Mapping %1").arg(Formats::number(m_mapping->rowCount())));
    showRows();
}

void PlanPanel::showRows()
{
    const int current = m_list->currentIndex().row();
    if (m_tab != Tab::Mapping)
        m_model->setRows(planRows(m_words, m_tab == Tab::Full), m_remarks);
    if (current >= 0 && current < m_model->rowCount())
        m_list->setCurrentIndex(m_model->index(current));
    m_columns->setVisible(m_tab != Tab::Mapping);
    m_stack->setCurrentIndex(m_tab == Tab::Mapping ? 1 : 0);
    fit();
}

void PlanPanel::showTab(Tab tab)
{
    m_tab = tab;
    m_tabs->setCurrent(static_cast<int>(tab));
    showRows();
}

//! As high as the lines are, up to a screen: a long plan scrolls inside, a short one is seen whole.
void PlanPanel::fit()
{
    int height = px(8);
    if (m_tab == Tab::Mapping) {
        height += m_table->horizontalHeader()->sizeHint().height() + m_mapping->rowCount() * rowHeight(32) + px(8);
    } else {
        m_list->doItemsLayout();
        for (int row = 0; row < m_model->rowCount() && height < px(mostHigh); ++row)
            height += m_list->sizeHintForIndex(m_model->index(row)).height();
    }
    m_stack->setFixedHeight(std::clamp(height, px(72), px(mostHigh)));
}

void PlanPanel::nextDifference(bool backwards)
{
    if (m_tab == Tab::Mapping)
        showTab(Tab::Plan);
    const int row = m_model->nextDifference(m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1, backwards);
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_model->index(row));
    m_list->scrollTo(m_model->index(row));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

int PlanPanel::currentStep() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() && m_tab != Tab::Mapping ? m_model->row(index.row()).step : -1;
}

void PlanPanel::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    fit(); // values wrap otherwise
}

//! The wheel goes on to the page where the list has nothing left to scroll.
bool PlanPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == m_list) {
        const int key = static_cast<QKeyEvent *>(event)->key(); // NOLINT(cppcoreguidelines-pro-type-static-cast-downcast)
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && currentStep() >= 0) {
            emit commentRequested(currentStep());
            return true;
        }
    }
    return Surface::eventFilter(watched, event);
}

} // namespace bulkhead
