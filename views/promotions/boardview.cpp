// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/boardview.h"

#include "presentation/formats.h"
#include "presentation/promotionwords.h"
#include "promotions/promotioncarddelegate.h"
#include "widgets/surface.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

BoardView::BoardView(PromotionSession &session, std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_delegate(new PromotionCardDelegate(
          std::move(clock),
          [&session](const QString &id) { return session.running() && session.running()->request == id ? &*session.running() : nullptr; }, this))
{
    setObjectName(u"promotionBoard"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(16));
    for (int i = 0; i < boardColumnCount; ++i)
        row->addWidget(makeColumn(static_cast<BoardColumn>(i)), 1);
    for (auto signal : {&PromotionSession::runProgressed, &PromotionSession::runStarted}) {
        connect(&session, signal, this, [this] {
            QListView *list = this->list(BoardColumn::Approved);
            list->doItemsLayout(); // a card that runs is higher
            list->viewport()->update();
        });
    }
}

QWidget *BoardView::makeColumn(BoardColumn which)
{
    Column &column = m_columns[static_cast<std::size_t>(which)];
    auto *box = new QWidget(this);
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(px(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(8));
    auto *title = new TextLabel(PromotionWords::column(which), TypeSize::Body, QFont::DemiBold, &Tokens::text, box);
    title->setElided(true);
    head->addWidget(title);
    column.count = new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, box);
    head->addWidget(column.count);
    head->addStretch(1);
    rows->addLayout(head);
    rows->addWidget(new Rule(Qt::Horizontal, box));
    column.model = new PromotionCardsModel(this);
    column.list = new QListView(box);
    QListView *list = column.list;
    list->setObjectName(u"board-%1"_s.arg(static_cast<int>(which)));
    list->setAccessibleName(PromotionWords::column(which));
    list->setFrameShape(QFrame::NoFrame);
    list->viewport()->setAutoFillBackground(false);
    list->setModel(column.model);
    list->setItemDelegate(m_delegate);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setResizeMode(QListView::Adjust);
    list->setMouseTracking(true);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->installEventFilter(this);
    const auto open = [this, &column](const QModelIndex &index) {
        const PromotionCard &card = column.model->cardAt(index.row());
        emit cardOpened(card.id, card.isDraft);
    };
    connect(list, &QListView::clicked, this, open);
    connect(list, &QListView::activated, this, [open, list](const QModelIndex &index) {
        if (list->hasFocus())
            open(index);
    });
    rows->addWidget(list, 1);
    return box;
}

void BoardView::setCards(const QList<PromotionCard> &cards, UtcTime doneSince)
{
    for (int i = 0; i < boardColumnCount; ++i) {
        QList<PromotionCard> own;
        for (const PromotionCard &card : cards) {
            const bool isOld = card.column() == BoardColumn::Done && card.at < doneSince;
            if (card.column() == static_cast<BoardColumn>(i) && !isOld)
                own.append(card);
        }
        Column &column = m_columns[static_cast<std::size_t>(i)];
        const int current = column.list->currentIndex().row();
        column.model->setCards(own);
        column.count->setText(Formats::number(own.size()));
        column.list->setFocusPolicy(own.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
        if (current >= 0 && !own.isEmpty())
            column.list->setCurrentIndex(column.model->index(std::min(current, static_cast<int>(own.size()) - 1)));
    }
}

void BoardView::focusFirst()
{
    for (const BoardColumn which : {BoardColumn::Waiting, BoardColumn::Approved, BoardColumn::Stopped, BoardColumn::Draft, BoardColumn::Done}) {
        QListView *list = this->list(which);
        if (list->model()->rowCount() == 0)
            continue;
        if (!list->currentIndex().isValid())
            list->setCurrentIndex(list->model()->index(0, 0));
        list->setFocus(Qt::OtherFocusReason);
        return;
    }
}

bool BoardView::goSideways(int from, int by)
{
    for (int i = from + by; i >= 0 && i < boardColumnCount; i += by) {
        QListView *list = this->list(static_cast<BoardColumn>(i));
        if (list->model()->rowCount() == 0)
            continue;
        if (!list->currentIndex().isValid())
            list->setCurrentIndex(list->model()->index(0, 0));
        list->setFocus(Qt::TabFocusReason);
        return true;
    }
    return false;
}

bool BoardView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key(); // NOLINT(cppcoreguidelines-pro-type-static-cast-downcast)
    for (int i = 0; i < boardColumnCount; ++i) {
        if (watched != list(static_cast<BoardColumn>(i)))
            continue;
        if (key == Qt::Key_Left || key == Qt::Key_Right)
            return goSideways(i, key == Qt::Key_Right ? 1 : -1);
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bulkhead
