// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

namespace bulkhead {

//! One figure in a box: what it is, the number, what it consists of, and how it was before.
class FigureTile : public Surface
{
    Q_OBJECT
public:
    explicit FigureTile(const QString &title, QWidget *parent = nullptr);

    void set(const QString &value, const QString &detail, const QString &change);
    //! The ink of the number: that of a status, or plain.
    void setInk(std::function<QColor(const Tokens &)> ink);
    [[nodiscard]] QString value() const { return m_value->text(); }
    [[nodiscard]] QString detail() const { return m_detail->text(); }
    [[nodiscard]] QString change() const { return m_change->text(); }

private:
    TextLabel *m_title, *m_value, *m_detail, *m_change;
};

} // namespace bulkhead
