// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/gatewaylist.h"

#include "presentation/formats.h"
#include "presentation/statusglyph.h"
#include "presentation/words.h"
#include "widgets/rowdelegate.h"

#include <QAbstractListModel>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

class GatewayListModel final : public QAbstractListModel
{
public:
    enum Role { StatusRole = Qt::UserRole, SecondRole, AgeRole, TroubleRole, TypeRole, SharedRole };

    GatewayListModel(std::shared_ptr<const Clock> clock, QObject *parent)
        : QAbstractListModel(parent)
        , m_clock(std::move(clock))
    {
    }
    void setEstate(const EstateConfig &estate, std::shared_ptr<const CatalogView> view)
    {
        beginResetModel();
        m_estate = estate;
        m_view = std::move(view);
        endResetModel();
    }
    [[nodiscard]] int rowOf(const GatewayId &id) const
    {
        const auto &all = m_estate.gateways;
        const auto it = std::find_if(all.cbegin(), all.cend(), [&](const auto &gateway) { return gateway.id == id; });
        return it == all.cend() ? -1 : static_cast<int>(it - all.cbegin());
    }
    [[nodiscard]] GatewayId at(int row) const
    {
        return row >= 0 && row < m_estate.gateways.size() ? m_estate.gateways.at(row).id : GatewayId();
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_estate.gateways.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] const ConnectionState *stateOf(const GatewayId &id) const
    {
        if (!m_view)
            return nullptr;
        for (const ConnectionState &state : m_view->connections) {
            if (state.config.id == id)
                return &state;
        }
        return nullptr;
    }
    [[nodiscard]] QString trouble(const ConnectionState *state) const
    {
        if (!state || state->state == ConnectionState::State::NeverRead)
            return Words::connection(ConnectionState::State::NeverRead);
        if (state->state == ConnectionState::State::Read)
            return {};
        if (state->lastSync && state->lastSync->error)
            return ErrorWords::shortly(state->lastSync->error->kind);
        return Words::connection(state->state);
    }

    EstateConfig m_estate;
    std::shared_ptr<const CatalogView> m_view;
    std::shared_ptr<const Clock> m_clock;
};

QVariant GatewayListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GatewayConfig &gateway = m_estate.gateways.at(index.row());
    const ConnectionState *state = stateOf(gateway.id);
    switch (role) {
    case Qt::DisplayRole: return gateway.id.text();
    case StatusRole:
        return static_cast<int>(state ? Words::statusOf(state->state) : Status::NotAssessed);
    case SecondRole: {
        const QString kind = Words::gatewayKind(gateway.kind);
        return state && state->lastSync && !state->lastSync->version.isEmpty()
            ? QString(kind + u' ' + state->lastSync->version)
            : kind;
    }
    case AgeRole: return state ? Formats::ageOf(state->factsFrom, m_clock->now()) : Formats::none();
    case TroubleRole: return trouble(state);
    case TypeRole:
        if (const Environment *environment = m_estate.environment(gateway.environment))
            return static_cast<int>(environment->type);
        return -1;
    case Qt::AccessibleTextRole: {
        const QString bad = trouble(state);
        return QString(gateway.id.text() + u", "_s + (bad.isEmpty() ? data(index, AgeRole).toString() : bad));
    }
    default: return {};
    }
}

namespace {

class GatewayRowDelegate final : public RowDelegate
{
public:
    explicit GatewayRowDelegate(QObject *parent)
        : RowDelegate(parent)
    {
        setRowMeasure(48);
    }

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override
    {
        using M = GatewayListModel;
        const Tokens &t = tokensFor(option.palette);
        const int type = index.data(M::TypeRole).toInt();
        const QColor edge = type < 0 ? t.accepted.shape : t.environment(static_cast<EnvironmentType>(type)).edge;
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), px(3), option.rect.height()), edge);
        const int size = px(16);
        StatusGlyph::paint(painter, QRectF(area.left() + px(8), area.center().y() - size / 2.0 + 0.5, size, size),
                           static_cast<Status>(index.data(M::StatusRole).toInt()), t);
        QRect room = area.adjusted(px(34), 0, -px(8), 0);
        const QString trouble = index.data(M::TroubleRole).toString();
        const QString right = trouble.isEmpty() ? index.data(M::AgeRole).toString() : trouble;
        painter->setFont(trouble.isEmpty() ? numberFont(TypeSize::Small) : typeFont(TypeSize::Caption, QFont::Medium));
        painter->setPen(QColor(trouble.isEmpty() ? t.text3 : t.warn.ink));
        const int width = qMin(painter->fontMetrics().horizontalAdvance(right) + 2, room.width() * 3 / 5);
        drawText(painter, QRect(room.right() - width, room.top(), width, room.height()), right, Qt::AlignRight | Qt::AlignVCenter);
        room.setRight(room.right() - width - px(8));
        const QFont name = typeFont(TypeSize::Body, QFont::Medium), small = typeFont(TypeSize::Caption);
        const int above = QFontMetrics(name).height(), below = QFontMetrics(small).height();
        const int top = room.top() + (room.height() - above - below) / 2;
        painter->setFont(name);
        painter->setPen(QColor(t.text));
        drawText(painter, QRect(room.left(), top, room.width(), above), index.data(Qt::DisplayRole).toString());
        painter->setFont(small);
        painter->setPen(QColor(t.text3));
        drawText(painter, QRect(room.left(), top + above, room.width(), below), index.data(M::SecondRole).toString());
    }
    [[nodiscard]] int contentWidth(const QModelIndex &) const override { return px(160); }
};

} // namespace

GatewayList::GatewayList(std::shared_ptr<const Clock> clock, QWidget *parent)
    : QListView(parent)
    , m_model(new GatewayListModel(std::move(clock), this))
{
    setObjectName(u"gatewayList"_s);
    setAccessibleName(tr("Gateways"));
    setModel(m_model);
    setItemDelegate(new GatewayRowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
}

void GatewayList::setEstate(const EstateConfig &estate, std::shared_ptr<const CatalogView> view)
{
    const GatewayId kept = currentGateway();
    const QScopedValueRollback guard(m_quiet, true);
    m_model->setEstate(estate, std::move(view));
    setCurrentGateway(kept);
}

void GatewayList::setCurrentGateway(const GatewayId &gateway)
{
    const QScopedValueRollback guard(m_quiet, true);
    const int row = m_model->rowOf(gateway);
    if (row < 0)
        clearSelection();
    setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row, 0));
}

GatewayId GatewayList::currentGateway() const
{
    return m_model->at(currentIndex().row());
}

void GatewayList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!m_quiet && current.isValid())
        emit chosen(m_model->at(current.row()));
}

} // namespace bulkhead
