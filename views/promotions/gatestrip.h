// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/gate.h"
#include "widgets/surface.h"

#include <QAbstractButton>

class QGridLayout;
class QVBoxLayout;

namespace bulkhead {

//! One gate: what it is, what it says, and why, in a line or two. Pressed, it shows its evidence.
class GateCell : public QAbstractButton
{
    Q_OBJECT
public:
    //! `isWaived`: its no is set aside.
    explicit GateCell(const promotion::GateResult &gate, bool isWaived, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] const promotion::GateResult &gate() const { return m_gate; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    promotion::GateResult m_gate;
    bool m_isWaived;
};

//! All gates of a plan side by side, in as many lines as the width asks for, and below them the evidence of the one that was pressed.
class GateStrip : public Surface
{
    Q_OBJECT
public:
    explicit GateStrip(QWidget *parent = nullptr);

    //! Opens the evidence of the first gate that refuses; the one that a person opened stays open.
    void setGates(const QList<promotion::GateResult> &gates, const QStringList &warnsOnUnknown, const QList<promotion::Waiver> &waivers = {});
    //! Whether a gate that refuses can be waived here; a reason why not is written beside the button.
    void offerWaivers(bool isOffered, const QString &whyNot);
    [[nodiscard]] const QList<GateCell *> &cells() const { return m_cells; }

signals:
    void waiveRequested(const QString &gate);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void showEvidence();

    QGridLayout *m_grid;
    QVBoxLayout *m_evidence;
    QWidget *m_evidenceBox;
    QList<GateCell *> m_cells;
    QStringList m_warnsOnUnknown;
    QList<promotion::Waiver> m_waivers;
    bool m_offersWaivers = false;
    QString m_whyNotWaive;
    QString m_open; //!< id of a gate
    int m_columns = 0;
};

} // namespace bulkhead
