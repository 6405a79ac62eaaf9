// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/popup.h"

#include <QScreen>
#include <QVBoxLayout>

namespace bulkhead {

Popup::Popup(QWidget *button)
    : Surface(&Tokens::panel, Top | Bottom | Left | Right, button)
    , m_button(button)
    , m_column(new QVBoxLayout(this))
{
    setWindowFlag(Qt::Popup);
    setLine([](const Tokens &t) { return QColor(t.borderStrong); });
    m_column->setContentsMargins(px(12), px(12), px(12), px(12));
    m_column->setSpacing(px(8));
}

void Popup::open()
{
    m_column->activate();
    const QRect screen = m_button->screen()->availableGeometry();
    const QSize size = sizeHint().boundedTo(screen.size());
    QPoint at = m_button->mapToGlobal(QPoint(0, m_button->height() + px(2)));
    at.setX(qBound(screen.left(), at.x(), screen.right() + 1 - size.width()));
    at.setY(qMin(at.y(), screen.bottom() + 1 - size.height()));
    setGeometry(QRect(at, size));
    show();
    focusNextChild();
}

} // namespace bulkhead
