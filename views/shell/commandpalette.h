// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/page.h"

#include <QDialog>

class QListView;

namespace bulkhead {

class CommandModel;
class SearchField;
class TextLabel;

//! Ctrl+K: type some letters, Enter does the best match. Screens, APIs, gateways and commands.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *parent);

    //! Opens over the parent with these, the first shown first while nothing is typed.
    void open(QList<Command> commands);
    using QDialog::open;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter(const QString &query);
    void runCurrent();

    SearchField *m_search;
    QListView *m_list;
    TextLabel *m_nothing;
    CommandModel *m_model;
};

} // namespace bulkhead
