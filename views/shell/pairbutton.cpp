// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pairbutton.h"

#include "presentation/pairnames.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/marks.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int chevronSize = 12;
constexpr int chevronRoom = 22;

EnvironmentType typeOf(const EstateConfig &estate, const EnvironmentId &id, EnvironmentType otherwise)
{
    const Environment *environment = estate.environment(id);
    return environment ? environment->type : otherwise;
}

} // namespace

PairButton::PairButton(ConsoleSession &session, QWidget *parent)
    : QAbstractButton(parent)
    , m_session(session)
    , m_sandbox(new EnvironmentMark(this))
    , m_production(new EnvironmentMark(this))
{
    setObjectName(u"pair"_s);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(6), 0, px(chevronRoom), 0);
    row->setSpacing(px(6));
    row->addWidget(m_sandbox);
    row->addWidget(new IconMark(Icon::Swap, 14, &Tokens::text3, this));
    row->addWidget(m_production);
    for (QWidget *part : findChildren<QWidget *>())
        part->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QAbstractButton::clicked, this, &PairButton::offerPairs);
    connect(&session, &ConsoleSession::pairChosen, this, &PairButton::showPair);
    connect(&session, &ConsoleSession::estateChanged, this, &PairButton::showPair);
    showPair();
}

QSize PairButton::sizeHint() const
{
    return {layout()->sizeHint().width(), px(32)};
}

QSize PairButton::minimumSizeHint() const
{
    return {layout()->minimumSize().width(), px(32)};
}

void PairButton::showPair()
{
    const auto pair = m_session.pair();
    setVisible(pair.has_value());
    if (!pair)
        return;
    const EstateConfig &estate = m_session.estate();
    m_sandbox->setEnvironment(pair->first.text(), typeOf(estate, pair->first, EnvironmentType::Sandbox));
    m_production->setEnvironment(pair->second.text(), typeOf(estate, pair->second, EnvironmentType::Production));
    //: Read aloud: the two environments that the screens compare.
    setAccessibleName(tr("Pair: %1").arg(pairFullName(*pair)));
    setToolTip(pairFullName(*pair).toHtmlEscaped());
    updateGeometry();
}

void PairButton::offerPairs()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Pairs"));
    const QList<EnvironmentPair> &pairs = m_session.estate().pairs;
    for (const EnvironmentPair &pair : pairs) {
        const QString name = pairName(pair, pairs), full = pairFullName(pair);
        QString text = name == full ? full : name + u'\t' + full;
        QAction *action = menu->addAction(text.replace(u'&', u"&&"_s), this,
                                          [this, pair] { m_session.choosePair(pair); });
        action->setCheckable(true);
        action->setChecked(m_session.pair() == pair);
        if (action->isChecked())
            menu->setActiveAction(action);
    }
    menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

void PairButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(palette());
    if (underMouse() || isDown()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.hover));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    const double size = px(chevronSize);
    paintIcon(&painter, QRectF(width() - size - px(6), (height() - size) / 2.0, size, size), Icon::ChevronDown, t.text2);
    if (hasFocus())
        BulkheadStyle::drawFocus(&painter, rect(), palette(), 4);
}

} // namespace bulkhead
