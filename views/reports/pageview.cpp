// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pageview.h"

#include "presentation/tokens.h"
#include "presentation/type.h"
#include "widgets/bulkheadstyle.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int margin = 24, gap = 20;
constexpr int widest = 900;              //!< a page as wide as a large screen is not read
constexpr double leastZoom = 0.5, mostZoom = 3, zoomStep = 1.2;
constexpr int keptAround = 2;            //!< pages before and behind what is in view stay rendered

} // namespace

PageView::PageView(ReportSession &session, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_session(session)
{
    setObjectName(u"reportPages"_s);
    setAccessibleName(tr("Pages of the report"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_settle.setSingleShot(true);
    m_settle.setInterval(120ms);
    connect(&m_settle, &QTimer::timeout, this, &PageView::askForPages);
    connect(&session, &ReportSession::pageRendered, this, &PageView::takePage);
    connect(&session, &ReportSession::pageFailed, this, &PageView::takeFailure);
}

void PageView::setReport(const std::shared_ptr<const PreparedReport> &report)
{
    m_report = report;
    for (auto &[page, rendered] : m_pages)
        rendered.scale = 0; // shown until the new one is there
    m_asked.clear();
    m_pages.erase(m_pages.lower_bound(count()), m_pages.end());
    layPages();
    takeScroll();
    askForPages();
    viewport()->update();
}

double PageView::scale() const
{
    return m_report ? pageSize().width() * devicePixelRatioF() / m_report->pages.width : 1;
}

QSize PageView::pageSize() const
{
    if (!m_report)
        return {};
    const int fit = std::clamp(viewport()->width() - 2 * px(margin), px(120), px(widest));
    const int width = static_cast<int>(std::lround(fit * m_zoom));
    return {width, static_cast<int>(std::lround(width * m_report->pages.height / m_report->pages.width))};
}

QRect PageView::pageRect(int page) const
{
    const QSize size = pageSize();
    const int left = std::max((viewport()->width() - size.width()) / 2, px(margin)) - horizontalScrollBar()->value();
    const int top = px(margin) + page * (size.height() + px(gap)) - verticalScrollBar()->value();
    return {QPoint(left, top), size};
}

std::pair<int, int> PageView::inView() const
{
    const int pitch = pageSize().height() + px(gap), top = verticalScrollBar()->value() - px(margin);
    if (count() == 0 || pitch <= 0)
        return {0, -1};
    const int first = std::clamp(top / pitch, 0, count() - 1), last = std::clamp((top + viewport()->height()) / pitch, 0, count() - 1);
    return {first, last};
}

void PageView::layPages()
{
    const QSize size = pageSize();
    const int height = count() == 0 ? 0 : 2 * px(margin) + count() * size.height() + (count() - 1) * px(gap);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(px(48));
    const int width = size.width() + 2 * px(margin);
    horizontalScrollBar()->setRange(0, m_zoom > 1 ? std::max(0, width - viewport()->width()) : 0);
    horizontalScrollBar()->setPageStep(viewport()->width());
}

void PageView::askForPages()
{
    const auto [first, last] = inView();
    const double wanted = scale();
    for (int page = first; page <= std::min(last + 1, count() - 1) && isVisible(); ++page) { // the next one too: it comes in view soon
        const auto known = m_pages.find(page);
        const auto asked = m_asked.find(page);
        const bool isKnown = known != m_pages.end() && known->second.scale == wanted;
        if (isKnown || (asked != m_asked.end() && asked->second == wanted))
            continue;
        m_asked[page] = wanted;
        m_session.renderPage(page, wanted);
    }
    m_pages.erase(m_pages.begin(), m_pages.lower_bound(first - keptAround));
    m_pages.erase(m_pages.upper_bound(last + keptAround), m_pages.end());
}

void PageView::takePage(int page, double scale, const PagePixels &pixels)
{
    const auto asked = m_asked.find(page);
    if (asked == m_asked.end() || asked->second != scale)
        return;
    m_asked.erase(asked);
    const QImage image(reinterpret_cast<const uchar *>(pixels.bytes.constData()), pixels.width, pixels.height, pixels.width * 4, QImage::Format_ARGB32_Premultiplied);
    m_pages[page] = {image.copy(), scale, {}}; // the bytes go
    m_pages[page].image.setDevicePixelRatio(devicePixelRatioF());
    viewport()->update(pageRect(page));
}

void PageView::takeFailure(int page, const Error &error)
{
    m_asked.erase(page);
    m_pages[page] = {{}, scale(), error.toText()};
    viewport()->update(pageRect(page));
}

bool PageView::isRendered() const
{
    const auto known = m_pages.find(m_current);
    return known != m_pages.end() && known->second.scale == scale() && !known->second.image.isNull();
}

void PageView::showPage(int page)
{
    if (count() == 0)
        return;
    const int wanted = std::clamp(page, 0, count() - 1);
    verticalScrollBar()->setValue(wanted == 0 ? 0 : px(margin) + wanted * (pageSize().height() + px(gap)) - px(gap) / 2);
    if (m_current != wanted) { // the last ones may be too short to reach the top
        m_current = wanted;
        emit currentChanged(m_current);
    }
}

void PageView::step(bool backwards)
{
    showPage(m_current + (backwards ? -1 : 1));
}

void PageView::setZoom(double zoom)
{
    const double before = m_zoom;
    m_zoom = std::clamp(zoom, leastZoom, mostZoom);
    if (before == m_zoom)
        return;
    const int at = verticalScrollBar()->value();
    layPages();
    verticalScrollBar()->setValue(static_cast<int>(at * m_zoom / before));
    m_settle.start();
    viewport()->update();
}

void PageView::takeScroll()
{
    const int pitch = pageSize().height() + px(gap);
    const int middle = verticalScrollBar()->value() + viewport()->height() / 3;
    const int page = count() == 0 || pitch <= 0 ? 0 : std::clamp((middle - px(margin)) / pitch, 0, count() - 1);
    if (page == m_current)
        return;
    m_current = page;
    emit currentChanged(page);
}

void PageView::scrollContentsBy(int, int)
{
    takeScroll();
    askForPages();
    viewport()->update();
}

void PageView::paintPage(QPainter &painter, int page) const
{
    const Tokens &t = tokensFor(palette());
    const QRect box = pageRect(page);
    painter.fillRect(box, Qt::white); // paper, on a dark desktop too
    const auto known = m_pages.find(page);
    if (known != m_pages.end() && !known->second.image.isNull()) {
        const bool isExact = known->second.scale == scale(); // pixel on pixel, so that letters stay sharp
        painter.setRenderHint(QPainter::SmoothPixmapTransform, !isExact);
        isExact ? painter.drawImage(box.topLeft(), known->second.image) : painter.drawImage(box, known->second.image);
    } else {
        painter.setPen(QColor(lightTokens.text3));
        painter.setFont(typeFont(TypeSize::Small));
        const bool hasProblem = known != m_pages.end() && !known->second.problem.isEmpty();
        painter.drawText(box.adjusted(px(24), px(24), -px(24), -px(24)), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         hasProblem ? tr("The page cannot be drawn. %1").arg(known->second.problem) : tr("Drawing page %1").arg(page + 1));
    }
    painter.setPen(QPen(QColor(t.border), 1));
    painter.drawRect(box.adjusted(-1, -1, 0, 0));
}

void PageView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Tokens &t = tokensFor(palette());
    painter.fillRect(event->rect(), QColor(t.sunken));
    const auto [first, last] = inView();
    for (int page = first; page <= last; ++page)
        paintPage(painter, page);
    if (hasFocus())
        BulkheadStyle::drawFocus(&painter, viewport()->rect(), palette(), 0);
}

void PageView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const int page = m_current;
    layPages();
    if (event->oldSize().width() != event->size().width() && page > 0)
        showPage(page);
    m_settle.start();
}

void PageView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    layPages();
    askForPages();
}

void PageView::keyPressEvent(QKeyEvent *event)
{
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_PageUp: step(true); return;
    case Qt::Key_PageDown: step(false); return;
    case Qt::Key_Home: showPage(0); return;
    case Qt::Key_End: showPage(count() - 1); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (isControl)
            return setZoom(m_zoom * zoomStep);
        break;
    case Qt::Key_Minus:
        if (isControl)
            return setZoom(m_zoom / zoomStep);
        break;
    case Qt::Key_0:
        if (isControl)
            return setZoom(1);
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void PageView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0)
        setZoom(event->angleDelta().y() > 0 ? m_zoom * zoomStep : m_zoom / zoomStep);
    event->accept();
}

void PageView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    viewport()->update();
}

void PageView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void PageView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace bulkhead
