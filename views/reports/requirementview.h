// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/requirementtree.h"

#include <QWidget>

class QCheckBox;
class QStackedWidget;
class QTreeView;

namespace bulkhead {

class BranchTree;
class EmptyState;
class TextLabel;

//! The contents of a report as a tree to look into: requirement, control, check, finding, fact.
class RequirementView : public QWidget
{
    Q_OBJECT
public:
    explicit RequirementView(QWidget *parent = nullptr);

    //! What is open stays open, if it is the same framework.
    void setFramework(const std::shared_ptr<const FrameworksView> &view, const QString &id);
    void setOnlyOpen(bool on);
    [[nodiscard]] bool isOnlyOpen() const;
    [[nodiscard]] QTreeView *tree() const;
    [[nodiscard]] RequirementTree *model() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

signals:
    //! Enter or a double click on a finding, a fact or a control.
    void findingRequested(const QString &query, const QPair<bulkhead::EnvironmentId, bulkhead::EnvironmentId> &pair);

private:
    class Words; //!< the tree with the words of the console
    void openCurrent(const QModelIndex &index);
    void showHead();
    [[nodiscard]] QStringList openReferences() const;

    Words *m_model;
    BranchTree *m_tree;
    QCheckBox *m_onlyOpen;
    TextLabel *m_counts;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QString m_framework;
};

} // namespace bulkhead
