// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/reportvalues.h"

#include <QListView>

#include <optional>

namespace bulkhead {

//! The documents that are of no framework: what changed, and the boundary document.
class DocumentList : public QListView
{
    Q_OBJECT
public:
    explicit DocumentList(QWidget *parent = nullptr);

    //! Nothing: none of them.
    void choose(std::optional<ReportKind> kind);
    [[nodiscard]] std::optional<ReportKind> chosen() const;
    //! What stands below the name of the boundary document: its version.
    void setBoundaryNote(const QString &note);
    [[nodiscard]] QSize sizeHint() const override; //!< all of its rows
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

signals:
    void kindChosen(bulkhead::ReportKind kind);

private:
    class Rows;
    Rows *m_rows;
};

} // namespace bulkhead
