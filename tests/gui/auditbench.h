// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/auditpage.h"
#include "audit/entrydrawer.h"
#include "audit/verifybar.h"
#include "gui/peoplebench.h"
#include "widgets/emptystate.h"
#include "widgets/searchfield.h"
#include "widgets/tableview.h"

namespace bulkhead::test {

//! The Audit screen in the real window, over a real log: seq 1 begins it, 2 is ana as the first person, 3 adds bo, then come edits of the
//! estate file.
class AuditBench
{
public:
    void begin();
    void end();
    //! For a log without entries too.
    void openPage();
    //! A log of so many entries, ana signed in.
    void openLog(int entries);
    void grow(int entries) const;
    [[nodiscard]] int size() const;
    //! Changes the log behind its back.
    void tamper(const QByteArray &sql) const;
    void verifyAll() const;
    //! Waits for its drawer.
    void openEntry(quint64 seq) const;

    [[nodiscard]] PeopleBench &bench() const { return *m_bench; }
    [[nodiscard]] AuditPage *page() const { return m_page; }
    template<typename Widget>
    [[nodiscard]] Widget *child(const QString &name = {}) const
    {
        return m_page->findChild<Widget *>(name);
    }
    [[nodiscard]] TableView *table() const { return child<TableView>(QStringLiteral("auditTable")); }
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }
    [[nodiscard]] QString cell(int row, AuditLogModel::Column column) const { return table()->model()->index(row, int(column)).data().toString(); }
    [[nodiscard]] EntryDrawer *drawer() const { return child<EntryDrawer>(); }
    [[nodiscard]] VerifyBar *bar() const { return child<VerifyBar>(); }
    [[nodiscard]] SearchField *search() const { return child<SearchField>(QStringLiteral("auditSearch")); }
    [[nodiscard]] EmptyState *empty() const { return child<EmptyState>(); }

private:
    std::unique_ptr<PeopleBench> m_bench;
    AuditPage *m_page = nullptr;
};

} // namespace bulkhead::test
