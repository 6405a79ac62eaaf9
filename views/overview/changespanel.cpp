// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/changespanel.h"

#include "items/findingquery.h"
#include "overview/changelist.h"
#include "presentation/formats.h"
#include "presentation/statusglyph.h"
#include "widgets/button.h"
#include "widgets/rowdelegate.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

class ChangeDelegate final : public RowDelegate
{
public:
    ChangeDelegate(std::shared_ptr<const Clock> clock, QObject *parent)
        : RowDelegate(parent)
        , m_clock(std::move(clock))
    {
        setRowMeasure(48);
    }

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override
    {
        const Tokens &t = tokensFor(option.palette);
        const int size = px(16);
        StatusGlyph::paint(painter, QRectF(area.left() + px(8), area.center().y() - size / 2.0 + 0.5, size, size),
                           static_cast<Status>(index.data(ChangeList::StatusRole).toInt()), t);
        QRect room = area.adjusted(px(34), 0, -px(8), 0);
        const QString moment
            = Formats::shortMoment(*index.data(ChangeList::MomentRole).value<std::optional<UtcTime>>(), m_clock->now());
        painter->setFont(numberFont(TypeSize::Small));
        painter->setPen(QColor(t.text3));
        drawText(painter, room, moment, Qt::AlignRight | Qt::AlignVCenter);
        room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(moment) - px(12));
        const QFont name = typeFont(TypeSize::Body, QFont::Medium), small = typeFont(TypeSize::Caption);
        const int above = QFontMetrics(name).height(), below = QFontMetrics(small).height();
        const int top = room.top() + (room.height() - above - below) / 2;
        painter->setFont(name);
        painter->setPen(QColor(t.text));
        // Sentences begin with what matters.
        const auto begin = [&](int role) {
            return painter->fontMetrics().elidedText(index.data(role).toString(), Qt::ElideRight, room.width());
        };
        drawText(painter, QRect(room.left(), top, room.width(), above), begin(Qt::DisplayRole));
        painter->setFont(small);
        painter->setPen(QColor(t.text3));
        drawText(painter, QRect(room.left(), top + above, room.width(), below),
                 begin(ChangeList::SecondRole));
    }
    [[nodiscard]] int contentWidth(const QModelIndex &) const override { return px(220); }

private:
    std::shared_ptr<const Clock> m_clock;
};

} // namespace

ChangesPanel::ChangesPanel(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_session(session)
    , m_model(new ChangeList(session, this))
    , m_list(new QListView(this))
    , m_count(new TextLabel(QString(), TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_none(new TextLabel(QString(), TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_mark(new Button(tr("Mark as seen"), Button::Look::Outlined, Icon::Check, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 1, px(6));
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(16), px(8), px(12), px(8));
    head->setSpacing(px(8));
    auto *title = new TextLabel(tr("Since you last looked"), TypeSize::Section, QFont::DemiBold, &Tokens::text, this);
    title->setMinimumHeight(px(32));
    head->addWidget(title);
    m_count->setElided(true);
    head->addWidget(m_count, 1);
    m_mark->setSize(Button::Size::Small);
    m_mark->setObjectName(u"markSeen"_s);
    head->addWidget(m_mark);
    column->addLayout(head);
    column->addWidget(new Rule(Qt::Horizontal, this));
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_none->setMinimumHeight(px(64));
    m_none->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *none = new QHBoxLayout;
    none->setContentsMargins(px(16), px(0), px(16), px(0));
    none->addWidget(m_none);
    column->addLayout(none);
    m_list->setModel(m_model);
    m_list->setObjectName(u"changes"_s);
    m_list->setAccessibleName(tr("Since you last looked"));
    m_list->setItemDelegate(new ChangeDelegate(std::move(clock), m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    column->addWidget(m_list, 1);
    column->addStretch(0);
    connect(m_list, &QListView::activated, this, &ChangesPanel::open);
    connect(m_list, &QListView::clicked, this, &ChangesPanel::open);
    connect(m_mark, &QPushButton::clicked, this, [this] {
        if (const auto view = m_session.view(); view && view->snapshot)
            setSeen(view->snapshot->id);
    });
    connect(&session, &ConsoleSession::changesListed, this, [this](const QList<CatalogChange> &changes) {
        if (m_asked != 0)
            m_model->setChanges(changes);
        showCount();
    });
    connect(&session, &ConsoleSession::findingNewsListed, this, [this](const QList<FindingNews> &news) {
        if (m_asked != 0 && m_session.asOf() == 0)
            m_model->setFindings(news);
        showCount();
    });
    // What was found in a view is known once it was judged.
    connect(&session, &ConsoleSession::isolationChanged, this, [this] {
        if (m_asked != 0 && m_session.asOf() == 0)
            m_session.listFindingNewsSince(m_asked);
    });
}

void ChangesPanel::open(const QModelIndex &index)
{
    std::visit([this](const auto &change) { openChange(change); }, m_model->row(index.row()));
}

void ChangesPanel::openChange(const CatalogChange &change)
{
    if (change.api.isEmpty())
        emit gatewayRequested(change.gateway.text());
    else if (change.kind != CatalogChange::Kind::ApiGone)
        emit apiRequested(change.apiId.text());
}

//! Findings that are not there any more open what its control says now.
void ChangesPanel::openChange(const FindingNews &news)
{
    const EnvironmentPair pair(news.sandbox, news.production);
    if (m_session.pair() != pair)
        m_session.choosePair(pair);
    FindingQuery query;
    query.control = news.control;
    if (news.kind == FindingNews::Kind::Came)
        query.fingerprint = QString::fromStdString(news.newest.finding.fingerprint);
    emit findingsRequested(query);
}

void ChangesPanel::setSeen(SnapshotId seen)
{
    m_seen = seen;
    refresh();
}

void ChangesPanel::refresh()
{
    const auto view = m_session.view();
    const SnapshotId now = view && view->snapshot ? view->snapshot->id : 0;
    if (m_seen == 0 && now != 0)
        m_seen = now; // the first look: everything there is, is seen
    m_asked = m_seen != 0 && now > m_seen ? m_seen : 0;
    if (m_asked != 0) {
        m_session.listChangesSince(m_asked);
    } else {
        m_model->setChanges({});
    }
    if (m_asked == 0 || m_session.asOf() != 0)
        m_model->setFindings({});
    showCount();
}

void ChangesPanel::showCount()
{
    const int count = m_model->rowCount();
    m_count->setText(count > 0 ? Formats::number(count) : QString());
    m_count->setToolTip(tr("%n change(s)", nullptr, count));
    m_count->setAccessibleName(m_count->toolTip());
    m_none->setText(tr("Nothing is different. What the next sync finds new, changed or gone is listed here."));
    m_none->setVisible(count == 0);
    m_list->setVisible(count > 0);
    m_mark->setVisible(m_asked != 0);
}

} // namespace bulkhead
