// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/policypanel.h"

#include "presentation/peoplewords.h"
#include "presentation/rights.h"
#include "settings/acceptdialog.h"
#include "usecases/auditsession.h"
#include "usecases/estatedocument.h"
#include "widgets/button.h"
#include "widgets/locknote.h"
#include "widgets/marks.h"
#include "widgets/messagebar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace bulkhead {

using namespace Qt::StringLiterals;

PolicyPanel::PolicyPanel(AuditSession &session, EstateDocument &document, Rights &rights, QWidget *parent)
    : SettingsSheet(tr("Policy"),
                    tr("What the estate file says of environments, gateways, APIs, isolation, groups and promotions is policy: it counts when an admin has accepted it "
                       "with a signature. Reading and checking go on with a file that nobody accepted; promotions do not."),
                    parent)
    , m_session(session)
    , m_document(document)
    , m_rights(rights)
    , m_state(new MessageBar(this))
    , m_foot(new QWidget(this))
    , m_accept(new Button(tr("Accept…"), Button::Look::Filled, Icon::None, this))
    , m_note(new LockNote(this))
{
    setObjectName(u"policyPanel"_s);
    m_accept->setObjectName(u"acceptPolicy"_s);
    m_note->setObjectName(u"acceptNote"_s);
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, px(4), 0, 0);
    row->setSpacing(px(10));
    row->addWidget(m_accept);
    row->addWidget(m_note, 1, Qt::AlignVCenter);
    row->addStretch(0);
    column()->addWidget(m_state);
    column()->addWidget(m_foot);
    column()->addStretch(1);
    connect(m_accept, &QPushButton::clicked, this, &PolicyPanel::ask);
}

void PolicyPanel::clear()
{
    for (QWidget *part : std::as_const(m_parts)) {
        part->hide();
        part->deleteLater();
    }
    m_parts.clear();
}

void PolicyPanel::addPart(QWidget *part)
{
    column()->insertWidget(column()->indexOf(m_foot), part);
    m_parts.append(part);
}

void PolicyPanel::addTitle(const QString &text)
{
    auto *label = new TextLabel(text, TypeSize::Body, QFont::DemiBold, &Tokens::text, widget());
    label->setContentsMargins(0, px(6), 0, 0);
    addPart(label);
}

void PolicyPanel::refresh()
{
    clear();
    const auto view = m_session.view();
    const bool hasPeople = view && !view->state.people().empty();
    m_differences = hasPeople ? m_session.policyDifferences() : QList<PolicyDifference>();
    m_loosenings = hasPeople ? policyLoosenings(view->state, m_document.config()) : QStringList();
    if (hasPeople) {
        addSections();
        addLoosenings();
    }
    showState();
    showAction();
}

void PolicyPanel::addSections()
{
    addTitle(tr("Sections"));
    const auto view = m_session.view();
    std::map<QString, quint64> accepted;
    for (const audit::PolicyRow &row : view->state.policy())
        accepted.emplace(QString::fromStdString(row.section), row.since);
    const auto difference = [this](const QString &section) {
        const auto it = std::find_if(m_differences.cbegin(), m_differences.cend(),
                                     [&](const PolicyDifference &one) { return one.section == section; });
        return it == m_differences.cend() ? nullptr : &*it;
    };
    for (const auto &[section, since] : accepted) {
        const PolicyDifference *differs = difference(section);
        if (!differs)
            addSection(section, true, tr("as accepted at %1").arg(PeopleWords::entry(since)));
        else if (differs->kind == PolicyDifference::Kind::Removed)
            addSection(section, false, tr("accepted at %1, not in the file any more").arg(PeopleWords::entry(since)));
        else
            addSection(section, false, tr("changed since it was accepted at %1").arg(PeopleWords::entry(since)));
    }
    for (const PolicyDifference &one : std::as_const(m_differences)) {
        if (one.kind == PolicyDifference::Kind::Added)
            addSection(one.section, false, tr("new, accepted by nobody yet"));
    }
}

void PolicyPanel::addSection(const QString &section, bool isAccepted, const QString &words)
{
    auto *line = new QWidget(widget());
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(10));
    auto *mark = new StatusMark(isAccepted ? Status::Pass : Status::Warn, 16, line);
    mark->setStatus(mark->status(), isAccepted ? tr("accepted") : tr("not accepted"));
    row->addWidget(mark);
    auto *name = new TextLabel(section, TypeSize::Small, QFont::Normal, &Tokens::text, line);
    name->setFixed(true);
    name->setMinimumWidth(px(120));
    row->addWidget(name);
    auto *state = new TextLabel(words, TypeSize::Body, QFont::Normal, &Tokens::text2, line);
    state->setWordWrap(true);
    if (!isAccepted)
        state->setInkOf([](const Tokens &t) { return QColor(t.warn.ink); });
    row->addWidget(state, 1);
    addPart(line);
}

void PolicyPanel::addLoosenings()
{
    if (m_loosenings.isEmpty())
        return;
    addTitle(tr("What becomes looser"));
    for (const QString &loosening : std::as_const(m_loosenings)) {
        auto *label = new TextLabel(loosening, TypeSize::Body, QFont::Normal, &Tokens::text, widget());
        label->setWordWrap(true);
        addPart(label);
    }
    auto *why = new TextLabel(tr("So it takes two people: one admin proposes it, and another admin or an approver accepts the same file. Neither may "
                                 "have given the other their key or role."),
                              TypeSize::Small, QFont::Normal, &Tokens::text2, widget());
    why->setWordWrap(true);
    addPart(why);
}

bool PolicyPanel::isProposed() const
{
    const auto view = m_session.view();
    if (!view || !view->state.proposal())
        return false;
    std::map<std::string, std::string> now;
    for (const PolicySection &section : m_document.config().policy)
        now.emplace(section.name.toStdString(), section.digest);
    return view->state.proposal()->sections == now;
}

bool PolicyPanel::isOwnProposal() const
{
    const Acting &who = m_session.acting();
    return isProposed() && who.isPerson() && m_session.view()->state.proposal()->person == who.person.toStdString();
}

void PolicyPanel::showState()
{
    const auto view = m_session.view();
    if (!view || !view->stateProblem.isEmpty()) {
        m_state->hide();
    } else if (view->state.people().empty()) {
        m_state->show(Status::Unknown, tr("Nobody can accept a policy yet."), tr("The first person who gets a key accepts the estate file as it stands."));
    } else if (m_differences.isEmpty()) {
        m_state->show(Status::Pass, tr("%1 is as it was accepted.").arg(m_document.fileName()));
    } else if (isProposed() && !m_loosenings.isEmpty()) {
        m_state->show(Status::Warn,
                      tr("%1 proposed this file at %2.")
                          .arg(QString::fromStdString(view->state.proposal()->person), PeopleWords::entry(view->state.proposal()->seq)),
                      tr("It is looser than what is accepted, so it waits for a second person."));
    } else {
        m_state->show(Status::Warn,
                      tr("%n section(s) of %1 are not as accepted.", nullptr, static_cast<int>(m_differences.size())).arg(m_document.fileName()),
                      m_loosenings.isEmpty() ? QString() : tr("Something becomes looser, so a second person is needed."));
    }
}

//! An approver may be the second person, which the rule of the action alone does not tell.
QString PolicyPanel::whyNotAccept() const
{
    if (isOwnProposal() && !m_loosenings.isEmpty())
        return tr("You proposed it. Another admin or an approver has to accept it.");
    const QString refused = m_rights.whyNot("estate.accept");
    if (refused.isEmpty() || !isProposed() || m_loosenings.isEmpty() || !m_session.acting().isPerson())
        return refused;
    const QString asRole = m_session.acting().asRole;
    const QStringList roles = asRole.isEmpty() ? m_session.roles() : QStringList{asRole};
    return roles.contains(u"approver"_s) ? QString() : refused;
}

void PolicyPanel::showAction()
{
    m_foot->setVisible(!m_differences.isEmpty());
    const QString refused = whyNotAccept();
    const bool proposes = !m_loosenings.isEmpty() && !isProposed();
    m_accept->setText(proposes ? tr("Propose…") : tr("Accept…"));
    m_accept->setBlocked(refused);
    m_note->setReason(refused);
}

void PolicyPanel::ask()
{
    (new AcceptDialog(m_session, m_differences, m_loosenings, isProposed(), this))->open();
}

} // namespace bulkhead
