// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "widgets/surface.h"

namespace bulkhead {

class Button;
class ConnectionsTable;
class MessageBar;
class Rights;
class TableView;

//! Every gateway with its state, rights and the age of what is known of it, and what to do about one.
class ConnectionsPanel : public Surface
{
    Q_OBJECT
public:
    ConnectionsPanel(ConsoleSession &session, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    //! What the person may do is asked there from now on; outlives this.
    void setRights(const Rights *rights);
    void refresh();
    void select(const GatewayId &gateway);
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] int neededHeight() const;

signals:
    void settingsRequested(const QString &gateway);

private:
    [[nodiscard]] QWidget *makeHead();
    void showSelected();
    void showWarning();
    void takeReport(const ConnectionReport &report);
    [[nodiscard]] GatewayId current() const;

    ConsoleSession &m_session;
    ConnectionsTable *m_model;
    TableView *m_table;
    TextLabel *m_count;
    Button *m_test, *m_sync, *m_settings;
    MessageBar *m_message;
    const Rights *m_rights = nullptr;
    GatewayId m_testing;
    bool m_showsReport = false;
};

} // namespace bulkhead
