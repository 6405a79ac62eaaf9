// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bulkhead {

//! Between two facts: are their values equal? Shape and word.
class EqualMark : public QWidget
{
    Q_OBJECT
public:
    explicit EqualMark(QWidget *parent = nullptr);
    void setEqual(bool equal);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString word() const;

    bool m_equal = false;
};

} // namespace bulkhead
