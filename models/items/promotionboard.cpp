// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/promotionboard.h"

#include <algorithm>

namespace bulkhead {

using namespace promotion;

namespace {

const GateResult *stopping(const RequestSummary &summary)
{
    const auto found = std::find_if(summary.gates.begin(), summary.gates.end(), [&](const GateResult &gate) {
        return !lets(gate, summary.warnsOnUnknown) && coveringWaiver(gate, summary.waivers) == nullptr;
    });
    return found == summary.gates.end() ? nullptr : &*found;
}

//! Somebody asked for changes, and nobody has approved after it.
bool hasOpenWish(const Request &request)
{
    std::uint64_t wish = 0, approval = 0;
    for (const Remark &remark : request.remarks)
        wish = remark.kind == Remark::Kind::RequestChanges ? std::max(wish, remark.seq) : wish;
    for (const Approval &one : request.approvals)
        approval = std::max(approval, one.seq);
    return wish > approval;
}

void findWhatStops(const RequestSummary &summary, const QString &person, PromotionCard &card)
{
    using Stuck = PromotionCard::Stuck;
    const bool isOpen = card.state == State::AwaitingApproval || card.state == State::Approved;
    if (!summary.problem.isEmpty()) {
        card.stuck = Stuck::Unreadable;
        card.stuckBy = summary.problem;
    } else if (card.state == State::Void || card.state == State::Failed) {
        card.stuck = card.state == State::Void ? Stuck::Void : Stuck::Failed;
        card.stuckBy = summary.request.note;
    } else if (const GateResult *gate = isOpen ? stopping(summary) : nullptr) {
        card.stuck = Stuck::Gate;
        card.stuckBy = gateName(*gate);
    } else if (card.state != State::AwaitingApproval) {
        return;
    } else if (hasOpenWish(summary.request)) {
        card.stuck = Stuck::ChangesAsked;
    } else if (summary.couldApprove.isEmpty()) {
        card.stuck = Stuck::NobodyLeft;
    } else if (summary.quorum.missing == 0 && !summary.quorum.missingGroups.isEmpty()) {
        card.stuck = Stuck::Group;
        card.stuckBy = summary.quorum.missingGroups.first();
    } else if (!person.isEmpty() && !card.waitsForMe) {
        card.stuck = Stuck::CannotSign;
    }
}

PromotionCard cardOf(const RequestSummary &summary, const QString &person)
{
    const Request &request = summary.request;
    PromotionCard card;
    card.id = QString::fromStdString(request.id);
    card.api = (QStringList{request.apiName} + request.otherNames).join(QStringLiteral(", "));
    card.from = request.from;
    card.to = request.to;
    card.person = request.requester;
    card.at = std::max(request.requestedAt, request.appliedAt);
    card.state = request.state;
    card.expires = isInFlight(request.state) ? request.expires : UtcTime{};
    card.gates = summary.gates;
    card.steps = summary.steps;
    card.needed = summary.needed;
    card.approved = static_cast<int>(summary.quorum.counted.size());
    card.isMine = !person.isEmpty() && request.requester == person;
    card.isBroken = request.isBroken;
    card.waitsForMe = request.state == State::AwaitingApproval && summary.couldApprove.contains(person);
    findWhatStops(summary, person, card);
    return card;
}

PromotionCard cardOf(const PromotionDraft &draft, const QString &person)
{
    PromotionCard card;
    card.id = draft.id;
    card.isDraft = true;
    card.api = draft.apiNames.join(QStringLiteral(", "));
    card.from = draft.question.from;
    card.to = draft.question.to;
    card.person = person;
    card.at = draft.editedAt;
    card.isMine = true;
    return card;
}

bool comesFirst(const PromotionCard &a, const PromotionCard &b)
{
    if (a.waitsForMe != b.waitsForMe)
        return a.waitsForMe;
    if (a.waitsForMe)
        return a.expires < b.expires;
    return a.at > b.at;
}

bool isSame(const QList<PromotionCard> &a, const QList<PromotionCard> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PromotionCard &one, const PromotionCard &other) { return one.id == other.id; });
}

} // namespace

BoardColumn PromotionCard::column() const
{
    switch (state) {
    case State::Draft:
        return BoardColumn::Draft;
    case State::AwaitingApproval:
        return stuck == Stuck::Gate || stuck == Stuck::ChangesAsked || stuck == Stuck::Unreadable ? BoardColumn::Stopped : BoardColumn::Waiting;
    case State::Approved:
    case State::Executing:
    case State::Failed:
        return BoardColumn::Approved;
    case State::Rejected:
    case State::Expired:
    case State::Void:
    case State::Applied:
    case State::RolledBack:
        break;
    }
    return BoardColumn::Done;
}

QList<PromotionCard> promotionCards(const PromotionsView &view, const QList<PromotionDraft> &drafts, const QString &person)
{
    QList<PromotionCard> cards;
    for (const PromotionDraft &draft : drafts)
        cards.append(cardOf(draft, person));
    for (const RequestSummary &summary : view.requests)
        cards.append(cardOf(summary, person));
    std::stable_sort(cards.begin(), cards.end(), comesFirst);
    return cards;
}

bool isInScope(const PromotionCard &card, BoardScope scope)
{
    return scope == BoardScope::All || (scope == BoardScope::Mine ? card.isMine : card.waitsForMe);
}

void PromotionCardsModel::setCards(const QList<PromotionCard> &cards)
{
    if (isSame(m_cards, cards)) {
        m_cards = cards;
        if (!cards.isEmpty())
            emit dataChanged(index(0), index(static_cast<int>(cards.size()) - 1));
        return;
    }
    beginResetModel();
    m_cards = cards;
    endResetModel();
}

int PromotionCardsModel::rowOf(const QString &id) const
{
    const auto found = std::find_if(m_cards.begin(), m_cards.end(), [&](const PromotionCard &card) { return card.id == id; });
    return found == m_cards.end() ? -1 : static_cast<int>(found - m_cards.begin());
}

int PromotionCardsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QVariant PromotionCardsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_cards.size())
        return {};
    const PromotionCard &card = m_cards[index.row()];
    if (role == CardRole)
        return QVariant::fromValue(card);
    return role == Qt::DisplayRole ? QVariant(card.api) : QVariant();
}

} // namespace bulkhead
