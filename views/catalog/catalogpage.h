// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalogemptiness.h"
#include "items/catalogtablemodel.h"
#include "usecases/consolesession.h"
#include "usecases/estatedocument.h"
#include "widgets/page.h"

class QSplitter;
class QStackedWidget;

namespace bulkhead {

class ApiDrawer;
class AuditSession;
class Button;
class CatalogColumns;
class CatalogEdits;
class CatalogFacets;
class EmptyState;
class MessageBar;
class PairScope;
class PromoteAction;
class SearchField;
class TableView;
class TextLabel;

//! The catalog screen: facets, one row per API with a column per environment of the pairs
//! shown, and a drawer with the details of the current one.
class CatalogPage : public Page
{
    Q_OBJECT
public:
    CatalogPage(ConsoleSession &session, EstateDocument &document, std::shared_ptr<const Clock> clock,
                QWidget *parent = nullptr);
    ~CatalogPage() override;

    //! What the person may do is asked there from now on; may be null.
    void setAudit(AuditSession *audit);
    [[nodiscard]] QString title() const override { return tr("Catalog"); }
    [[nodiscard]] QList<Command> commands() override;
    void activate() override;
    //! An API's id, or a filter: "?pair=SANDBOX:PRODUCTION&status=drifted&gateway=ID".
    void openItem(const QString &item) override;
    void nextDifference(bool backwards) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeRoom();
    void openQuery(const QString &query);
    QWidget *makeHead();
    QWidget *makeList();
    void connectParts();
    void connectDrawer();
    void connectPromotion();
    void takeView();
    void takeContent();
    void showCounts();
    void showEmptiness();
    void doEmptyAction();
    void showApi(const QModelIndex &index);
    void showDetails(const ApiRow &row);
    void keepSelection();
    void closeDrawer();
    [[nodiscard]] const ApiRow *shownApi() const;
    [[nodiscard]] std::vector<std::pair<int, int>> selectedRows() const;
    [[nodiscard]] std::vector<const ApiRow *> selectedApis() const;
    [[nodiscard]] std::vector<const ApiRow *> apisToPromote() const;
    void showPromotable();
    void showMenu(const QPoint &at);
    void choose(int row);
    void copyCell();

    ConsoleSession &m_session;
    CatalogTableModel m_model;
    CatalogFacets *m_facets;
    SearchField *m_search;
    TextLabel *m_count;
    Button *m_export;
    MessageBar *m_message;
    TableView *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    ApiDrawer *m_drawer;
    QSplitter *m_splitter;
    QWidget *m_side = nullptr; //!< the filters
    CatalogEdits *m_edits;
    PromoteAction *m_promote;
    PairScope *m_scope;
    CatalogColumns *m_columns;
    CatalogEmptiness::Action m_emptyAction;
    ApiId m_selected;
    int m_drawerWidth = 0;       //!< that a person chose; 0: the usual
    bool m_reopenDrawer = false; //!< it was open when the window was closed
    bool m_refiltering = false;  //!< rows go because of a filter or a new catalog
};

} // namespace bulkhead
