// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall/pairtabs.h"

#include "presentation/isolationwords.h"
#include "presentation/pairnames.h"
#include "presentation/statusglyph.h"
#include "presentation/type.h"
#include "presentation/words.h"
#include "widgets/bulkheadstyle.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int glyph = 14, pitch = 19, padding = 14;

class PairTab final : public QAbstractButton
{
public:
    PairTab(const QString &name, const isolation::PairResult &result, QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(name);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        QStringList words;
        for (const isolation::Layer layer : isolation::wallLayers) {
            m_layers << IsolationWords::statusOf(result.layer(layer).status);
            words << IsolationWords::layer(layer) + u": "_s + Words::layer(m_layers.constLast());
        }
        setAccessibleName(pairFullName({result.sandbox, result.production}));
        setAccessibleDescription(words.join(u", "_s));
        setToolTip((QStringList(accessibleName()) << words).join(u'\n'));
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int name = QFontMetrics(typeFont(TypeSize::Body, QFont::DemiBold)).horizontalAdvance(text());
        return {name + px(padding * 2 + 12) + px(pitch) * int(m_layers.size()), px(36)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {px(padding * 2 + 40), px(36)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(palette());
        if (isChecked()) {
            painter.fillRect(rect(), QColor(t.panel));
            painter.fillRect(QRect(0, 0, 1, height()), QColor(t.border));
            painter.fillRect(QRect(width() - 1, 0, 1, height()), QColor(t.border));
            painter.fillRect(QRect(0, 0, width(), 2), QColor(t.accent));
        } else if (underMouse()) {
            painter.fillRect(rect(), QColor(t.hover));
        }
        const int strip = px(pitch) * int(m_layers.size());
        const bool hasStrip = width() >= sizeHint().width() - px(8);
        painter.setFont(typeFont(TypeSize::Body, isChecked() ? QFont::DemiBold : QFont::Normal));
        painter.setPen(QColor(isChecked() ? t.text : t.text2));
        const QRect name = rect().adjusted(px(padding), 0, hasStrip ? -strip - px(padding) : -px(padding), 0);
        painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(text(), Qt::ElideMiddle, name.width()));
        double x = width() - px(padding) - strip + px(pitch - glyph);
        for (const Status status : hasStrip ? m_layers : QList<Status>()) {
            StatusGlyph::paint(&painter, QRectF(x, (height() - px(glyph)) / 2.0, px(glyph), px(glyph)), status, t);
            x += px(pitch);
        }
        if (hasFocus())
            BulkheadStyle::drawFocus(&painter, rect(), palette(), 2);
    }

private:
    QList<Status> m_layers;
};

} // namespace

PairTabs::PairTabs(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    setAccessibleName(tr("Pairs of environments"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addStretch(1);
}

void PairTabs::setView(const IsolationView &view, const QPair<EnvironmentId, EnvironmentId> &current)
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        if (QWidget *gone = item->widget()) { // it may be the one that was just clicked
            gone->hide();
            gone->setObjectName(QString());
            gone->deleteLater();
        }
        delete item;
    }
    QList<QPair<EnvironmentId, EnvironmentId>> all;
    for (const isolation::PairReport &report : view.report.pairs)
        all << qMakePair(report.result.sandbox, report.result.production);
    for (const isolation::PairReport &report : view.report.pairs) {
        const auto pair = qMakePair(report.result.sandbox, report.result.production);
        auto *tab = new PairTab(pairName(pair, all), report.result, this);
        tab->setObjectName(u"pair/"_s + pairKey(pair));
        tab->setChecked(pair == current);
        connect(tab, &QAbstractButton::clicked, this, [this, tab, pair] {
            tab->setChecked(true);
            emit chosen(pair);
        });
        m_row->addWidget(tab);
    }
    m_row->addStretch(1);
    setVisible(view.report.pairs.size() > 1);
}

} // namespace bulkhead
