// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/planrows.h"
#include "widgets/surface.h"

class QListView;
class QStackedWidget;

namespace bulkhead {

class MappingTable;
class SegmentedControl;
class TableView;
class TextLabel;

//! What a plan changes: told, value by value, and how values were mapped. As high as its content, up to a screen.
class PlanPanel : public Surface
{
    Q_OBJECT
public:
    enum class Tab { Plan, Full, Mapping };
    explicit PlanPanel(QWidget *parent = nullptr);

    //! `remarks`: how many are on each step.
    void show(const promotion::Plan &plan, const promotion::PlanWords &words, const QHash<int, int> &remarks);
    void showTab(Tab tab);
    void nextDifference(bool backwards);
    [[nodiscard]] QListView *list() const { return m_list; }
    //! The step of the line that is chosen; -1: none.
    [[nodiscard]] int currentStep() const;

signals:
    void commentRequested(int step);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showRows();
    void fit();

    TextLabel *m_note;
    SegmentedControl *m_tabs;
    QWidget *m_columns;
    QStackedWidget *m_stack;
    QListView *m_list;
    PlanRowsModel *m_model;
    MappingTable *m_mapping;
    TableView *m_table;
    promotion::PlanWords m_words;
    QHash<int, int> m_remarks;
    Tab m_tab = Tab::Plan;
};

} // namespace bulkhead
