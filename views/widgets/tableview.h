// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"

#include <QHash>
#include <QTableView>

namespace bulkhead {

//! A table as the language wants it: whole rows selected, no vertical lines, a header that sorts, rows of
//! one height so that ten thousand cost nothing. Columns of an environment have its edge above the header.
class TableView : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(const QString &accessibleName, QWidget *parent = nullptr);

    //! 32 for one line, 40 for two, 24 dense.
    void setRowMeasure(int measure);
    void setColumnEnvironment(int column, EnvironmentType type);
    void clearColumnEnvironments();

signals:
    void opened(const QModelIndex &index); //!< Enter or a double click

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    class Header;
    Header *m_header;
    int m_measure = 32;
};

} // namespace bulkhead
