// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/findingquery.h"

#include <QWidget>

class QHBoxLayout;

namespace bulkhead {

//! A tab for each pair of environments, with a glyph for each layer. More than fit are in the list of the top bar.
class PairTabs : public QWidget
{
    Q_OBJECT
public:
    explicit PairTabs(QWidget *parent = nullptr);
    void setView(const IsolationView &view, const QPair<EnvironmentId, EnvironmentId> &current);

signals:
    void chosen(const QPair<bulkhead::EnvironmentId, bulkhead::EnvironmentId> &pair);

private:
    QHBoxLayout *m_row;
};

} // namespace bulkhead
