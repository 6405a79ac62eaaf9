// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/decision.h"

#include "presentation/peoplewords.h"
#include "presentation/promotionwords.h"
#include "widgets/messagebar.h"

#include <QLineEdit>
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
    case Decision::Waive:
        return {Tr::tr("Waive"), Tr::tr("Waive a gate for the promotion of %1").arg(request.apiName),
                Tr::tr("The gate's no is set aside for exactly this plan, and for what it says no to now. Your name stands beside it, in the log and in every report."), Tr::tr("Reason"),
                true, true, "promotion.waive", {}};
    case Decision::BreakGlass:
        return {Tr::tr("Break the glass"), Tr::tr("Break the glass for %1").arg(request.apiName),
                Tr::tr("It is applied to %1 now, without the approvals that it takes. Both sides still have to be what they were when it was asked for.").arg(where),
                Tr::tr("Why it cannot wait"), true, true, "promotion.breakglass", {}};
    case Decision::Review:
        return {Tr::tr("Review"), Tr::tr("Review what was broken through for %1").arg(request.apiName),
                Tr::tr("Two people who had no part in it look back at it. What you found stands in the log."), Tr::tr("What you found"), true, false, "promotion.review", {}};
    }
    return {};
}

DecisionDialog::DecisionDialog(PromotionSession &session, Decision decision, const Request &request, const On &on, QWidget *parent)
    : FormDialog(wordsOf(decision, request).title, wordsOf(decision, request).meaning, wordsOf(decision, request).button, parent)
    , m_session(session)
    , m_decision(decision)
    , m_request(request)
    , m_words(wordsOf(decision, request))
    , m_on(on)
{
    setObjectName(u"decisionDialog"_s);
    if (on.step >= 0)
        body()->addWidget(new TextLabel(tr("On step %1 of the plan.").arg(on.step + 1), TypeSize::Body, QFont::Normal, &Tokens::text, this));
    if (!on.gate.isEmpty())
        body()->addWidget(new TextLabel(tr("Gate: %1").arg(PromotionWords::gate(on.gate)), TypeSize::Body, QFont::Medium, &Tokens::text, this));
    if (decision == Decision::BreakGlass)
        addAlarm();
    addText();
    addSignature();
    connect(&session, &PromotionSession::failed, this, &DecisionDialog::refuse);
    connect(&session, &PromotionSession::recorded, this, [this] {
        if (!isBusy())
            return;
        emit decided(outcome());
        accept();
    });
    if (m_words.isGrave)
        beCautious();
    check();
    if (m_text != nullptr)
        m_text->setFocus(Qt::OtherFocusReason);
}

void DecisionDialog::addText()
{
    if (m_words.textName.isEmpty())
        return;
    body()->addWidget(new TextLabel(m_words.textName, TypeSize::Small, QFont::Medium, &Tokens::text, this));
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"decisionText"_s);
    m_text->setAccessibleName(m_words.textName);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(px(72));
    body()->addWidget(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &DecisionDialog::check);
}

//! It looks like what it is, and is not done by one press too many.
void DecisionDialog::addAlarm()
{
    auto *alarm = new MessageBar(this);
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(m_session.estate().breakGlass.reviewWithin).count();
    alarm->show(Status::Fail, tr("Everybody is told."),
                tr("Every promotion command and this screen say so. Two others have to review it within %n hour(s); after that nothing else is approved or applied there.", nullptr,
                   static_cast<int>(hours)));
    body()->addWidget(alarm);
    m_typed = new QLineEdit(this);
    m_typed->setObjectName(u"typedEnvironment"_s);
    //: %1 is the name of an environment that has to be typed.
    const QString ask = tr("Type %1 to confirm").arg(m_request.to.text());
    m_typed->setAccessibleName(ask);
    body()->addWidget(new TextLabel(ask, TypeSize::Small, QFont::Medium, &Tokens::text, this));
    body()->addWidget(m_typed);
    connect(m_typed, &QLineEdit::textChanged, this, &DecisionDialog::check);
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
    if (isBusy())
        return;
    const bool isTyped = m_typed == nullptr || m_typed->text().trimmed() == m_request.to.text();
    setMissing(m_words.needsText && text().isEmpty() ? tr("Say why") : !isTyped ? tr("Type the name of the environment") : QString());
}

void DecisionDialog::submit()
{
    const QString id = QString::fromStdString(m_request.id), digest = QString::fromStdString(m_request.digest);
    using Kind = RunProgress::Kind;
    switch (m_decision) {
    case Decision::Apply:
    case Decision::Resume:
    case Decision::RollBack:
    case Decision::BreakGlass:
        m_session.run(id, m_decision == Decision::Apply      ? Kind::Apply
                          : m_decision == Decision::Resume   ? Kind::Resume
                          : m_decision == Decision::RollBack ? Kind::RollBack
                                                             : Kind::BreakGlass,
                      text());
        accept(); // its progress is in the page
        return;
    case Decision::Waive:
        m_session.waive(id, m_on.gate, text());
        break;
    case Decision::Review:
        m_session.review(id, text());
        break;
    case Decision::Approve:
        m_session.approve(id, digest, text());
        break;
    case Decision::AskForChanges:
        m_session.remark(id, Remark::Kind::RequestChanges, text(), m_on.step);
        break;
    case Decision::Reject:
        m_session.remark(id, Remark::Kind::Reject, text(), m_on.step);
        break;
    case Decision::Comment:
        m_session.remark(id, Remark::Kind::Comment, text(), m_on.step);
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
    case Decision::Waive: return tr("You waived %1 for this plan.").arg(PromotionWords::gate(m_on.gate));
    case Decision::Review: return tr("Your review is written.");
    default: return tr("Your comment is written.");
    }
}

} // namespace bulkhead
