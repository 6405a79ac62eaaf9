// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/auditemptiness.h"
#include "core/clock.h"
#include "items/auditlogmodel.h"
#include "presentation/rights.h"
#include "widgets/page.h"

class QSplitter;
class QStackedWidget;

namespace bulkhead {

class AuditTableColumns;
class AuditFiles;
class AuditFilterBar;
class Button;
class CheckpointsPanel;
class EmptyState;
class EntryDrawer;
class EntryOpener;
class LockNote;
class MessageBar;
class RowsMaker;
class SegmentedControl;
class TableView;
class VerifyBar;

//! The audit screen: whether the log is whole, its entries with filters, one of them with its proof, and what vouches for it from outside.
class AuditPage : public Page
{
    Q_OBJECT
public:
    enum class Tab { Log, Checkpoints };

    AuditPage(AuditSession &session, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);
    ~AuditPage() override;

    [[nodiscard]] QString title() const override { return tr("Audit"); }
    [[nodiscard]] QList<Command> commands() override;
    void activate() override;
    //! The number of an entry, or a filter: "?person=ana&action=person.add&text=bo".
    void openItem(const QString &item) override;
    //! The list ends with that moment.
    [[nodiscard]] QString lookAt(std::optional<UtcTime> moment) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

    void showTab(Tab tab);
    [[nodiscard]] AuditFiles *files() const { return m_files; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeList();
    QWidget *makeLog();
    void makeDrawer();
    void connectParts();
    void takeView();
    void takeRows();
    void takeContent();
    void showEmptiness();
    void doEmptyAction();
    void showRights();
    void showNotice();
    void showBadge();
    void openDrawer();
    void closeDrawer();
    void fitPanes();

    AuditSession &m_session;
    std::shared_ptr<const Clock> m_clock;
    Rights m_rights;
    AuditLogModel m_model;
    SegmentedControl *m_tabs;
    Button *m_export;
    LockNote *m_lock;
    MessageBar *m_message, *m_notice;
    VerifyBar *m_verify;
    AuditFilterBar *m_filter;
    TableView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_tableStack, *m_stack;
    CheckpointsPanel *m_checkpoints;
    EntryDrawer *m_drawer;
    QSplitter *m_splitter;
    AuditFiles *m_files;
    EntryOpener *m_opener;
    RowsMaker *m_rows;
    AuditTableColumns *m_columns = nullptr;
    QWidget *m_list = nullptr;
    AuditEmptiness::Action m_emptyAction = AuditEmptiness::Action::None;
    quint64 m_openLater = 0; //!< asked for before the log was there
    int m_drawerWidth = 0;   //!< that a person chose; 0: the usual
};

} // namespace bulkhead
