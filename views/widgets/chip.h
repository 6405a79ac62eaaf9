// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace bulkhead {

//! Something that is chosen, as a small box with its name and a cross: a click, Space, Delete or Backspace takes it out (`clicked`).
//! A long name loses its middle.
class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Chip(const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_name; // not the button's text: a "&" of a gateway's name is no key
};

} // namespace bulkhead
