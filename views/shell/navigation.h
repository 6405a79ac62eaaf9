// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/page.h"
#include "widgets/surface.h"

#include <map>

class QVBoxLayout;

namespace bulkhead {

class NavigationRow;

//! The column of screens at the left. Up and Down move, Enter or a click opens.
class Navigation : public Surface
{
    Q_OBJECT
public:
    explicit Navigation(QWidget *parent = nullptr);

    void addScreen(Screen screen, const QString &name);
    void setCurrent(Screen screen);
    void setCount(Screen screen, int count, CountKind kind);
    void focusCurrent();
    //! Icons alone; the tooltips say the names.
    void setNarrow(bool narrow);

    [[nodiscard]] static Icon iconOf(Screen screen);

signals:
    void chosen(bulkhead::Screen screen);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitWidth();

    std::map<Screen, NavigationRow *> m_rows;
    QVBoxLayout *m_column;
    bool m_narrow = false;
};

} // namespace bulkhead
