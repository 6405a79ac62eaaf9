// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "widgets/page.h"

class QBoxLayout;
class QStackedWidget;

namespace bulkhead {

class AuditSession;
class ChangesPanel;
class ConnectionsPanel;
class EmptyState;
class PairsPanel;
class Rights;
class TextLabel;
class WallPanel;

//! The first screen: are all gateways read, how do the environments compare, what is new.
class OverviewPage : public Page
{
    Q_OBJECT
public:
    OverviewPage(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    //! Whose rights say what may be done here.
    void setAudit(AuditSession *audit);

    [[nodiscard]] QString title() const override { return tr("Overview"); }
    void activate() override;
    void openItem(const QString &gateway) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeContent();
    void showView();
    void showEmpty();
    void emptyAction();

    ConsoleSession &m_session;
    std::shared_ptr<const Clock> m_clock;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    TextLabel *m_summary;
    WallPanel *m_wall;
    PairsPanel *m_pairs;
    ConnectionsPanel *m_connections;
    ChangesPanel *m_changes;
    QBoxLayout *m_row = nullptr; //!< connections and changes
    Rights *m_rights = nullptr;
    bool m_adds = false; //!< what the button of the empty state does
};

} // namespace bulkhead
