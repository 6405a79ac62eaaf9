// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/catalogtablemodel.h"
#include "usecases/consolesession.h"
#include "usecases/estatedocument.h"
#include "widgets/page.h"

class QSplitter;
class QStackedWidget;

namespace bulkhead {

class ApiDrawer;
class Button;
class CatalogFacets;
class EmptyState;
class MatchActions;
class MessageBar;
class SearchField;
class TableView;
class TextLabel;

//! The catalog screen: facets, one row per API with a column per environment, and a drawer with the
//! details of the current one.
class CatalogPage : public Page
{
    Q_OBJECT
public:
    CatalogPage(ConsoleSession &session, EstateDocument &document, std::shared_ptr<const Clock> clock,
                QWidget *parent = nullptr);
    ~CatalogPage() override;

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
    void openQuery(const QString &query);
    void fitColumns();
    void restoreColumns();
    QWidget *makeHead();
    QWidget *makeList();
    void connectParts();
    void takeView();
    void showColumns();
    void showCounts();
    void showEmptiness();
    void showApi(const QModelIndex &index);
    void keepSelection();
    void closeDrawer();
    void markExpected(const QString &field);
    void exportList();
    void copyCell();
    [[nodiscard]] QString csvText() const;

    QByteArray m_savedColumns; //!< of the last time, until there are columns
    bool m_refiltering = false; //!< rows go because of a filter or a new catalog
    bool m_ownWidths = false; //!< a person drew a column wider or narrower
    QList<Environment> m_columns; //!< of the environments, as the table has them
    ConsoleSession &m_session;
    EstateDocument &m_document;
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
    MatchActions *m_matching;
    ApiId m_selected;
    qint64 m_lastDecision = 0;
};

} // namespace bulkhead
