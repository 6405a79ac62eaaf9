// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bulkhead {

//! What the shapes of the wall mean.
class WallLegend : public QWidget
{
    Q_OBJECT
public:
    explicit WallLegend(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] static QStringList words();
};

} // namespace bulkhead
