// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/connectionstable.h"

#include "presentation/formats.h"
#include "presentation/statusglyph.h"
#include "presentation/words.h"
#include "widgets/delegates.h"

#include <QPainter>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

ConnectionsTable::ConnectionsTable(const ConsoleSession &session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
}

void ConnectionsTable::refresh()
{
    QList<ConnectionState> next;
    const auto view = m_session.view();
    m_estate = m_session.estate();
    for (const GatewayConfig &config : std::as_const(m_estate.gateways)) {
        ConnectionState state;
        if (view) {
            for (const ConnectionState &known : view->connections) {
                if (known.config.id == config.id)
                    state = known;
            }
        }
        state.config = config;
        next.append(state);
    }
    m_progress = m_session.isSyncing() ? m_session.progress() : QList<GatewayProgress>();
    const bool same = std::equal(next.cbegin(), next.cend(), m_connections.cbegin(), m_connections.cend(),
                                 [](const auto &a, const auto &b) { return a.config.id == b.config.id; });
    if (!same)
        beginResetModel();
    m_connections = std::move(next);
    if (!same)
        endResetModel();
    else if (!m_connections.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void ConnectionsTable::showProgress(const GatewayId &gateway)
{
    m_progress = m_session.progress();
    for (int row = 0; row < rowCount(); ++row) {
        if (m_connections.at(row).config.id == gateway)
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

const ConnectionState *ConnectionsTable::connectionAt(int row) const
{
    return row >= 0 && row < m_connections.size() ? &m_connections.at(row) : nullptr;
}

QList<Environment> ConnectionsTable::environmentsAt(int row) const
{
    QList<Environment> found;
    const ConnectionState *one = connectionAt(row);
    for (const Environment &environment : m_estate.environments) {
        const auto &rules = one->config.partitions;
        const bool partition = std::any_of(rules.cbegin(), rules.cend(), [&](const PartitionRule &rule) {
            return rule.environment == environment.id;
        });
        if (environment.id == one->config.environment || partition)
            found.append(environment);
    }
    return found;
}

int ConnectionsTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_connections.size());
}

int ConnectionsTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Age) + 1;
}

const GatewayProgress *ConnectionsTable::progressOf(const GatewayId &gateway) const
{
    const auto it = std::find_if(m_progress.cbegin(), m_progress.cend(),
                                 [&](const GatewayProgress &one) { return one.gateway == gateway; });
    return it == m_progress.cend() ? nullptr : &*it;
}

Status ConnectionsTable::statusOf(const ConnectionState &one) const
{
    using State = GatewayProgress::State;
    const GatewayProgress *progress = progressOf(one.config.id);
    if (!progress)
        return Words::statusOf(one.state);
    switch (progress->state) {
    case State::Waiting: return Status::Waiting;
    case State::Identifying:
    case State::Reading: return Status::Running;
    case State::Done: return Status::Pass;
    case State::Failed: return Status::Warn;
    case State::Cancelled: return Status::NotApplicable;
    }
    return Status::Unknown;
}

QString ConnectionsTable::words(const ConnectionState &one, Column column) const
{
    using State = GatewayProgress::State;
    const GatewayProgress *progress = progressOf(one.config.id);
    switch (column) {
    case Column::Gateway: return one.config.id.text();
    case Column::State:
        if (progress) {
            switch (progress->state) {
            case State::Waiting: return tr("Waiting");
            case State::Identifying: return tr("Signing in");
            case State::Reading: return tr("Reading %1").arg(progress->read.step);
            case State::Done: return Words::connection(ConnectionState::State::Read);
            case State::Failed:
                return progress->error ? ErrorWords::shortly(progress->error->kind) : tr("Not read");
            case State::Cancelled: return tr("Cancelled");
            }
        }
        if (one.lastSync && one.lastSync->error && one.state != ConnectionState::State::Read)
            return ErrorWords::shortly(one.lastSync->error->kind);
        return Words::connection(one.state);
    case Column::Rights:
        if (!one.lastSync || one.lastSync->mayRead.isEmpty())
            return Formats::none();
        return one.lastSync->mayRead == "yes"_L1 ? tr("may read")
            : one.lastSync->mayRead == "no"_L1   ? tr("may not read")
                                                 : tr("reading unknown");
    default: return {};
    }
}

QString ConnectionsTable::second(const ConnectionState &one, Column column) const
{
    const GatewayProgress *progress = progressOf(one.config.id);
    const GatewaySync *sync = one.lastSync ? &*one.lastSync : nullptr;
    switch (column) {
    case Column::Gateway: {
        const QString kind = Words::gatewayKind(one.config.kind);
        return sync && !sync->version.isEmpty() ? QString(kind + u' ' + sync->version) : kind;
    }
    case Column::State:
        if (progress)
            return tr("%1 rows, %2 requests")
                .arg(Formats::number(progress->read.rows), Formats::number(progress->read.requests));
        if (sync && sync->error && one.state != ConnectionState::State::Read)
            return ErrorWords::whatToDo(*sync->error);
        if (sync && !sync->warnings.isEmpty())
            return sync->warnings.first();
        if (!sync)
            return tr("Sync to read it");
        return sync->requests > 0 ? tr("%1 requests in %2").arg(Formats::number(sync->requests), Formats::duration(sync->duration))
                                  : QString();
    case Column::Rights:
        if (!sync || sync->mayChange.isEmpty())
            return {};
        return sync->mayChange == "yes"_L1 ? tr("may change")
            : sync->mayChange == "no"_L1   ? tr("may not change")
                                           : tr("changing unknown");
    default: return {};
    }
}

QVariant ConnectionsTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConnectionState &one = m_connections.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: {
        if (column != Column::Environments)
            return words(one, column);
        QStringList names;
        for (const Environment &environment : environmentsAt(index.row()))
            names.append(environment.id.text());
        return names.join(u", "_s);
    }
    case Qt::ToolTipRole:
        return column == Column::State ? second(one, column) : QVariant();
    case SecondRole: return second(one, column);
    case StatusRole: return static_cast<int>(statusOf(one));
    case MomentRole: return QVariant::fromValue(one.factsFrom);
    default: return {};
    }
}

QVariant ConnectionsTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && static_cast<Column>(section) == Column::Age)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Gateway: return tr("Gateway");
    case Column::Environments: return tr("Environment");
    case Column::State: return tr("State");
    case Column::Rights: return tr("Rights");
    case Column::Age: return tr("Facts are");
    }
    return {};
}

void EnvironmentsDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                                        const QStyleOptionViewItem &option) const
{
    const Tokens &t = tokensFor(option.palette);
    const auto *table = qobject_cast<const ConnectionsTable *>(index.model());
    const QList<Environment> all = table ? table->environmentsAt(index.row()) : QList<Environment>();
    painter->setFont(typeFont(TypeSize::Small, QFont::Medium));
    const int line = painter->fontMetrics().height();
    int top = area.top() + (area.height() - line * static_cast<int>(qMin<qsizetype>(all.size(), 2))) / 2;
    for (qsizetype i = 0; i < qMin<qsizetype>(all.size(), 2); ++i) {
        painter->setPen(QColor(t.environment(all.at(i).type).ink));
        const QString more = i == 1 && all.size() > 2 ? QString(u" +%1"_s.arg(all.size() - 2)) : QString();
        drawText(painter, QRect(area.left(), top, area.width(), line), all.at(i).id.text() + more);
        top += line;
    }
}

int EnvironmentsDelegate::contentWidth(const QModelIndex &index) const
{
    const QFontMetrics metrics(typeFont(TypeSize::Small, QFont::Medium));
    int widest = 0;
    for (const QString &name : index.data(Qt::DisplayRole).toString().split(u", "_s))
        widest = std::max(widest, metrics.horizontalAdvance(name));
    return widest;
}

void StateDelegate::paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                                 const QStyleOptionViewItem &option) const
{
    using T = ConnectionsTable;
    const Tokens &t = tokensFor(option.palette);
    const auto status = static_cast<Status>(index.data(T::StatusRole).toInt());
    const int size = px(16);
    StatusGlyph::paint(painter, QRectF(area.left(), area.center().y() - size / 2.0 + 0.5, size, size), status, t);
    const QRect room = area.adjusted(size + px(10), 0, 0, 0);
    const QFont small = typeFont(TypeSize::Caption);
    painter->setFont(typeFont(TypeSize::Body, QFont::Medium));
    const int above = painter->fontMetrics().height(), below = QFontMetrics(small).height();
    const bool oneLine = index.data(T::SecondRole).toString().isEmpty();
    const int top = room.top() + (room.height() - above - (oneLine ? 0 : below)) / 2;
    painter->setPen(QColor(status == Status::Pass ? t.text : t.status(status).ink));
    drawText(painter, QRect(room.left(), top, room.width(), above), index.data(Qt::DisplayRole).toString());
    painter->setFont(small);
    painter->setPen(QColor(t.text3));
    const QRect quiet(room.left(), top + above, room.width(), below);
    painter->drawText(quiet, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(T::SecondRole).toString(), Qt::ElideRight, quiet.width()));
}

} // namespace bulkhead
