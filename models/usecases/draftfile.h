// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace bulkhead {

//! A file until it is complete: beside the place it shall have, gone unless it was put there. What is at the place stays until then, and for good if it never is.
class DraftFile
{
public:
    //! `what` names it in errors: "the bundle".
    DraftFile(const QString &place, QString what);
    ~DraftFile();
    Q_DISABLE_COPY_MOVE(DraftFile)

    //! Where to write; nothing is there yet.
    [[nodiscard]] const QString &path() const { return m_path; }
    //! What stands in the way of the place, empty: nothing.
    [[nodiscard]] QString obstacle() const;
    //! Puts it into its place; what is there is replaced at once, and its rights stay. BadFile if that cannot be.
    [[nodiscard]] Result<void> keep() const;
    //! That it cannot be written, for this reason.
    [[nodiscard]] Error writeError(const QString &why) const;

private:
    QString m_place, m_target, m_path, m_what;
};

} // namespace bulkhead
