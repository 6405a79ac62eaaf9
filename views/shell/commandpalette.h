// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/page.h"

#include <QPointer>

class QListView;

namespace bulkhead {

class CommandModel;
class SearchField;
class TextLabel;

//! Ctrl+K, inside the window and not a window of its own: type some letters, Enter does the best match. Screens, APIs, gateways and commands.
class CommandPalette : public QWidget
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *parent);

    //! Opens over the parent with these, the first shown first while nothing is typed.
    void open(QList<Command> commands);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter(const QString &query);
    void runCurrent();
    void giveUp();

    SearchField *m_search;
    QListView *m_list;
    TextLabel *m_nothing;
    CommandModel *m_model;
    QPointer<QWidget> m_before; //!< had the keyboard before
};

} // namespace bulkhead
