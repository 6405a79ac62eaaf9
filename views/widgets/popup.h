// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

class QVBoxLayout;

namespace bulkhead {

//! What a button of filters opens: a panel below it, that a click elsewhere or Esc closes.
class Popup : public Surface
{
    Q_OBJECT
public:
    explicit Popup(QWidget *button);

    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    //! As wide and high as what is in it, below the button and on the screen.
    void open();

private:
    QWidget *m_button;
    QVBoxLayout *m_column;
};

} // namespace bulkhead
