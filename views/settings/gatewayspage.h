// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/estatedocument.h"
#include "usecases/consolesession.h"

#include <QHash>
#include <QWidget>

class QSplitter;
class QStackedWidget;
class QHBoxLayout;

namespace bulkhead {

class Button;
class ConnectionPanel;
class EmptyState;
class GatewayForm;
class GatewayList;
class GatewayPane;
class MessageBar;
class Rights;
class TextLabel;

//! Settings, Gateways: the list, the form of one of them, and its connection test.
class GatewaysPage : public QWidget
{
    Q_OBJECT
public:
    GatewaysPage(ConsoleSession &session, EstateDocument &document, Rights &rights, std::shared_ptr<const Clock> clock,
                 QWidget *parent = nullptr);

    //! Asks before typed changes are lost; false if the person stays.
    bool showGateway(const GatewayId &gateway);
    void addGateway();
    void save();
    void test();
    void undo();
    void remove();
    [[nodiscard]] bool isChanged() const;
    //! The widths of the columns, as they are where all stand side by side.
    [[nodiscard]] QByteArray columns() const;
    void setColumns(const QByteArray &columns);
    [[nodiscard]] QList<QWidget *> panes() const;
    void focusFirst();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setNarrow(bool narrow);
    QWidget *makeList();
    void connectParts();
    void refresh();
    void refreshHead();
    void showTest();
    //! What a test of the form reports about: it may be new or have another name than in the file.
    [[nodiscard]] GatewayId tested() const;
    void tell(const Result<void> &done, const QString &success);
    bool mayLeave();

    ConsoleSession &m_session;
    EstateDocument &m_document;
    Rights &m_rights;
    std::shared_ptr<const Clock> m_clock;
    QSplitter *m_splitter;
    QSplitter *m_side; //!< the list; where there is little room the connection test is below it
    GatewayList *m_list;
    GatewayPane *m_pane;
    GatewayForm *m_form;
    ConnectionPanel *m_panel;
    MessageBar *m_message;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    TextLabel *m_note;
    Button *m_add;
    GatewayId m_current;
    QHash<GatewayId, ConnectionReport> m_reports;
    enum class BarAction { None, Undo, Reload } m_action = BarAction::None;
    bool m_open = false;
    bool m_narrow = false;
    QByteArray m_wideColumns;
};

} // namespace bulkhead
