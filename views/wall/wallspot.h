// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wall/wallpainter.h"

#include <QAbstractButton>

namespace bulkhead {

//! A place on the wall that can be pointed at, by mouse and by keyboard. The wall paints what is there; this shows the focus.
class WallSpot : public QAbstractButton
{
    Q_OBJECT
public:
    explicit WallSpot(QWidget *wall);

    //! In the wall's coordinates; only inside the area does it take the pointer.
    void setArea(const QPainterPath &area);
    void setSentence(const QString &sentence);
    WallHighlight highlight;

signals:
    void attentionChanged(); //!< pointer or keyboard came or went

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QPainterPath m_area; //!< in its own coordinates
};

} // namespace bulkhead
