// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/textlabel.h"

namespace bulkhead {

//! Why something is locked, written beside it with a lock; not there while nothing is.
class LockNote : public QWidget
{
    Q_OBJECT
public:
    explicit LockNote(QWidget *parent = nullptr);

    void setReason(const QString &reason);
    [[nodiscard]] QString reason() const { return m_words->text(); }

private:
    TextLabel *m_words;
};

} // namespace bulkhead
