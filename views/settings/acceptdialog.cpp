// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/acceptdialog.h"

#include "presentation/peoplewords.h"
#include "usecases/auditsession.h"
#include "widgets/textlabel.h"

#include <QVBoxLayout>

namespace bulkhead {

AcceptDialog::AcceptDialog(AuditSession &session, const QList<PolicyDifference> &differences, const QStringList &loosenings, bool isProposed, QWidget *parent)
    : FormDialog(loosenings.isEmpty() ? tr("Accept the policy?") : isProposed ? tr("Accept the looser policy?") : tr("Propose the looser policy?"),
                 tr("Your signature stands under these sections of the estate file as they are now."),
                 loosenings.isEmpty() || isProposed ? tr("Accept") : tr("Propose"), parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("acceptDialog"));
    for (const PolicyDifference &one : differences)
        say(tr("%1: %2").arg(one.section, PeopleWords::change(one.kind)));
    if (!loosenings.isEmpty()) {
        auto *head = new TextLabel(tr("What becomes looser"), TypeSize::Body, QFont::DemiBold, &Tokens::text, this);
        head->setContentsMargins(0, px(6), 0, 0);
        body()->addWidget(head);
        for (const QString &loosening : loosenings)
            say(PeopleWords::sentence(loosening));
        say(isProposed ? tr("You are the second person: with your signature it counts.")
                       : tr("A second person is needed: another admin, or an approver, whose key and role you did not grant, and who did not grant yours."),
            true);
    }
    connect(&session, &AuditSession::policyAccepted, this, [this] {
        if (isBusy())
            accept();
    });
    connect(&session, &AuditSession::failed, this, [this](const Error &error) {
        if (isBusy())
            fail(PeopleWords::whatHappened(error), PeopleWords::whatToDo(error));
    });
}

void AcceptDialog::say(const QString &text, bool isQuiet)
{
    auto *label = new TextLabel(text, TypeSize::Body, QFont::Normal, isQuiet ? &Tokens::text2 : &Tokens::text, this);
    label->setWordWrap(true);
    body()->addWidget(label);
}

void AcceptDialog::submit()
{
    setBusy(tr("Writing the entry"));
    emit asked();
    m_session.acceptPolicy();
}

} // namespace bulkhead
