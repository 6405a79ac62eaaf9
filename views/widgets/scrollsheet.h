// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace bulkhead {

//! Content that is higher than its place: scrolls up and down, by the keyboard too, and shows when it has it.
class ScrollSheet : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrollSheet(const QString &accessibleName, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void paintGround();
};

} // namespace bulkhead
