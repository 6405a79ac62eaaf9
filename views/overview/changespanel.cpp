// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/changespanel.h"

#include "items/changesmodel.h"
#include "presentation/formats.h"
#include "presentation/statusglyph.h"
#include "presentation/words.h"
#include "widgets/button.h"
#include "widgets/rowdelegate.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Kind = CatalogChange::Kind;

namespace {

class ChangeDelegate final : public RowDelegate
{
    Q_DECLARE_TR_FUNCTIONS(ChangeDelegate)
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
        const auto kind = static_cast<Kind>(index.data(ChangesModel::KindRole).toInt());
        const int size = px(16);
        StatusGlyph::paint(painter, QRectF(area.left() + px(8), area.center().y() - size / 2.0 + 0.5, size, size),
                           glyph(kind, index.data(ChangesModel::DetailRole).toString()), t);
        QRect room = area.adjusted(px(34), 0, -px(8), 0);
        const UtcTime at(std::chrono::milliseconds(index.data(ChangesModel::AtRole).toDateTime().toMSecsSinceEpoch()));
        const QString moment = Formats::shortMoment(at, m_clock->now());
        painter->setFont(numberFont(TypeSize::Small));
        painter->setPen(QColor(t.text3));
        drawText(painter, room, moment, Qt::AlignRight | Qt::AlignVCenter);
        room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(moment) - px(12));
        const QFont name = typeFont(TypeSize::Body, QFont::Medium), small = typeFont(TypeSize::Caption);
        const int above = QFontMetrics(name).height(), below = QFontMetrics(small).height();
        const int top = room.top() + (room.height() - above - below) / 2;
        painter->setFont(name);
        painter->setPen(QColor(t.text));
        drawText(painter, QRect(room.left(), top, room.width(), above), index.data(Qt::DisplayRole).toString());
        painter->setFont(small);
        painter->setPen(QColor(t.text3));
        drawText(painter, QRect(room.left(), top + above, room.width(), below),
                 sentence(kind, index.data(ChangesModel::DetailRole).toString()));
    }
    [[nodiscard]] int contentWidth(const QModelIndex &) const override { return px(220); }

private:
    static Status glyph(Kind kind, const QString &detail)
    {
        switch (kind) {
        case Kind::GatewayFailed: return Status::Warn;
        case Kind::GatewayBack: return Status::Pass;
        case Kind::ApiAppeared:
        case Kind::ApiGone: return Status::NotAssessed;
        case Kind::ApiChanged: return detail == u"0"_s ? Status::Pass : Status::Warn;
        case Kind::StatusChanged:
            return detail.endsWith(toWire(ApiStatus::InSync))  ? Status::Pass
                : detail.endsWith(toWire(ApiStatus::Drifted)) ? Status::Warn
                                                              : Status::NotAssessed;
        }
        return Status::Unknown;
    }
    static QString statusWord(const QString &wire)
    {
        for (const auto status :
             {ApiStatus::InSync, ApiStatus::Drifted, ApiStatus::SandboxOnly, ApiStatus::ProductionOnly}) {
            if (toWire(status) == wire)
                return Words::apiStatus(status);
        }
        return wire;
    }
    static QString sentence(Kind kind, const QString &detail)
    {
        switch (kind) {
        case Kind::ApiAppeared: return tr("New, %1").arg(statusWord(detail).toLower());
        case Kind::ApiGone: return tr("No longer on any gateway");
        case Kind::ApiChanged:
            return detail == u"0"_s ? tr("Changed, in sync") : tr("Changed, %n field(s) drift", nullptr, detail.toInt());
        case Kind::StatusChanged: {
            const QStringList sides = detail.split(u" → "_s);
            return sides.size() == 2 ? tr("%1, was %2").arg(statusWord(sides.at(1)), statusWord(sides.at(0)).toLower()) : detail;
        }
        case Kind::GatewayFailed: return detail.isEmpty() ? tr("Not read any more") : tr("Not read: %1").arg(detail);
        case Kind::GatewayBack: return tr("Read again");
        }
        return detail;
    }

    std::shared_ptr<const Clock> m_clock;
};

} // namespace

ChangesPanel::ChangesPanel(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_session(session)
    , m_model(new ChangesModel(this))
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
}

void ChangesPanel::open(const QModelIndex &index)
{
    const QString api = index.data(ChangesModel::ApiIdRole).toString();
    if (index.data(ChangesModel::ApiRole).toString().isEmpty())
        emit gatewayRequested(index.data(ChangesModel::GatewayRole).toString());
    else if (static_cast<Kind>(index.data(ChangesModel::KindRole).toInt()) != Kind::ApiGone)
        emit apiRequested(api);
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
    if (m_asked != 0)
        m_session.listChangesSince(m_asked);
    else
        m_model->setChanges({});
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
