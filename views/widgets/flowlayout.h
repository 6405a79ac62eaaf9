// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace bulkhead {

//! A row that goes on in the next line where it does not fit: buttons and choices in a narrow column. What stands in one line
//! is centred on it.
class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    //! The item added last stands at the right edge of its line.
    void setLastAtTheRight(bool on);

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Placed
    {
        QLayoutItem *item;
        int x;
        QSize size;
    };
    [[nodiscard]] int arrange(const QRect &rect, bool place) const;

    QList<QLayoutItem *> m_items;
    bool m_lastAtTheRight = false;
};

} // namespace bulkhead
