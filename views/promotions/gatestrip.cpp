// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/gatestrip.h"

#include "presentation/peoplewords.h"
#include "presentation/promotionwords.h"
#include "presentation/statusglyph.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/button.h"
#include "widgets/locknote.h"
#include "widgets/panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr int cellLeast = 150;
constexpr int reasonLines = 2;

} // namespace

GateCell::GateCell(const GateResult &gate, bool isWaived, QWidget *parent)
    : QAbstractButton(parent)
    , m_gate(gate)
    , m_isWaived(isWaived)
{
    setObjectName(u"gate-"_s + gateName(gate));
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setText(PromotionWords::gate(gateName(gate)));
    setAccessibleName(tr("%1: %2").arg(text(), PromotionWords::verdict(gate.verdict)));
    setAccessibleDescription(gate.reason);
    setToolTip(QString(gate.reason + (gate.evidence.isEmpty() ? QString() : u'\n' + gate.evidence.join(u'\n'))).toHtmlEscaped().replace(u'\n', u"<br>"_s));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize GateCell::sizeHint() const
{
    const int line = QFontMetrics(typeFont(TypeSize::Small)).height();
    return {px(cellLeast), px(22) + 2 * QFontMetrics(typeFont(TypeSize::Body)).height() + reasonLines * line + px(8)};
}

void GateCell::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(palette());
    if (isChecked() || underMouse())
        painter.fillRect(rect(), QColor(isChecked() ? t.accentSoft : t.hover));
    const Status status = m_isWaived ? Status::Accepted : PromotionWords::statusOf(m_gate.verdict);
    QRect area = rect().adjusted(px(12), px(10), -px(10), -px(8));
    const int line = QFontMetrics(typeFont(TypeSize::Body)).height();
    const int glyph = px(14);
    StatusGlyph::paint(&painter, QRectF(area.left(), area.top() + (line - glyph) / 2.0, glyph, glyph), status, t);
    painter.setFont(typeFont(TypeSize::Body));
    painter.setPen(QColor(t.text));
    const QRect name(area.left() + glyph + px(8), area.top(), area.width() - glyph - px(8), line);
    painter.drawText(name, Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, name.width()));
    area.setTop(area.top() + line + px(3));
    painter.setFont(typeFont(TypeSize::Small, QFont::DemiBold));
    painter.setPen(status == Status::Waiting ? QColor(t.text2) : QColor(t.status(status).ink));
    //: A gate's no that somebody has set aside.
    painter.drawText(area, Qt::AlignTop, m_isWaived ? tr("%1, waived").arg(PromotionWords::verdict(m_gate.verdict)) : PromotionWords::verdict(m_gate.verdict));
    area.setTop(area.top() + line + px(1));
    painter.setFont(typeFont(TypeSize::Small));
    painter.setPen(QColor(t.text2));
    const int reasonHeight = painter.fontMetrics().lineSpacing() * reasonLines;
    const QRect room(area.left(), area.top(), area.width(), reasonHeight);
    QString reason = PeopleWords::sentence(m_gate.reason);
    while (reason.size() > 8 && painter.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10000), Qt::TextWordWrap, reason).height() > reasonHeight)
        reason = reason.left(reason.size() - 4).trimmed() + u'…';
    painter.drawText(room, Qt::AlignTop | Qt::TextWordWrap, reason);
    if (hasFocus())
        BulkheadStyle::drawFocus(&painter, QRectF(rect()).adjusted(1, 1, -1, -1), palette(), 4);
}

GateStrip::GateStrip(QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_grid(new QGridLayout)
    , m_evidence(new QVBoxLayout)
    , m_evidenceBox(new QWidget(this))
{
    setObjectName(u"gateStrip"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_grid->setSpacing(0);
    column->addLayout(m_grid);
    m_evidenceBox->setLayout(m_evidence);
    m_evidence->setContentsMargins(px(16), px(8), px(16), px(12));
    m_evidence->setSpacing(px(4));
    column->addWidget(m_evidenceBox);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void GateStrip::offerWaivers(bool isOffered, const QString &whyNot)
{
    m_offersWaivers = isOffered;
    m_whyNotWaive = whyNot;
    showEvidence();
}

void GateStrip::setGates(const QList<GateResult> &gates, const QStringList &warnsOnUnknown, const QList<Waiver> &waivers)
{
    m_warnsOnUnknown = warnsOnUnknown;
    m_waivers = waivers;
    const bool hadFocus = isAncestorOf(focusWidget());
    for (GateCell *cell : m_cells)
        cell->deleteLater();
    m_cells.clear();
    const auto refuses = [&](const GateResult &gate) { return !lets(gate, warnsOnUnknown) && coveringWaiver(gate, waivers) == nullptr; };
    const bool isKept = std::any_of(gates.begin(), gates.end(), [&](const GateResult &gate) { return gateName(gate) == m_open; });
    if (!isKept) {
        const auto first = std::find_if(gates.begin(), gates.end(), refuses);
        m_open = first == gates.end() ? QString() : gateName(*first);
    }
    for (const GateResult &gate : gates) {
        auto *cell = new GateCell(gate, !lets(gate, warnsOnUnknown) && coveringWaiver(gate, waivers) != nullptr, this);
        cell->setChecked(gateName(gate) == m_open);
        connect(cell, &QAbstractButton::clicked, this, [this, cell] {
            m_open = cell->isChecked() ? gateName(cell->gate()) : QString();
            for (GateCell *other : m_cells)
                other->setChecked(other == cell && cell->isChecked());
            showEvidence();
        });
        m_cells.append(cell);
        if (hadFocus && cell->isChecked())
            cell->setFocus();
    }
    m_columns = 0;
    arrange();
    showEvidence();
}

void GateStrip::arrange()
{
    const int count = static_cast<int>(m_cells.size());
    const int fit = std::clamp(width() / px(cellLeast), 1, std::max(count, 1));
    const int lines = (count + fit - 1) / std::max(fit, 1);
    const int columns = lines == 0 ? 1 : (count + lines - 1) / lines; // as many in each line
    if (columns == m_columns)
        return;
    for (int i = 0; i < m_grid->columnCount(); ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    m_columns = columns;
    for (int i = 0; i < count; ++i)
        m_grid->addWidget(m_cells[i], i / columns, i % columns);
    updateGeometry();
}

void GateStrip::showEvidence()
{
    clearLayout(m_evidence);
    const auto found = std::find_if(m_cells.begin(), m_cells.end(), [this](const GateCell *cell) { return gateName(cell->gate()) == m_open; });
    m_evidenceBox->setVisible(found != m_cells.end());
    if (found == m_cells.end())
        return;
    const GateResult &gate = (*found)->gate();
    m_evidence->addWidget(new Rule(Qt::Horizontal, m_evidenceBox));
    const auto add = [this](const QString &text, Ink ink) {
        auto *label = new TextLabel(text, TypeSize::Small, QFont::Normal, ink, m_evidenceBox);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_evidence->addWidget(label);
    };
    add(PeopleWords::sentence(gate.reason), &Tokens::text);
    for (const QString &line : gate.evidence)
        add(u"• "_s + line, &Tokens::text2);
    if (lets(gate, m_warnsOnUnknown))
        return;
    if (const Waiver *waiver = coveringWaiver(gate, m_waivers)) {
        add(tr("Waived by %1: %2").arg(waiver->person, waiver->text), &Tokens::text);
    } else if (m_offersWaivers && mayBeWaived(gate.id)) {
        auto *row = new QHBoxLayout;
        auto *waive = new Button(tr("Waive…"), Button::Look::Destructive, Icon::None, m_evidenceBox);
        waive->setObjectName(u"waive"_s);
        waive->setSize(Button::Size::Small);
        waive->setBlocked(m_whyNotWaive);
        connect(waive, &QPushButton::clicked, this, [this, id = gateName(gate)] { emit waiveRequested(id); });
        row->addWidget(waive);
        auto *lock = new LockNote(m_evidenceBox);
        lock->setReason(m_whyNotWaive);
        row->addWidget(lock, 1);
        m_evidence->addLayout(row);
    }
}

void GateStrip::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    arrange();
}

} // namespace bulkhead
