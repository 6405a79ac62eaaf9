// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/isolationtrend.h"
#include "usecases/consolesession.h"

#include <QWidget>

class QStackedWidget;

namespace bulkhead {

class EmptyState;
class StepChart;
class TableView;
class TrendTable;

//! How a pair came to where it is: its status and the findings of each layer over the kept checks, as charts and as a table.
class TrendsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TrendsPanel(ConsoleSession &session, QWidget *parent = nullptr);

    [[nodiscard]] StepChart *statusChart() const { return m_status; }
    [[nodiscard]] StepChart *findingsChart() const { return m_findings; }
    [[nodiscard]] TableView *table() const { return m_table; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeContent();
    void ask();
    void take(const EnvironmentPair &pair, const Trend &trend);
    void showPoints(const std::vector<TrendPoint> &points);

    ConsoleSession &m_session;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    StepChart *m_status, *m_findings;
    TrendTable *m_model;
    TableView *m_table;
};

//! The table with the words of the console.
class TrendTable : public TrendModel
{
    Q_OBJECT
public:
    using TrendModel::TrendModel;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void dress(TableView *table);
};

} // namespace bulkhead
