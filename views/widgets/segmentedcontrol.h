// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;

namespace bulkhead {

//! A few choices side by side, one of them on. Arrow keys move, as in a group of radio buttons.
class SegmentedControl : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedControl(const QString &accessibleName, QWidget *parent = nullptr);

    void addSegment(const QString &text);
    void setSegmentText(int index, const QString &text);
    void setCurrent(int index); //!< -1: none, where the choice is in another control
    [[nodiscard]] int current() const;
    [[nodiscard]] int count() const;

signals:
    void currentChanged(int index); //!< by a person

private:
    QButtonGroup *m_group;
    QHBoxLayout *m_row;
};

} // namespace bulkhead
