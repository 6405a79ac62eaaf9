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
    void addField(const QString &name, QWidget *field, const QString &help = {});
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

//! Asks once more before something is signed: why it is rejected, revoked or withdrawn, or only whether. Stays until the log has it.
class ReasonDialog : public FormDialog
{
    Q_OBJECT
public:
    using Act = std::function<void(const QString &reason)>;
    enum class Asks { Reason, Nothing };
    ReasonDialog(EvidenceSession &session, const QString &title, const QString &meaning, const QString &action, Asks asks, Act act, QWidget *parent);

protected:
    void submit() override;

private:
    void addReason();

    Act m_act;
    QPlainTextEdit *m_reason = nullptr; //!< nullptr: none is asked for
};

} // namespace bulkhead
