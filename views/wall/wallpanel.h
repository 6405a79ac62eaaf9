// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/findingquery.h"
#include "usecases/consolesession.h"
#include "widgets/surface.h"

class QBoxLayout;
class QLayout;

namespace bulkhead {

class Button;
class MessageBar;
class PairTabs;
class StatusMark;
class TableView;
class WallLegend;
class WallTable;
class WallWidget;

//! The isolation of the chosen pair on the Overview: a tab for each pair, the verdict in words, the wall, and governance,
//! which supports the layers. Says what is the matter when there is no check to show.
class WallPanel : public QWidget
{
    Q_OBJECT
public:
    WallPanel(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    [[nodiscard]] WallWidget *wall() const { return m_wall; }
    //! The same as rows instead of the picture.
    void showAsTable(bool on);
    [[nodiscard]] bool isTable() const { return m_isTable; }

signals:
    void findingsRequested(const bulkhead::FindingQuery &query);
    void gatewayRequested(const QString &gateway);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *makeTop();
    QWidget *makeHead();
    QWidget *makeLegend();
    QWidget *makeNothing();
    void takeView();
    QWidget *makeTable();
    void showPair(const isolation::PairReport &report);
    void showNothing();
    void showNotice();
    void fitTable();

    ConsoleSession &m_session;
    std::shared_ptr<const Clock> m_clock;
    PairTabs *m_tabs;
    QBoxLayout *m_head = nullptr; //!< verdict, then its figures
    StatusMark *m_mark;
    TextLabel *m_headline, *m_lead, *m_figures;
    MessageBar *m_notice;
    WallWidget *m_wall;
    WallTable *m_rows;
    TableView *m_table;
    WallLegend *m_legend;
    Button *m_asTable;
    Button *m_governance;
    QWidget *m_content;
    QWidget *m_nothing;
    TextLabel *m_why, *m_more;
    Button *m_check;
    bool m_isTable = false;
    std::shared_ptr<const IsolationView> m_shown;
    EnvironmentPair m_shownPair;
};

} // namespace bulkhead
