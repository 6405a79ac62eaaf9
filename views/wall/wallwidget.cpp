// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall/wallwidget.h"

#include "presentation/type.h"
#include "wall/wallspot.h"
#include "wall/walltrendpainter.h"
#include "wall/wallwords.h"

#include <QFocusEvent>
#include <QPainter>

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::Verdict;

namespace {

constexpr double bandHeight = 56, roomyBand = 72;
constexpr int roomyFrom = 1180; //!< wide screens are high as well
constexpr double hitWidth = 16;

//! Height of a band on a wall that wide.
double bandAt(int width)
{
    return width >= px(roomyFrom) ? roomyBand : bandHeight;
}

QPainterPath boxed(const QRectF &rect)
{
    QPainterPath path;
    path.addRect(rect);
    return path;
}

} // namespace

WallWidget::WallWidget(std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
{
    setObjectName(u"wall"_s);
    setAccessibleName(tr("The wall between sandbox and production"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum); // a fixed one would stop at the hint's height
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::TabFocus);
}

WallWidget::~WallWidget() = default;

void WallWidget::setPair(std::shared_ptr<const IsolationView> view, const isolation::PairReport &report)
{
    m_view = std::move(view);
    m_report = &report;
    m_wall = wallOf(*m_view, report);
    arrange();
    update();
}

void WallWidget::setTrends(const WallTrends &trends)
{
    if (m_trends == trends)
        return;
    m_trends = trends;
    arrange();
    update();
}

QSize WallWidget::sizeHint() const
{
    return {px(1000), heightForWidth(px(1000))};
}

QSize WallWidget::minimumSizeHint() const
{
    return {px(640), heightForWidth(px(640))};
}

int WallWidget::heightForWidth(int width) const
{
    return qRound(WallLayout::heightFor(textScale(), bandAt(width)));
}

void WallWidget::arrange()
{
    if (m_report == nullptr)
        return;
    m_layout = WallLayout::of(m_wall, width(), textScale(), bandAt(width()));
    std::map<QString, WallSpot *> kept;
    QWidget *before = this;
    for (Spot &spot : spots()) {
        auto found = m_spots.find(spot.key);
        WallSpot *widget = found == m_spots.end() ? new WallSpot(this) : found->second;
        if (found != m_spots.end())
            m_spots.erase(found);
        widget->disconnect(this);
        widget->setObjectName(spot.key);
        widget->setSentence(spot.sentence);
        widget->setArea(spot.area);
        widget->highlight = spot.highlight;
        connect(widget, &WallSpot::attentionChanged, this, &WallWidget::followFocus);
        if (spot.gateway.isEmpty())
            connect(widget, &QAbstractButton::clicked, this, [this, query = spot.query] { emit findingsRequested(query); });
        else
            connect(widget, &QAbstractButton::clicked, this, [this, id = spot.gateway] { emit gatewayRequested(id); });
        widget->show();
        setTabOrder(before, widget);
        before = widget;
        kept.emplace(spot.key, widget);
    }
    for (const auto &[key, gone] : m_spots)
        delete gone;
    m_spots = std::move(kept);
    followFocus();
}

std::vector<WallWidget::Spot> WallWidget::spots() const
{
    std::vector<Spot> all;
    addGateways(all, m_layout.left, m_wall.left);
    addGateways(all, m_layout.right, m_wall.right);
    for (std::size_t i = 0; i < m_layout.bands.size(); ++i)
        addBand(all, i);
    return all;
}

void WallWidget::addGateways(std::vector<Spot> &all, const std::vector<WallLayout::Lane> &lanes,
                             const std::vector<WallGateway> &gateways) const
{
    const WallWords words(*m_view, *m_report, m_wall, m_clock->now());
    for (const WallLayout::Lane &lane : lanes) {
        if (lane.gateway < 0)
            continue;
        const WallGateway &gateway = gateways[static_cast<std::size_t>(lane.gateway)];
        Spot spot;
        spot.key = u"gateway/"_s + gateway.id;
        spot.sentence = words.gateway(gateway);
        spot.area = boxed(lane.chip);
        spot.gateway = gateway.id;
        all.push_back(std::move(spot));
    }
}

void WallWidget::addBand(std::vector<Spot> &all, std::size_t index) const
{
    const WallWords words(*m_view, *m_report, m_wall, m_clock->now());
    const WallBand &band = m_wall.bands[index];
    const WallLayout::Band &place = m_layout.bands[index];
    const auto wire = isolation::toWire(band.layer);
    const QString layer = QString::fromLatin1(wire.data(), static_cast<qsizetype>(wire.size()));
    Spot label;
    label.key = u"layer/"_s + layer;
    label.sentence = words.label(band);
    const QString trend = WallWords::trend(m_trends[index]);
    label.sentence += trend.isEmpty() ? QString() : u'\n' + trend;
    label.area = boxed(place.label.adjusted(0, 1, 0, 0));
    label.query.layer = band.layer;
    all.push_back(std::move(label));
    for (std::size_t i = 0; i < place.pipes.size(); ++i) {
        const WallLayout::Pipe &pipe = place.pipes[i];
        const WallLeak &first = band.leaks[static_cast<std::size_t>(pipe.leaks.front())];
        Spot leak;
        leak.key = u"leak/%1/%2"_s.arg(layer).arg(i);
        leak.sentence = words.leak(band, pipe.leaks);
        leak.area = pipe.hitArea(px(hitWidth));
        leak.highlight = {static_cast<int>(index), static_cast<int>(i)};
        leak.query = first.query;
        if (pipe.leaks.size() > 1) { // several: all of the layer with that verdict
            leak.query = FindingQuery();
            leak.query.layer = band.layer;
            leak.query.verdict = first.verdict;
        }
        all.push_back(std::move(leak));
    }
    if (place.hatch.isEmpty() || band.undecided.empty())
        return;
    Spot hatch;
    hatch.key = u"hatch/"_s + layer;
    hatch.sentence = words.hatch(band);
    hatch.area = boxed(place.hatch);
    for (const WallLayout::Pipe &pipe : place.pipes)
        hatch.area = hatch.area.subtracted(boxed(pipe.pill.adjusted(-4, -2, 4, 2)));
    hatch.query.layer = band.layer;
    hatch.query.verdict = Verdict::Unknown;
    all.push_back(std::move(hatch));
}

void WallWidget::followFocus()
{
    WallHighlight now;
    for (const auto &[key, spot] : m_spots) {
        if (spot->highlight.isOn() && (spot->underMouse() || (spot->hasFocus() && !now.isOn())))
            now = spot->highlight;
    }
    m_highlight = now;
    update();
}

void WallWidget::paintEvent(QPaintEvent *)
{
    if (m_report == nullptr)
        return;
    QPainter painter(this);
    WallPainter(painter, m_wall, m_layout, tokensFor(palette()), m_clock->now()).paint(m_highlight);
    paintWallTrends(painter, m_layout, m_trends, tokensFor(palette()));
}

void WallWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void WallWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) {
        updateGeometry();
        arrange();
    }
}

//! The keyboard goes to the worst leak, or to the first thing there is.
void WallWidget::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    for (const WallBand &band : m_wall.bands) {
        const auto wire = isolation::toWire(band.layer);
        const auto spot = m_spots.find(u"leak/%1/0"_s.arg(QLatin1StringView(wire.data(), static_cast<qsizetype>(wire.size()))));
        if (spot != m_spots.end())
            return spot->second->setFocus(event->reason());
    }
    focusNextChild();
}

} // namespace bulkhead
