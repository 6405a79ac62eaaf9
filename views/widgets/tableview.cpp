// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tableview.h"

#include "presentation/tokens.h"
#include "presentation/type.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/rowdelegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace bulkhead {

class TableView::Header final : public QHeaderView
{
public:
    explicit Header(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setHighlightSections(false);
        setSectionsClickable(true);
        setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        setMinimumSectionSize(px(32));
        setTextElideMode(Qt::ElideRight);
    }
    QHash<int, EnvironmentType> environments;

    [[nodiscard]] QSize sizeHint() const override { return {QHeaderView::sizeHint().width(), px(32)}; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override
    {
        painter->save();
        QHeaderView::paintSection(painter, rect, logicalIndex);
        painter->restore();
        if (const auto it = environments.constFind(logicalIndex); it != environments.cend())
            painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), px(3)),
                              QColor(tokensFor(palette()).environment(*it).edge));
    }
};

TableView::TableView(const QString &accessibleName, QWidget *parent)
    : QTableView(parent)
    , m_header(new Header(this))
{
    setAccessibleName(accessibleName);
    setHorizontalHeader(m_header);
    setItemDelegate(new RowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowMeasure(m_measure);
    connect(this, &QTableView::doubleClicked, this, &TableView::opened);
}

void TableView::setRowMeasure(int measure)
{
    m_measure = measure;
    verticalHeader()->setMinimumSectionSize(px(16));
    verticalHeader()->setDefaultSectionSize(bulkhead::rowHeight(measure)); // not the table's own
}

void TableView::setColumnEnvironment(int column, EnvironmentType type)
{
    m_header->environments.insert(column, type);
    m_header->viewport()->update();
}

void TableView::clearColumnEnvironments()
{
    m_header->environments.clear();
    m_header->viewport()->update();
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit opened(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
        setRowMeasure(m_measure);
}

void TableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount(rootIndex()) > 0)
        setCurrentIndex(model()->index(0, 0, rootIndex()));
    viewport()->update();
}

void TableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void TableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update(); // the keyboard's line runs over the whole row
}

} // namespace bulkhead
