// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/watchmodels.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QSet>

namespace bulkhead::test {

int watchModels(const QWidget &root)
{
    QSet<QAbstractItemModel *> models;
    const auto views = root.findChildren<QAbstractItemView *>();
    for (const QAbstractItemView *view : views) {
        if (view->model() == nullptr || models.contains(view->model()))
            continue;
        models.insert(view->model());
        // The model owns its tester.
        new QAbstractItemModelTester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, view->model());
    }
    return static_cast<int>(models.size());
}

} // namespace bulkhead::test
