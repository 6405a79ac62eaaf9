// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/textlabel.h"

namespace bulkhead {

//! A value read from a gateway: in the fixed font, however long, and to be selected and copied as it is.
class ValueLabel : public TextLabel
{
    Q_OBJECT
public:
    explicit ValueLabel(const QString &value, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copy() const;

    QString m_value;
};

} // namespace bulkhead
