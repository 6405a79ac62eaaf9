// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/evidencesession.h"
#include "widgets/formdialog.h"

class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;

namespace bulkhead {

//! Asks for an exception of one finding: why, who answers for it, until when, and what holds meanwhile. Stays until the log has it.
class ExceptionDialog : public FormDialog
{
    Q_OBJECT
public:
    //! `people`: names to choose the owner from.
    ExceptionDialog(EvidenceSession &session, const isolation::Control &control, const evidence::PairScope &pair, const QString &fingerprint, const QStringList &people,
                    const isolation::ControlCatalogue &controls, QWidget *parent);

protected:
    void submit() override;

private:
    void makeFields(const QStringList &people, const isolation::ControlCatalogue &controls);
    void check();
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QStringList compensating() const;

    EvidenceSession &m_session;
    const isolation::Control m_control;
    evidence::PairScope m_pair;
    QString m_fingerprint;
    QStringList m_knownControls;
    QPlainTextEdit *m_reason;
    QComboBox *m_owner, *m_risk;
    QDateEdit *m_expires;
    QLineEdit *m_compensating, *m_ticket;
};

//! Asks for the one time that an exception may go on: until when, and why if not for the reason before. Stays until the log has it.
class RenewDialog : public FormDialog
{
    Q_OBJECT
public:
    RenewDialog(EvidenceSession &session, const isolation::Control &control, const evidence::Exception &exception, QWidget *parent);

protected:
    void submit() override;

private:
    EvidenceSession &m_session;
    QString m_id;
    UtcTime m_latest;
    QPlainTextEdit *m_reason;
    QDateEdit *m_expires;
};

} // namespace bulkhead
