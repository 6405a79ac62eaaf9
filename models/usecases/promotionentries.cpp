// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/promotionentries.h"

#include "audit/approvalstatement.h"
#include "usecases/promotionwords.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

RequestEvent requestEventOf(const audit::EntryView &entry)
{
    RequestEvent event;
    event.seq = entry.seq;
    event.at = audit::timeFrom(entry.at).value_or(UtcTime());
    event.action = entry.action;
    event.phase = audit::toWire(entry.phase);
    event.person = QString::fromStdString(std::string(entry.person));
    event.request = entry.objectId;
    event.detail = *JsonValue::from(entry.detail).object();
    if (event.action == audit::carryAction) { // who approves is who signed the statement
        const auto said = audit::ApprovalStatement::fromText(stringAt(entry.detail, "statement"));
        event.carrier = std::exchange(event.person, said ? QString::fromStdString(said->person) : QString());
    }
    return event;
}

Result<Plan> planIn(AuditStore &store, const Request &request)
{
    const auto row = store.entry(request.seq);
    if (!row)
        return row.error();
    audit::EntryReader reader;
    const auto entry = *row ? reader.parse((*row)->entry) : std::nullopt;
    auto plan = entry ? Plan::fromText(std::string(stringAt(entry->detail, "plan")))
                      : Result<Plan>(Error{.kind = Error::Kind::Damaged, .place = u"the audit log"_s, .what = u"entry %1 is not readable"_s.arg(request.seq),
                                           .hint = u"run bulkheadctl audit verify"_s, .retryAfter = {}});
    if (plan && (plan->digest() != request.digest || plan->request != request.id || plan->log != entry->log))
        return refusedPromotion(u"the plan of this request is not the one that was asked for"_s, u"run bulkheadctl audit verify"_s);
    return plan;
}

} // namespace bulkhead
