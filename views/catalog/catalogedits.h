// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "usecases/estatedocument.h"

class QMenu;

namespace bulkhead {

class CatalogTableModel;
class MatchActions;
class MessageBar;
class Rights;

//! What a person decides from the catalog: matching, expected differences, an export. Says on the bar what
//! was done, and takes the last one back.
class CatalogEdits : public QObject
{
    Q_OBJECT
public:
    CatalogEdits(ConsoleSession &session, EstateDocument &document, MessageBar &message, QWidget *page);

    //! What the person may do is asked there from now on; outlives this.
    void setRights(const Rights *rights);
    //! Why the person may not do an action of the log; empty if they may.
    [[nodiscard]] QString whyNot(const std::string &action) const;
    //! Says on the bar why the person may not do an action of the log; false if they may.
    [[nodiscard]] bool refuses(const std::string &action);
    //! Pin, split and merge for an API.
    void fill(QMenu *menu, const ApiRow &row);
    void markExpected(const ApiRow &row, const QString &field);
    void exportList(const CatalogTableModel &model);

private:
    void undo();

    ConsoleSession &m_session;
    EstateDocument &m_document;
    MessageBar &m_message;
    QWidget *m_page;
    MatchActions *m_matching;
    const Rights *m_rights = nullptr;
    qint64 m_lastDecision = 0;
};

} // namespace bulkhead
