// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

class QVBoxLayout;
class QAbstractButton;

namespace bulkhead {

//! The parts of the settings, one under the other.
class SectionList : public Surface
{
    Q_OBJECT
public:
    explicit SectionList(const QString &title, QWidget *parent = nullptr);
    void addSection(const QString &name);
    void setCurrent(int index);
    [[nodiscard]] int current() const;

signals:
    void currentChanged(int index);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QVBoxLayout *m_column;
    QList<QAbstractButton *> m_rows;
};

} // namespace bulkhead
