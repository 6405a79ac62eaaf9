// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/peoplefacts.h"
#include "widgets/tableview.h"

namespace bulkhead {

class PeopleModel;

//! Everybody in the log: name, roles, key, since when and by whom. Those who retired are grey, at the end.
class PeopleTable : public TableView
{
    Q_OBJECT
public:
    explicit PeopleTable(QWidget *parent = nullptr);

    //! Keeps who is selected; `self` is the person of this window, or empty.
    void setPeople(const QList<PersonFacts> &people, const QString &self);
    void select(const QString &person);
    //! Who is selected; nullptr: nobody.
    [[nodiscard]] const PersonFacts *current() const;
    [[nodiscard]] const QList<PersonFacts> &people() const;

signals:
    void chosen();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fitColumns();

    PeopleModel *m_model;
    bool m_quiet = false;
};

} // namespace bulkhead
