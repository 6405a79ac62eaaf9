// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/diffmodel.h"
#include "usecases/loadcatalog.h"

#include <QWidget>

class QComboBox;
class QListView;

namespace bulkhead {

class Button;
class SegmentedControl;
class TextLabel;

//! Sandbox and production of one API side by side, field by field.
class DiffPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DiffPanel(QWidget *parent = nullptr);

    void setApi(const CatalogView &view, const ApiRow &row);
    //! Why nothing can be marked as expected; empty: it can.
    void setLocked(const QString &reason);
    void goToDifference(bool backwards);
    //! The field that is current, or empty.
    [[nodiscard]] QString currentField() const;
    //! The differences as "- sandbox" and "+ production" lines.
    [[nodiscard]] QString patchText() const;

signals:
    void markExpectedRequested(const QString &field);

private:
    void showPair(int index);
    void refreshWords();
    void refreshActions();

    DiffModel m_model;
    std::vector<DeploymentDiff> m_diffs;
    QComboBox *m_pairs;
    SegmentedControl *m_shown;
    TextLabel *m_left, *m_right, *m_empty;
    QListView *m_list;
    Button *m_expected, *m_copy;
    QString m_locked;
};

} // namespace bulkhead
