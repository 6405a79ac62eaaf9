// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPainter;

namespace bulkhead {

struct Tokens;

//! A person as a disc with two letters; a quiet one for somebody without a key.
class InitialsDisc : public QWidget
{
    Q_OBJECT
public:
    explicit InitialsDisc(int size, QWidget *parent = nullptr);

    void setPerson(const QString &initials, bool isQuiet = false);
    [[nodiscard]] QSize sizeHint() const override;
    static void paint(QPainter *painter, const QRectF &box, const QString &initials, bool isQuiet, const Tokens &tokens);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_initials;
    int m_size;
    bool m_isQuiet = false;
};

} // namespace bulkhead
