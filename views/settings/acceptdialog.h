// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/people.h"
#include "widgets/formdialog.h"

namespace bulkhead {

class AuditSession;

//! What is signed by accepting the estate file, before it is.
class AcceptDialog : public FormDialog
{
    Q_OBJECT
public:
    //! `isProposed`: somebody proposed just this file.
    AcceptDialog(AuditSession &session, const QList<PolicyDifference> &differences, const QStringList &loosenings, bool isProposed, QWidget *parent);

signals:
    void asked();

protected:
    void submit() override;

private:
    void say(const QString &text, bool isQuiet = false);

    AuditSession &m_session;
};

} // namespace bulkhead
