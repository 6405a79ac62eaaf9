// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/promotionchoice.h"

#include <QWidget>

class QListView;

namespace bulkhead {

class Chip;
class FlowLayout;
class SearchField;
class TextLabel;

//! Chooses the APIs of a plan: a list with check marks that is searched by typing, and what is chosen as chips below. The keyboard stays in the
//! search: Up and Down go through the list, Space checks; Enter is the dialog's.
class ApiChoicePanel : public QWidget
{
    Q_OBJECT
public:
    //! `choice` outlives it.
    ApiChoicePanel(PromotionChoice &choice, QWidget *parent);

    //! The rows are those of another path.
    void setPath(const PromotionPath &path);
    //! The list begins at what was chosen first.
    void showFirst();
    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] QListView *list() const { return m_list; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeList();
    void showChosen();
    void showHint();
    void goTo(int row);
    void takeOut(int chip);
    void orderTabs();
    bool searchKey(QKeyEvent *event);
    bool listKey(QKeyEvent *event);

    PromotionChoice &m_choice;
    PromotionPath m_path;
    TextLabel *m_caption;
    SearchField *m_search;
    QListView *m_list;
    TextLabel *m_hint, *m_count;
    QWidget *m_chosen;
    FlowLayout *m_flow;
    QList<Chip *> m_chips;
};

} // namespace bulkhead
