// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/loadcatalog.h"
#include "widgets/surface.h"

class QBoxLayout;
class QGridLayout;

namespace bulkhead {

//! How many APIs of each isolation pair are in which state; each figure opens the catalog with just them.
class PairsPanel : public Surface
{
    Q_OBJECT
public:
    explicit PairsPanel(QWidget *parent = nullptr);
    void setView(const CatalogView &view);
    //! The figures stand below the names of their pair.
    void setNarrow(bool narrow);

signals:
    //! What the catalog opens: "?pair=SANDBOX:PRODUCTION&status=drifted".
    void catalogRequested(const QString &query);

private:
    QWidget *makePair(const CatalogView &view, const EnvironmentId &sandbox, const EnvironmentId &production);
    QWidget *makeFigure(const QString &word, Status status, qint64 count, const QString &query);

    QGridLayout *m_grid;
    QWidget *m_rows = nullptr;
    QList<QBoxLayout *> m_lines;
    bool m_narrow = false;
};

} // namespace bulkhead
