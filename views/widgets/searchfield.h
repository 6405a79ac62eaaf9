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

signals:
    void leftDown();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_keyHint;
};

} // namespace bulkhead
