// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/decision.h"

#include "presentation/peoplewords.h"
#include "presentation/promotionwords.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Decision)
};

} // namespace

DecisionWords wordsOf(Decision decision, const Request &request)
{
    const QString where = request.to.text();
    switch (decision) {
    case Decision::Approve:
        return {Tr::tr("Approve and sign"), Tr::tr("Approve the promotion of %1").arg(request.apiName),
                Tr::tr("Your signature covers the digest below and the steps that undo it. If the source, the target, the mapping or the policy changes before it is applied, it is void."),
                Tr::tr("Remark"), false, false, "promotion.approve", QKeySequence(Qt::Key_A)};
    case Decision::AskForChanges:
        return {Tr::tr("Ask for changes"), Tr::tr("Ask for changes to the promotion of %1").arg(request.apiName),
                Tr::tr("It stays open, and who asked for it sees what you want changed."), Tr::tr("What shall be changed"), true, false, "promotion.changes",
                QKeySequence(Qt::Key_C)};
    case Decision::Reject:
        return {Tr::tr("Reject"), Tr::tr("Reject the promotion of %1").arg(request.apiName), Tr::tr("That is final: it has to be asked for anew."), Tr::tr("Reason"), true, true,
                "promotion.reject", QKeySequence(Qt::Key_R)};
    case Decision::Comment:
        return {Tr::tr("Comment"), Tr::tr("Comment on the promotion of %1").arg(request.apiName), Tr::tr("It stands in the log for good."), Tr::tr("Comment"), true, false,
                "promotion.comment", QKeySequence(Qt::Key_M)};
    case Decision::Apply:
        return {Tr::tr("Apply to %1").arg(where), Tr::tr("Apply the promotion of %1 to %2").arg(request.apiName, where),
                Tr::tr("Both sides are read once more, and nothing is written if anything has changed. Each step is read back; what fails is undone."), {}, false, true,
                "promotion.apply", QKeySequence(Qt::CTRL | Qt::Key_Return)};
    case Decision::Resume:
        return {Tr::tr("Look and go on"), Tr::tr("Go on with the promotion of %1").arg(request.apiName),
                Tr::tr("Each step is looked at on the gateway. What is done stays, what is not done yet is done."), {}, false, true, "promotion.apply", {}};
    case Decision::RollBack:
        return {Tr::tr("Roll back"), Tr::tr("Roll back the promotion of %1").arg(request.apiName),
                Tr::tr("%1 becomes what it was before. That works once, and only while it still is what the promotion made of it.").arg(where), Tr::tr("Reason"), true, true,
                "promotion.rollback", {}};
    }
    return {};
}

DecisionDialog::DecisionDialog(PromotionSession &session, Decision decision, const Request &request, int step, QWidget *parent)
    : FormDialog(wordsOf(decision, request).title, wordsOf(decision, request).meaning, wordsOf(decision, request).button, parent)
    , m_session(session)
    , m_decision(decision)
    , m_request(request)
    , m_words(wordsOf(decision, request))
    , m_step(step)
{
    setObjectName(u"decisionDialog"_s);
    if (step >= 0)
        body()->addWidget(new TextLabel(tr("On step %1 of the plan.").arg(step + 1), TypeSize::Body, QFont::Normal, &Tokens::text, this));
    if (!m_words.textName.isEmpty()) {
        body()->addWidget(new TextLabel(m_words.textName, TypeSize::Small, QFont::Medium, &Tokens::text, this));
        m_text = new QPlainTextEdit(this);
        m_text->setObjectName(u"decisionText"_s);
        m_text->setAccessibleName(m_words.textName);
        m_text->setTabChangesFocus(true);
        m_text->setFixedHeight(px(72));
        body()->addWidget(m_text);
        connect(m_text, &QPlainTextEdit::textChanged, this, &DecisionDialog::check);
    }
    addSignature();
    connect(&session, &PromotionSession::failed, this, &DecisionDialog::refuse);
    connect(&session, &PromotionSession::recorded, this, [this] {
        if (!isBusy())
            return;
        emit done(outcome());
        accept();
    });
    if (m_words.isGrave)
        beCautious();
    check();
    if (m_text != nullptr)
        m_text->setFocus(Qt::OtherFocusReason);
}

//! What is signed, and with which key.
void DecisionDialog::addSignature()
{
    const Acting &who = m_session.acting();
    auto *digest = new TextLabel(PromotionWords::digest(QString::fromStdString(m_request.digest)), TypeSize::Small, QFont::Normal, &Tokens::text, this);
    digest->setFixed(true);
    digest->setWordWrap(true);
    digest->setAccessibleName(tr("Digest of the plan"));
    body()->addWidget(digest);
    if (!who.isPerson())
        return;
    const QString key = QString::fromStdString(keyIdOf(who.key->publicKey()));
    body()->addWidget(new TextLabel(tr("Signed by %1, with the key %2").arg(who.person, PeopleWords::shortKey(key)), TypeSize::Small, QFont::Normal, &Tokens::text2, this));
}

QString DecisionDialog::text() const
{
    return m_text == nullptr ? QString() : m_text->toPlainText().trimmed();
}

void DecisionDialog::check()
{
    if (!isBusy())
        setMissing(m_words.needsText && text().isEmpty() ? tr("Say why") : QString());
}

void DecisionDialog::submit()
{
    const QString id = QString::fromStdString(m_request.id), digest = QString::fromStdString(m_request.digest);
    using Kind = RunProgress::Kind;
    switch (m_decision) {
    case Decision::Apply:
    case Decision::Resume:
    case Decision::RollBack:
        m_session.run(id, m_decision == Decision::Apply ? Kind::Apply : m_decision == Decision::Resume ? Kind::Resume : Kind::RollBack, text());
        accept(); // its progress is in the page
        return;
    case Decision::Approve:
        m_session.approve(id, digest, text());
        break;
    case Decision::AskForChanges:
        m_session.remark(id, Remark::Kind::RequestChanges, text(), m_step);
        break;
    case Decision::Reject:
        m_session.remark(id, Remark::Kind::Reject, text(), m_step);
        break;
    case Decision::Comment:
        m_session.remark(id, Remark::Kind::Comment, text(), m_step);
        break;
    }
    setBusy(tr("Writing the entry"));
}

void DecisionDialog::refuse(const Error &error)
{
    if (isBusy())
        fail(PromotionWords::whatHappened(error), PromotionWords::whatToDo(error), m_text);
}

QString DecisionDialog::outcome() const
{
    switch (m_decision) {
    case Decision::Approve: return tr("You approved the promotion of %1.").arg(m_request.apiName);
    case Decision::AskForChanges: return tr("Who asked for it sees what you want changed.");
    case Decision::Reject: return tr("You rejected the promotion of %1.").arg(m_request.apiName);
    default: return tr("Your comment is written.");
    }
}

} // namespace bulkhead
