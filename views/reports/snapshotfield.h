// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/store.h"
#include "reports/report.h"
#include "widgets/textlabel.h"

class QComboBox;

namespace bulkhead {

//! Which two snapshots are compared: those at the beginning and the end of a period, or any two.
class SnapshotField : public QWidget
{
    Q_OBJECT
public:
    explicit SnapshotField(QWidget *parent = nullptr);

    //! Newest first, as the store has them; those that did not end are left out, and those behind `latest` (0: none).
    void setSnapshots(const QList<Snapshot> &snapshots, SnapshotId latest);
    //! What the first choice of both means.
    void setPeriod(const reports::Period &period);
    [[nodiscard]] SnapshotId from() const; //!< 0: there is none
    [[nodiscard]] SnapshotId to() const;
    void choose(SnapshotId from, SnapshotId to); //!< 0: by the period
    //! Why there is nothing to compare, in a sentence; empty: there is.
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QComboBox *fromBox() const { return m_from; }
    [[nodiscard]] QComboBox *toBox() const { return m_to; }

signals:
    void changed();

private:
    void fill();
    void explain();
    [[nodiscard]] SnapshotId beginning() const;
    [[nodiscard]] SnapshotId end() const;
    [[nodiscard]] const Snapshot *find(SnapshotId id) const;
    [[nodiscard]] QString wordOf(SnapshotId id) const;

    QList<Snapshot> m_snapshots;
    reports::Period m_period;
    QComboBox *m_from, *m_to;
    TextLabel *m_note;
};

} // namespace bulkhead
