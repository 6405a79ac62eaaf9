// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/controltable.h"

#include <QWidget>

class QHBoxLayout;
class QStackedWidget;

namespace bulkhead {

class EmptyState;
class SearchField;
class SegmentedControl;
class TableView;

//! All controls of a pair with verdict, severity and counts; by text, layer, verdict or one API.
class ControlsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ControlsPanel(QWidget *parent = nullptr);

    void setPair(std::shared_ptr<const IsolationView> view, const EnvironmentId &sandbox, const EnvironmentId &production);
    //! Text and verdict start anew; what the filter is about is said in front of the text.
    void filterBy(const FindingQuery &query, const QString &apiName);
    void select(const QString &control);
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] SearchField *search() const { return m_search; }

signals:
    void controlRequested(const bulkhead::FindingQuery &query);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyVerdict(int segment);
    void showCounts();
    void fitColumns();
    void open(const QModelIndex &index);

    ControlTable m_model;
    SearchField *m_search;
    SegmentedControl *m_verdicts;
    QStackedWidget *m_stack;
    TableView *m_table;
    EmptyState *m_empty;
};

} // namespace bulkhead
