// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/heatmap.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/statusglyph.h"
#include "presentation/words.h"
#include "widgets/bulkheadstyle.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace isolation;

namespace {

std::optional<Verdict> verdictAt(const QModelIndex &index)
{
    const QVariant value = index.data(HeatMapModel::VerdictRole);
    return value.isValid() ? std::optional(static_cast<Verdict>(value.toInt())) : std::nullopt;
}

//! A cell of which all that fails is accepted keeps the fail's octagon, hollow.
bulkhead::Status statusAt(const QModelIndex &index, Verdict verdict)
{
    return index.data(HeatMapModel::AcceptedRole).toBool() ? bulkhead::Status::Accepted : IsolationWords::statusOf(verdict);
}

Layer layerAt(int column)
{
    return wallLayers[static_cast<std::size_t>(column - 1)];
}

void paintBox(QPainter *painter, const QRectF &box, const StatusColours &colours)
{
    painter->setPen(QPen(QColor(colours.shape), 1));
    painter->setBrush(QColor(colours.soft));
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

void paintGround(QPainter *painter, const QRectF &box, const Tokens &t)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(t.sunken));
    painter->drawRoundedRect(box, 3, 3);
}

void paintTick(QPainter *painter, const QRectF &box, const Tokens &t)
{
    paintGround(painter, box, t);
    painter->setPen(QPen(QColor(t.pass.shape), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = box.center();
    const double u = px(16) / 16.0;
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(QPolygonF() << c + QPointF(-4, 0.5) * u << c + QPointF(-1.2, 3.2) * u << c + QPointF(4, -3) * u);
}

void paintDashed(QPainter *painter, const QRectF &box, const Tokens &t)
{
    QPen pen(QColor(t.hatch), 1);
    pen.setDashPattern({3, 3});
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->setPen(QPen(QColor(t.text3), 1.6, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(box.center() - QPointF(3, 0), box.center() + QPointF(3, 0));
}

//! Quiet, because whole columns may look like this; never filled.
void paintHatched(QPainter *painter, const QRectF &box, const QRectF &clear, const Tokens &t)
{
    QPainterPath shape, inner;
    shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    inner.addRect(clear);
    painter->fillPath(shape, QColor(t.unknown.soft));
    StatusGlyph::hatch(painter, shape.subtracted(inner), t.hatch, 6, 1);
    painter->setPen(QPen(QColor(t.hatch), 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(shape);
}

void paintCounted(QPainter *painter, const QRectF &box, bulkhead::Status status, qint64 count, const Tokens &t)
{
    const QString figure = count > 1 || status != bulkhead::Status::Unknown ? Formats::number(count) : QString();
    const bool isCounted = !figure.isEmpty() && count > 0;
    const bool isOwn = status == bulkhead::Status::Unknown || count > 0; // else its gateways have it: quieter, without a number
    painter->setFont(typeFont(TypeSize::Small, QFont::DemiBold));
    const double glyph = px(14), gap = px(4);
    const double text = isCounted ? painter->fontMetrics().horizontalAdvance(figure) : 0;
    const double width = glyph + (isCounted ? gap + text : 0);
    const QRectF content(box.center().x() - width / 2, box.center().y() - glyph / 2, width, glyph);
    if (status == bulkhead::Status::Unknown)
        paintHatched(painter, box, content.adjusted(-2, -1, 2, 1), t);
    else if (isOwn)
        paintBox(painter, box, t.status(status));
    else
        paintGround(painter, box, t);
    StatusGlyph::paint(painter, QRectF(content.left(), content.top(), glyph, glyph), status, t);
    if (!isCounted)
        return;
    painter->setPen(QColor(t.status(status).ink));
    painter->drawText(QRectF(content.left() + glyph + gap, box.top(), text + 2, box.height()), Qt::AlignVCenter | Qt::AlignLeft, figure);
}

} // namespace

void HeatCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokensFor(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, QColor(t.accentSoft));
    const QRectF box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const auto verdict = verdictAt(index);
    if (!verdict || *verdict == Verdict::NotApplicable)
        paintDashed(painter, box, t);
    else if (*verdict == Verdict::Pass)
        paintTick(painter, box, t);
    else
        paintCounted(painter, box, statusAt(index, *verdict), index.data(HeatMapModel::CountRole).toLongLong(), t);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (view != nullptr && view->currentIndex() == index)
        BulkheadStyle::drawFocus(painter, box, option.palette, 3);
    painter->restore();
}

QString HeatCellDelegate::sentence(const QModelIndex &index)
{
    if (index.column() == 0)
        return index.data(Qt::DisplayRole).toString();
    const QString layer = IsolationWords::layer(layerAt(index.column()));
    const QString api = index.siblingAtColumn(0).data(Qt::DisplayRole).toString();
    const int count = static_cast<int>(index.data(HeatMapModel::CountRole).toLongLong());
    const int around = static_cast<int>(index.data(HeatMapModel::AroundRole).toLongLong());
    const auto verdict = verdictAt(index);
    QString what = tr("not assessed");
    if (verdict == Verdict::Pass)
        what = tr("everything that was judged passes");
    else if (verdict == Verdict::Fail)
        what = index.data(HeatMapModel::AcceptedRole).toBool() ? tr("%n finding(s), all accepted for a while", nullptr, count) : tr("%n finding(s)", nullptr, count);
    else if (verdict == Verdict::Warn)
        what = tr("%n warning(s)", nullptr, count);
    else if (verdict == Verdict::Unknown)
        what = tr("%n control(s) undecided", nullptr, count);
    if (around > 0 && (verdict == Verdict::Fail || verdict == Verdict::Warn))
        what += u", "_s + tr("%n of its gateways", nullptr, around);
    //: API, layer: what is said of it.
    return tr("%1, %2: %3").arg(api, layer, what);
}

bool HeatCellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &, const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.isValid())
        QToolTip::showText(event->globalPos(), sentence(index).toHtmlEscaped(), view);
    return true;
}

QVariant SpokenHeatMap::data(const QModelIndex &index, int role) const
{
    return role == Qt::AccessibleTextRole ? QVariant(HeatCellDelegate::sentence(index)) : HeatMapModel::data(index, role);
}

QVariant SpokenHeatMap::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("API") : IsolationWords::shortLayer(layerAt(section));
}

//! Name of the layer and its status for the whole pair.
class HeatMap::Head final : public QHeaderView
{
public:
    explicit Head(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(false);
        setMinimumSectionSize(px(32));
    }
    std::array<std::optional<isolation::Status>, HeatMapModel::layers> statuses{};

    [[nodiscard]] QSize sizeHint() const override { return {QHeaderView::sizeHint().width(), px(48)}; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const Tokens &t = tokensFor(palette());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillRect(rect, QColor(t.panel));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(t.border));
        painter->setFont(typeFont(TypeSize::Caption));
        painter->setPen(QColor(t.text2));
        const QRect above(rect.left(), rect.top() + px(4), rect.width(), px(18));
        const QRect below(rect.left(), rect.top() + px(24), rect.width(), px(18));
        if (section == 0) {
            const QRect indent = above.adjusted(px(16), 0, 0, 0);
            painter->drawText(indent, Qt::AlignVCenter | Qt::AlignLeft, HeatMap::tr("API, worst first"));
            painter->setPen(QColor(t.text3));
            painter->drawText(below.adjusted(px(16), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, HeatMap::tr("Layer status, whole pair"));
        } else {
            const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
            painter->drawText(above, Qt::AlignCenter, painter->fontMetrics().elidedText(name, Qt::ElideRight, rect.width()));
            const double size = px(14);
            if (const auto status = statuses[static_cast<std::size_t>(section - 1)])
                StatusGlyph::paint(painter, QRectF(rect.center().x() - size / 2, below.top(), size, size), IsolationWords::statusOf(*status), t);
        }
        painter->restore();
    }
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return QHeaderView::event(event);
        const auto *help = static_cast<QHelpEvent *>(event);
        const int section = logicalIndexAt(help->pos());
        if (section > 0) {
            const auto status = statuses[static_cast<std::size_t>(section - 1)];
            const QString word = status ? Words::layer(IsolationWords::statusOf(*status)) : QString();
            QToolTip::showText(help->globalPos(), IsolationWords::layer(layerAt(section)) + u": "_s + word, this);
        }
        return true;
    }
};

HeatMap::HeatMap(QWidget *parent)
    : QTableView(parent)
    , m_head(new Head(this))
{
    setAccessibleName(tr("APIs by layer"));
    setObjectName(u"heatMap"_s);
    setHorizontalHeader(m_head);
    setModel(&m_model);
    setItemDelegate(new HeatCellDelegate(this));
    auto *names = new RowDelegate(this);
    names->setLineBelow(false);
    setItemDelegateForColumn(0, names);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(this, &QAbstractItemView::clicked, this, &HeatMap::open);
    measure();
}

void HeatMap::setPair(std::shared_ptr<const IsolationView> view, const EnvironmentId &sandbox, const EnvironmentId &production)
{
    const QModelIndex current = currentIndex();
    const QString api = current.isValid() ? current.data(HeatMapModel::ApiRole).toString() : QString();
    const int column = current.isValid() ? current.column() : 0;
    const PairReport *report = view ? reportOf(*view, sandbox, production) : nullptr;
    for (std::size_t i = 0; i < m_head->statuses.size(); ++i)
        m_head->statuses[i] = report != nullptr ? std::optional(report->result.layer(wallLayers[i]).status) : std::nullopt;
    m_model.setPair(std::move(view), sandbox, production);
    if (const int row = api.isEmpty() ? -1 : m_model.rowOf(api); row >= 0)
        setCurrentIndex(m_model.index(row, column));
    m_head->viewport()->update();
}

void HeatMap::select(const QString &api, std::optional<Layer> layer)
{
    const int row = m_model.rowOf(api);
    if (row < 0)
        return;
    const int column = layer && *layer != Layer::Governance ? 1 + static_cast<int>(*layer) : 0;
    setCurrentIndex(m_model.index(row, column));
    scrollTo(currentIndex());
}

void HeatMap::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    FindingQuery query;
    query.api = index.data(HeatMapModel::ApiRole).toString();
    if (index.column() > 0)
        query.layer = layerAt(index.column());
    emit cellRequested(query);
}

void HeatMap::measure()
{
    verticalHeader()->setMinimumSectionSize(px(16));
    verticalHeader()->setDefaultSectionSize(bulkhead::rowHeight(32));
    const int cell = qBound(px(48), (viewport()->width() - px(240)) / HeatMapModel::layers, px(96));
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column <= HeatMapModel::layers; ++column) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        horizontalHeader()->resizeSection(column, cell);
    }
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        open(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void HeatMap::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    measure();
}

void HeatMap::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange)
        measure();
}

void HeatMap::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0, 1));
}

} // namespace bulkhead
