// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bulkhead {

//! What the shapes of the topology mean: shape and word, colour only beside them.
class TopologyLegend : public QWidget
{
    Q_OBJECT
public:
    explicit TopologyLegend(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QStringList m_words;
};

} // namespace bulkhead
