// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/searchfield.h"

#include "presentation/icons.h"
#include "presentation/tokens.h"
#include "presentation/type.h"
#include "widgets/bulkheadstyle.h"

#include <QKeyEvent>
#include <QPainter>

namespace bulkhead {

SearchField::SearchField(const QString &hint, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(hint);
    setAccessibleName(hint);
    setTextMargins(px(24), 0, 0, 0);
}

void SearchField::setKeyHint(const QString &key)
{
    m_keyHint = key;
    setTextMargins(px(24), 0, BulkheadStyle::keyHintWidth(key), 0);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const double size = px(16);
    paintIcon(&painter, QRectF(px(9), (height() - size) / 2, size, size), Icon::Search,
              tokensFor(palette()).text2);
    if (!m_keyHint.isEmpty() && text().isEmpty())
        BulkheadStyle::drawKeyHint(&painter, rect().adjusted(0, 0, -px(8), 0), m_keyHint, palette());
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        emit leftDown();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace bulkhead
