// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QLineEdit>

namespace bulkhead {

//! Where a passphrase is typed. It is hidden, cannot be copied out, and leaves the field for a Secret at once.
class PassphraseEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit PassphraseEdit(QWidget *parent = nullptr);
    ~PassphraseEdit() override; //!< wipes what is left

    //! What was typed; the field is empty then.
    [[nodiscard]] Secret take();
    [[nodiscard]] bool isSameAs(const PassphraseEdit &other) const { return text() == other.text(); }
    void forget();
};

} // namespace bulkhead
