// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogedits.h"

#include "catalog/catalogexport.h"
#include "catalog/matchactions.h"
#include "presentation/rights.h"
#include "presentation/words.h"
#include "widgets/messagebar.h"

#include <utility>

namespace bulkhead {

CatalogEdits::CatalogEdits(ConsoleSession &session, EstateDocument &document, MessageBar &message, QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_document(document)
    , m_message(message)
    , m_page(page)
    , m_matching(new MatchActions(session, page))
{
    connect(m_matching, &MatchActions::decided, this, [this](const QString &sentence, qint64 id) {
        m_lastDecision = id;
        m_message.show(Status::Pass, sentence, {}, tr("Undo"));
    });
    connect(&m_message, &MessageBar::actionTriggered, this, &CatalogEdits::undo);
}

void CatalogEdits::setRights(const Rights *rights)
{
    m_rights = rights;
    m_matching->setRights(rights);
}

QString CatalogEdits::whyNot(const std::string &action) const
{
    return m_rights ? m_rights->whyNot(action) : QString();
}

bool CatalogEdits::refuses(const std::string &action)
{
    const QString reason = whyNot(action);
    if (!reason.isEmpty())
        m_message.show(Status::Warn, reason);
    return !reason.isEmpty();
}

void CatalogEdits::fill(QMenu *menu, const ApiRow &row)
{
    m_matching->fill(menu, *m_session.view(), row);
}

void CatalogEdits::markExpected(const ApiRow &row, const QString &field)
{
    if (refuses("estate.edit"))
        return;
    ExpectedDifference difference;
    difference.field = field;
    difference.apis = {QString::fromStdString(row.name)};
    const auto added = m_document.addExpectedDifference(difference);
    m_lastDecision = 0;
    if (added)
        m_message.show(Status::Pass, tr("%1 of %2 is expected to differ from now on.").arg(field, difference.apis.first()),
                       tr("Written to %1.").arg(m_document.fileName()), tr("Undo"));
    else
        m_message.show(Status::Fail, ErrorWords::whatHappened(added.error(), m_document.fileName()),
                       ErrorWords::whatToDo(added.error()), {}, added.error().toText());
}

void CatalogEdits::exportList(const CatalogTableModel &model)
{
    if (CatalogExport::run(model, m_message, m_page))
        m_lastDecision = 0;
}

void CatalogEdits::undo()
{
    m_message.hide();
    if (m_lastDecision != 0)
        m_session.undoDecision(std::exchange(m_lastDecision, 0));
    else if (const auto undone = m_document.undo(); !undone)
        m_message.show(Status::Fail, ErrorWords::whatHappened(undone.error(), m_document.fileName()),
                       ErrorWords::whatToDo(undone.error()));
}

} // namespace bulkhead
