// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/differencetree.h"

#include <QWidget>

class QTreeView;

namespace bulkhead {

class BranchTree;
class TextLabel;

//! What changed between two snapshots as a tree to look into: pair, layers, controls and findings; exceptions, promotions, changes.
class DifferenceView : public QWidget
{
    Q_OBJECT
public:
    explicit DifferenceView(QWidget *parent = nullptr);

    void setDifference(const std::shared_ptr<const reports::ReportDifference> &difference);
    [[nodiscard]] QTreeView *tree() const;
    [[nodiscard]] DifferenceTree *model() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

signals:
    //! Enter or a double click on a finding that is there now.
    void findingRequested(const QString &query, const QPair<bulkhead::EnvironmentId, bulkhead::EnvironmentId> &pair);

private:
    class Words; //!< the tree with the words of the console
    void openCurrent(const QModelIndex &index);
    void showHead();

    Words *m_model;
    BranchTree *m_tree;
    TextLabel *m_counts;
};

} // namespace bulkhead
