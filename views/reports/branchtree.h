// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/rowdelegate.h"

#include <QTreeView>

namespace bulkhead {

//! A tree of rows in our style: chevrons, rows of one height, Enter opens. The first column takes what room the others leave.
class BranchTree : public QTreeView
{
    Q_OBJECT
public:
    explicit BranchTree(const QString &accessibleName, QWidget *parent = nullptr);
    //! After the model is set. Widths before scale.
    void setColumnWidths(const QList<int> &behindTheFirst);
    //! So many behind the first, each as wide on the screen.
    void setColumnWidths(int width, int count);

protected:
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void stretchFirst();
};

//! Sentences: what is cut is their end.
class SentenceDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override;
};

} // namespace bulkhead
