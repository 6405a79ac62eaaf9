// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/evidencesession.h"
#include "widgets/formdialog.h"

class QPlainTextEdit;

namespace bulkhead {

//! Asks once more before something is signed: why it is rejected, revoked or withdrawn, or only whether. Stays until the log has it.
class ReasonDialog : public FormDialog
{
    Q_OBJECT
public:
    using Act = std::function<void(const QString &reason)>;
    enum class Asks { Reason, Nothing };
    ReasonDialog(EvidenceSession &session, const QString &title, const QString &meaning, const QString &action, Asks asks, Act act, QWidget *parent);

    //! What is signed, word for word: however long it is, all of it can be read.
    void quote(const QString &text);

protected:
    void submit() override;

private:
    void addReason();

    Act m_act;
    QPlainTextEdit *m_reason = nullptr; //!< nullptr: none is asked for
};

} // namespace bulkhead
