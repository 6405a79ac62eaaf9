// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/promotionsession.h"
#include "widgets/formdialog.h"

class QLineEdit;
class QPlainTextEdit;

namespace bulkhead {

//! What a person can do to a request. Each is a signed entry of the log.
enum class Decision { Approve, AskForChanges, Reject, Comment, Apply, Resume, RollBack, Waive, BreakGlass, Review };

//! Words of a decision, and what of the log it takes the right to.
struct DecisionWords
{
    QString button;   //!< "Approve and sign"
    QString title, meaning;
    QString textName; //!< of the field; empty: there is none
    bool needsText = false, isGrave = false;
    const char *action = "";
    QKeySequence key{};
};
[[nodiscard]] DecisionWords wordsOf(Decision decision, const promotion::Request &request);

//! Asks for what a decision needs, shows what is signed and by whom, and stays until the answer is there. Executions go on in the page.
class DecisionDialog : public FormDialog
{
    Q_OBJECT
public:
    //! What the decision is on: a step of the plan (-1: the whole), a gate that is waived.
    struct On
    {
        int step = -1;
        QString gate;
    };
    DecisionDialog(PromotionSession &session, Decision decision, const promotion::Request &request, const On &on, QWidget *parent);

signals:
    void decided(const QString &sentence);

protected:
    void submit() override;

private:
    void check();
    void refuse(const Error &error);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString outcome() const;
    void addSignature();
    void addAlarm();
    void addText();

    PromotionSession &m_session;
    Decision m_decision;
    promotion::Request m_request;
    DecisionWords m_words;
    On m_on;
    QPlainTextEdit *m_text = nullptr;
    QLineEdit *m_typed = nullptr; //!< the environment, by hand, before the glass is broken
};

} // namespace bulkhead
