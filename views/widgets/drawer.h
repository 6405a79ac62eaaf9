// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

class QHBoxLayout;
class QVBoxLayout;

namespace bulkhead {

class Button;

//! The right-hand part of a page with the details of one row: head with name, a place for one action and
//! close (Esc), then a body and a foot. Put it into a splitter with the table: it pushes, never floats.
class Drawer : public Surface
{
    Q_OBJECT
public:
    explicit Drawer(QWidget *parent = nullptr);

    void setTitle(const QString &name, const QString &subtitle = {});
    void setAction(QWidget *action);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    //! Made at the first call: 48 high, a line above.
    [[nodiscard]] QHBoxLayout *foot();
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void closeRequested();

private:
    TextLabel *m_name, *m_subtitle;
    Button *m_close;
    QHBoxLayout *m_headRow;
    QVBoxLayout *m_column, *m_body;
    QHBoxLayout *m_foot = nullptr;
};

} // namespace bulkhead
