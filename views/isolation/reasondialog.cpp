// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/reasondialog.h"

#include "isolation/recordfields.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

ReasonDialog::ReasonDialog(EvidenceSession &session, const QString &title, const QString &meaning, const QString &action, Asks asks, Act act, QWidget *parent)
    : FormDialog(title, meaning, action, parent)
    , m_act(std::move(act))
{
    setObjectName(u"reasonDialog"_s);
    if (asks == Asks::Reason)
        addReason();
    else
        setMissing({});
    connect(&session, &EvidenceSession::recorded, this, [this] {
        if (isBusy())
            accept();
    });
    connect(&session, &EvidenceSession::failed, this, [this](const Error &error) {
        if (isBusy())
            fail(tr("It was not recorded."), toSentences(error), m_reason);
    });
}

void ReasonDialog::addReason()
{
    m_reason = makeTextField(this);
    m_reason->setObjectName(u"reasonText"_s);
    addField(tr("Reason"), m_reason);
    const auto check = [this] { setMissing(m_reason->toPlainText().trimmed().isEmpty() ? tr("Say why") : QString()); };
    connect(m_reason, &QPlainTextEdit::textChanged, this, check);
    check();
    m_reason->setFocus(Qt::OtherFocusReason);
}

void ReasonDialog::quote(const QString &text)
{
    auto *label = new TextLabel(text, TypeSize::Body, QFont::Medium, &Tokens::text, this);
    label->setObjectName(u"quoted"_s);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->insertWidget(0, label);
}

void ReasonDialog::submit()
{
    setBusy(tr("It is being recorded"));
    m_act(m_reason == nullptr ? QString() : m_reason->toPlainText().trimmed());
}

} // namespace bulkhead
