// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "widgets/surface.h"

namespace bulkhead {

class Button;
class EnvironmentMark;
class GatewayForm;
class LockNote;
class MessageBar;

//! The form of one gateway under its name, with what can be done about it.
class GatewayPane : public Surface
{
    Q_OBJECT
public:
    //! What the page knows of the gateway, beside what the form says.
    struct State
    {
        QString refused;         //!< why nothing of the file may be changed; empty: it may
        bool isChanged = false;  //!< the form and the file differ
        bool isInFile = false;
        bool isTesting = false, wasTested = false;
        bool canUndo = false;    //!< the last edit of the file
    };
    explicit GatewayPane(QWidget *parent = nullptr);

    void showState(const State &state, const EstateConfig &estate);
    [[nodiscard]] GatewayForm *form() const { return m_form; }
    [[nodiscard]] MessageBar *message() const { return m_message; }
    [[nodiscard]] QWidget *testButton() const;

signals:
    void saveRequested();
    void testRequested();
    void removeRequested();
    void undoRequested();

private:
    QWidget *makeHead();
    QWidget *makeFoot();

    GatewayForm *m_form;
    MessageBar *m_message;
    TextLabel *m_title;
    EnvironmentMark *m_tag;
    Button *m_save, *m_test, *m_remove, *m_undo;
    LockNote *m_lock;
};

} // namespace bulkhead
