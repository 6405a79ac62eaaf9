// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topology/layout/topologylayout.h"
#include "usecases/consolesession.h"
#include "widgets/page.h"

class QSplitter;
class QStackedWidget;

namespace bulkhead {

class AuditSession;
class CrossingTable;
class EmptyState;
class Rights;
class SearchField;
class SegmentedControl;
class TableView;
class TextLabel;
class TopologyDetails;
class TopologyView;
class Button;

//! Gateways, APIs, upstreams and hosts of the pair on either side of the wall, and what goes through it.
class TopologyPage : public Page
{
    Q_OBJECT
public:
    explicit TopologyPage(ConsoleSession &session, QWidget *parent = nullptr);

    //! Whose rights say what may be done here.
    void setAudit(AuditSession *audit);

    [[nodiscard]] QString title() const override { return tr("Topology"); }
    [[nodiscard]] QList<Command> commands() override;
    void activate() override;
    //! "?finding=FINGERPRINT", "?api=ID" or "?gateway=ID".
    void openItem(const QString &item) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void nextDifference(bool backwards) override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

    [[nodiscard]] TopologyView *view() const { return m_view; }

public slots:
    //! Only what that finding rests on; empty: everything again.
    void showFinding(const QString &fingerprint);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeZoom(QWidget *parent);
    QWidget *makeContent();
    QWidget *makeTable();
    void buildShortcuts();
    void connectParts();
    void takeData();
    void catchUp(); //!< what a page that is not shown left for later: a large graph takes longer than a frame to show
    void ask();
    void show(const std::shared_ptr<const topology::TopologyPicture> &picture);
    void showEmptiness();
    void showCounts();
    void showSelection();
    void search(const QString &text);
    void nextMatch();
    void selectNode(const QString &key);
    void selectCrossing(std::uint32_t crossing);
    void openSelection();
    void expand(const QString &group);
    void toggleDetails(bool on);
    [[nodiscard]] QString findingName() const;
    [[nodiscard]] bool hasData() const;

    ConsoleSession &m_session;
    topology::TopologyLayout *m_layout;
    topology::TopologyQuestion m_question;
    bool m_isBehind = false;
    std::shared_ptr<const IsolationView> m_isolation; //!< that the question's result is of; nullptr: none yet
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    SegmentedControl *m_extent;
    SearchField *m_search;
    TextLabel *m_hits, *m_zoom, *m_crossingCount, *m_crossingWords;
    TopologyView *m_view;
    TopologyDetails *m_details;
    CrossingTable *m_crossings;
    TableView *m_table;
    QSplitter *m_splitter;
    std::function<void()> m_emptyAction;
    Rights *m_rights = nullptr;
    QString m_wanted; //!< key of a node to select when the next picture is there
    bool m_selecting = false;
};

} // namespace bulkhead
