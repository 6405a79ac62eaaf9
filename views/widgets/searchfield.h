// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace bulkhead {

//! A line to filter with: search icon in front, Esc clears it, Down leaves for the list below.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(const QString &hint, QWidget *parent = nullptr);
    void setKeyHint(const QString &key);
    //! A filter that works beside the text, shown in front of it: a click or Backspace takes it out.
    void setChip(const QString &text);
    [[nodiscard]] const QString &chip() const { return m_chip; }
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void leftDown();
    void chipRemoved();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setMargins();
    [[nodiscard]] QRect chipRect() const;

    QString m_keyHint, m_chip;
};

} // namespace bulkhead
