// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/frameworklist.h"
#include "widgets/surface.h"

class QListView;
class QStackedWidget;

namespace bulkhead {

class DocumentList;
class EmptyState;
class SearchField;

//! The frameworks to choose from, each with how its requirements stand.
class FrameworkPanel : public Surface
{
    Q_OBJECT
public:
    explicit FrameworkPanel(QWidget *parent = nullptr);

    void setView(const std::shared_ptr<const FrameworksView> &view);
    void setPins(const QStringList &ids);
    [[nodiscard]] const QStringList &pins() const;
    //! Also one that is not there yet: it is on as soon as it is.
    void choose(const QString &id);
    [[nodiscard]] const QString &chosen() const { return m_chosen; }
    //! A report of the chosen framework, or another document.
    void chooseKind(ReportKind kind);
    [[nodiscard]] ReportKind kind() const { return m_kind; }
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] DocumentList *documents() const { return m_documents; }
    [[nodiscard]] SearchField *search() const { return m_search; }

signals:
    void chosenChanged(const QString &id);
    void kindChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Words; //!< the list with the words of the console
    void take(const QString &id);
    void keepSelection();
    void togglePin(const QModelIndex &index);
    void showEmptiness();

    Words *m_model;
    SearchField *m_search;
    QListView *m_list;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    DocumentList *m_documents;
    TextLabel *m_problems;
    QString m_chosen;
    ReportKind m_kind = ReportKind::Report;
};

} // namespace bulkhead
