// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace bulkhead {

class Button;

//! What can be done about a draft whose plan could not be made.
class DraftFailure : public QWidget
{
    Q_OBJECT
public:
    explicit DraftFailure(QWidget *parent);

signals:
    void changeRequested(); //!< its APIs and gateways
    void dropped();

private:
    Button *m_change, *m_drop;
};

} // namespace bulkhead
