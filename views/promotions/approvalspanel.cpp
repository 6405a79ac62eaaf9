// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/approvalspanel.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "presentation/promotionwords.h"
#include "widgets/initialsdisc.h"
#include "widgets/marks.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

const ApproverRow *rowOf(const RequestDetails &details, const QString &person)
{
    const auto found = std::find_if(details.approvers.begin(), details.approvers.end(), [&](const ApproverRow &row) { return row.person == person; });
    return found == details.approvers.end() ? nullptr : &*found;
}

bool counts(const RequestDetails &details, const QString &person)
{
    return details.summary.quorum.counted.contains(person);
}

} // namespace

ApprovalsPanel::ApprovalsPanel(std::shared_ptr<const Clock> clock, QWidget *parent)
    : Panel(tr("Approvals"), parent)
    , m_clock(std::move(clock))
{
    setObjectName(u"approvalsPanel"_s);
}

void ApprovalsPanel::show(const RequestDetails &details, const QString &me)
{
    clearBody();
    const Request &request = details.summary.request;
    const bool isOpen = isInFlight(request.state);
    const int signed_ = isOpen ? static_cast<int>(details.summary.quorum.counted.size()) : static_cast<int>(request.approvals.size());
    const QString count = tr("%1 of %2").arg(signed_).arg(details.rule.quorum);
    setNote(isOpen ? count + u", "_s + PromotionWords::timeLeft(request.expires, m_clock->now()) : count);
    QList<ApproverRow> rows = details.approvers;
    const auto rank = [&](const ApproverRow &row) { return row.seq != 0 ? 0 : row.person == me ? 1 : row.whyNot.isEmpty() ? 2 : 3; };
    std::stable_sort(rows.begin(), rows.end(), [&](const ApproverRow &a, const ApproverRow &b) { return rank(a) < rank(b); });
    for (const ApproverRow &row : rows)
        addPerson(row, details, me);
    for (const QString &group : isOpen ? details.summary.quorum.missingGroups : QStringList())
        addText(tr("One of %1 has to sign.").arg(group), TypeSize::Small);
    if (rows.isEmpty())
        addText(tr("Nobody has the role approver there."), TypeSize::Small);
}

void ApprovalsPanel::addPerson(const ApproverRow &row, const RequestDetails &details, const QString &me)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(px(8));
    auto *disc = new InitialsDisc(24, this);
    disc->setPerson(PeopleWords::initials(row.person), !row.whyNot.isEmpty() && row.seq == 0);
    line->addWidget(disc, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    const bool isMe = row.person == me;
    auto *name = new TextLabel(isMe ? tr("You (%1)").arg(row.person) : row.person, TypeSize::Body, isMe ? QFont::Medium : QFont::Normal, &Tokens::text, this);
    name->setElided(true);
    words->addWidget(name);
    QStringList facts = row.facts.groups;
    if (row.approvedAt != UtcTime{})
        facts.append(Formats::shortMoment(row.approvedAt, m_clock->now()));
    if (row.facts.isRequester)
        facts.append(tr("asked for it"));
    else if (!row.whyNot.isEmpty())
        facts.append(row.facts.isSourceAuthor ? tr("author of this API") : row.facts.isGrantedByRequester ? tr("key or role from who asked") : tr("no approver now"));
    if (!facts.isEmpty()) {
        auto *second = new TextLabel(facts.join(u", "_s), TypeSize::Small, QFont::Normal, &Tokens::text2, this);
        second->setElided(true);
        words->addWidget(second);
    }
    line->addLayout(words, 1);
    if (row.seq != 0) {
        const bool isCounted = counts(details, row.person) || !isInFlight(details.summary.request.state);
        line->addWidget(new Badge(isCounted ? Status::Pass : Status::Warn, isCounted ? tr("Signed") : tr("Does not count"), this));
    } else if (!row.whyNot.isEmpty()) {
        auto *lock = new IconMark(Icon::Lock, 16, &Tokens::text3, this);
        lock->setToolTip(tr("Cannot sign"));
        line->addWidget(lock);
    } else if (isInFlight(details.summary.request.state)) {
        line->addWidget(new TextLabel(isMe ? tr("Missing") : tr("could sign"), TypeSize::Small, QFont::Normal, isMe ? &Tokens::accent : &Tokens::text2, this));
    }
    body()->addLayout(line);
}

WhyPanel::WhyPanel(QWidget *parent)
    : Panel({}, parent)
{
    setObjectName(u"whyPanel"_s);
}

void WhyPanel::addRule(bool isKept, const QString &sentence)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(px(8));
    line->addWidget(new StatusMark(isKept ? Status::Pass : Status::Fail, 14, this), 0, Qt::AlignTop);
    auto *words = new TextLabel(sentence, TypeSize::Small, QFont::Normal, &Tokens::text, this);
    words->setWordWrap(true);
    line->addWidget(words, 1);
    body()->addLayout(line);
}

void WhyPanel::show(const RequestDetails &details, const QString &me)
{
    clearBody();
    const ApproverRow *row = rowOf(details, me);
    setVisible(!me.isEmpty() && isInFlight(details.summary.request.state));
    if (row == nullptr) {
        setTitle(tr("Why you cannot sign"));
        addRule(false, tr("You do not have the role approver in %1").arg(details.summary.request.to.text()));
        return;
    }
    const ApproverFacts &facts = row->facts;
    setTitle(row->seq != 0 ? tr("You have signed") : row->whyNot.isEmpty() ? tr("Why you may sign") : tr("Why you cannot sign"));
    addRule(facts.mayApprove, facts.mayApprove ? tr("You have the role approver in %1").arg(details.summary.request.to.text())
                                               : tr("You do not have the role approver in %1").arg(details.summary.request.to.text()));
    addRule(!facts.isRequester || details.rule.requesterMayApprove, facts.isRequester ? tr("You asked for it") : tr("You did not ask for it"));
    if (details.knowsAuthors)
        addRule(!facts.isSourceAuthor || details.rule.sourceAuthorMayApprove, facts.isSourceAuthor ? tr("You are an author of this API") : tr("You are no author of this API"));
    if (facts.isGrantedByRequester)
        addRule(details.rule.requesterMayApprove, tr("Who asked for it gave you your key or your role"));
    for (const QString &group : details.rule.groups) {
        if (facts.groups.contains(group))
            addRule(true, tr("You are in %1, which has to sign").arg(group));
    }
}

} // namespace bulkhead
