// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/reportsession.h"
#include "widgets/textlabel.h"

namespace bulkhead {

class Button;
class LockNote;

//! Which version the boundary document has, whether it is signed, and the button that signs it.
class BoundaryField : public QWidget
{
    Q_OBJECT
public:
    explicit BoundaryField(QWidget *parent = nullptr);

    //! `boundary`: nullptr while there is none to look at; `versions`: newest first.
    void setBoundary(const std::shared_ptr<const reports::Boundary> &boundary, const QList<BoundaryVersion> &versions);
    //! Of signing; empty: it may be done.
    void setBlocked(const QString &reason);
    [[nodiscard]] bool isSigned() const { return m_isSigned; }
    [[nodiscard]] Button *signButton() const { return m_sign; }

signals:
    void signRequested();

private:
    void showButton();

    TextLabel *m_version, *m_state, *m_digest;
    Button *m_sign;
    LockNote *m_lock;
    QString m_blocked;
    bool m_isSigned = false, m_hasBoundary = false;
};

} // namespace bulkhead
