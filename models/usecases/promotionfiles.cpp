// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/promotionfiles.h"

#include "audit/entryreader.h"
#include "audit/merkle.h"
#include "usecases/randomid.h"
#include "usecases/rememberedheads.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr std::string_view fileContext = "bulkhead-promotion-v1\n", fileKind = "bulkhead-promotion", approvalKind = "bulkhead-promotion-approval";
constexpr std::chrono::minutes clockSkew(10);

Error refused(const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Refused, .place = u"promotion"_s, .what = what, .hint = hint, .retryAfter = {}};
}

Error badFile(const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::BadFile, .place = {}, .what = what, .hint = hint, .retryAfter = {}};
}

JsonValue::Object fileJson(const PromotionFile &file)
{
    return {{"entry", file.entry}, {"format", 1}, {"key", file.key.toText()}, {"kind", fileKind}, {"root", file.root}, {"size", static_cast<std::int64_t>(file.size)}};
}

std::string textAt(const JsonValue &object, std::string_view key)
{
    const JsonValue *value = object.find(key);
    return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

std::optional<JsonValue> parsed(const std::string &text)
{
    JsonReader reader;
    const auto root = reader.parse(text);
    return root ? std::optional(JsonValue::from(*root)) : std::nullopt;
}

//! Where the log ends now, and its tree.
Result<audit::Checkpoint> headOf(PromotionDesk &desk)
{
    const auto store = desk.trail().store();
    if (!store)
        return store.error();
    const auto note = (*store)->lastNote();
    if (!note)
        return note.error();
    const auto head = statedHead(*note);
    if (head)
        return *head;
    return Error{.kind = Error::Kind::Damaged, .place = u"the audit log"_s, .what = u"its newest checkpoint is not readable"_s, .hint = u"run bulkheadctl audit verify"_s,
                 .retryAfter = {}};
}

//! Whether the log had that tree when it was of that size: one that was put back to an earlier state, or went on otherwise, had not.
Result<bool> hadRoot(PromotionDesk &desk, std::uint64_t size, const std::string &root)
{
    const auto store = desk.trail().store();
    if (!store)
        return store.error();
    const auto now = (*store)->size();
    if (!now)
        return now.error();
    if (size == 0 || size > *now)
        return false;
    std::optional<Error> failed;
    const auto there = audit::rootAt(size, [&](const audit::NodeId &id) -> std::optional<Digest> {
        const auto node = (*store)->node(id);
        if (!node)
            failed = node.error();
        return node ? *node : std::nullopt;
    });
    if (failed)
        return *failed;
    return there && toHex(*there) == root;
}

//! Reads what the entry of a request says; false if it is none, or its plan is another one than it says.
bool readRequest(PromotionFile &file)
{
    audit::EntryReader reader;
    const auto entry = reader.parse(file.entry);
    if (!entry || entry->action != "promotion.request" || !entry->isSigned() || file.key.name != audit::originOf(entry->log))
        return false;
    auto plan = Plan::fromText(std::string(stringAt(entry->detail, "plan")));
    if (!plan || plan->digest() != stringAt(entry->detail, "digest") || plan->request != entry->objectId || plan->log != entry->log
        || plan->to.text().toStdString() != entry->environment || entry->seq > file.size)
        return false;
    file.plan = std::move(*plan);
    file.requester = QString::fromStdString(std::string(entry->person));
    file.reason = QString::fromStdString(std::string(stringAt(entry->detail, "reason")));
    for (const std::string &gate : stringsAt(entry->detail, "needs_waiver"))
        file.needsWaivers.append(QString::fromStdString(gate));
    return true;
}

Result<void> checkTime(const audit::ApprovalStatement &said, const Request &request, UtcTime now)
{
    const auto at = audit::timeFrom(said.at);
    if (!at || *at > now + clockSkew)
        return refused(u"it was signed in the future: %1"_s.arg(QString::fromStdString(said.at)), u"set the clocks of both desks"_s);
    if (*at + clockSkew < request.requestedAt || *at >= request.expires)
        return refused(u"it was signed at %1, when the request was not open"_s.arg(QString::fromStdString(said.at)), u"let them sign what promotion export writes now"_s);
    return {};
}

//! What needs waivers is approved in view of them, elsewhere too.
Result<void> checkWaivers(const audit::ApprovalStatement &said, const Request &request)
{
    for (const QString &gate : request.needsWaivers) {
        const std::string name = gate.toStdString();
        if (std::none_of(request.waivers.begin(), request.waivers.end(), [&](const Waiver &waiver) { return waiver.gate == name && waiver.seq <= said.size; }))
            return refused(u"it was signed before anybody had waived the gate %1"_s.arg(gate), u"let them sign what promotion export writes now"_s);
    }
    return {};
}

} // namespace

Result<std::string> exportPromotion(PromotionDesk &desk, const QString &id, const Acting &who)
{
    const auto request = desk.find(id);
    if (!request)
        return request.error();
    if (const auto plan = desk.planOf(*request); !plan)
        return plan.error();
    if (const auto seq = desk.trail().record(PromotionDesk::draftOn(*request, "promotion.export"), who); !seq)
        return seq.error();
    const auto head = headOf(desk);
    const auto store = desk.trail().store();
    if (!head || !store)
        return head ? store.error() : head.error();
    const auto row = (*store)->entry(request->seq);
    if (!row || !*row)
        return row ? refused(u"the entry of the request is gone"_s, u"run bulkheadctl audit verify"_s) : row.error();
    PromotionFile file;
    file.entry = (*row)->entry;
    file.key = desk.trail().verifierKey();
    file.size = head->size;
    file.root = toHex(head->root);
    JsonValue::Object json = fileJson(file);
    json["signature"] = toHex(desk.trail().logKey().sign(std::string(fileContext) + canonical(json)));
    return canonical(json);
}

Result<PromotionFile> readPromotionFile(const std::string &text, const std::optional<audit::VerifierKey> &trusted)
{
    const Error bad = badFile(u"this is no promotion as promotion export writes it, or not whole"_s, u"let it be exported again"_s);
    const auto json = parsed(text);
    const auto key = json ? audit::VerifierKey::fromText(textAt(*json, "key")) : std::nullopt;
    const JsonValue *size = json ? json->find("size") : nullptr;
    if (!key || size == nullptr || size->integer() == nullptr || *size->integer() < 1)
        return bad;
    PromotionFile file;
    file.entry = textAt(*json, "entry");
    file.key = *key;
    file.size = static_cast<std::uint64_t>(*size->integer());
    file.root = textAt(*json, "root");
    JsonValue::Object again = fileJson(file);
    const auto signature = signatureFromHex(textAt(*json, "signature"));
    if (!signature || !isUsableKey(key->key) || !verifySignature(key->key, std::string(fileContext) + canonical(again), *signature))
        return bad;
    again["signature"] = toHex(*signature);
    if (canonical(again) != text || !audit::isHex(file.root, 64) || !readRequest(file))
        return bad;
    if (trusted && trusted->toText() != key->toText())
        return refused(u"it comes from another log than the one that is trusted"_s, u"compare it with bulkheadctl audit key of that log"_s);
    return file;
}

Result<std::string> signApproval(const PromotionFile &file, const Acting &who, UtcTime now)
{
    if (!who.isPerson())
        return refused(u"this takes a person who signs it"_s, u"say who acts with --as NAME --key REF"_s);
    if (file.plan.expires <= now)
        return refused(u"the time to approve it is over"_s, u"it has to be asked for anew"_s);
    audit::ApprovalStatement statement;
    statement.log = file.plan.log;
    statement.request = file.plan.request;
    statement.digest = file.plan.digest();
    statement.environment = file.plan.to.text().toStdString();
    statement.person = who.person.toStdString();
    statement.key = keyIdOf(who.key->publicKey());
    statement.nonce = randomId();
    statement.at = audit::timeText(now);
    statement.size = file.size;
    statement.root = file.root;
    const std::string text = statement.toText();
    if (!audit::ApprovalStatement::fromText(text))
        return refused(u"%1 is no name of a person"_s.arg(who.person), u"write it as the log has it; see person list"_s);
    return canonical(JsonValue::Object{{"format", 1}, {"kind", approvalKind}, {"signature", audit::signStatement(text, *who.key)}, {"statement", text}});
}

Result<ApprovalFile> readApprovalFile(const std::string &text)
{
    const Error bad = badFile(u"this is no approval as promotion approve --plan writes it, or not whole"_s, u"let it be signed again"_s);
    const auto json = parsed(text);
    if (!json)
        return bad;
    ApprovalFile file{textAt(*json, "statement"), textAt(*json, "signature"), {}};
    const auto said = audit::ApprovalStatement::fromText(file.statement);
    const std::string again = canonical(JsonValue::Object{{"format", 1}, {"kind", approvalKind}, {"signature", file.signature}, {"statement", file.statement}});
    if (!said || again != text)
        return bad;
    file.said = *said;
    return file;
}

Result<Request> importApproval(PromotionDesk &desk, const QString &id, const ApprovalFile &approval, const Acting &who)
{
    const auto request = desk.find(id);
    if (!request)
        return request.error();
    const audit::ApprovalStatement &said = approval.said;
    if (said.request != request->id)
        return refused(u"it was signed for another request: %1"_s.arg(QString::fromStdString(said.request.substr(0, 8))), u"see bulkheadctl promotion list"_s);
    if (said.digest != request->digest)
        return refused(u"it was signed for another plan"_s, u"let them sign what promotion export writes now"_s);
    const auto isSameLog = hadRoot(desk, said.size, said.root);
    if (!isSameLog)
        return isSameLog.error();
    if (!*isSameLog)
        return refused(u"it was signed for a log with another past: another store, or one that was put back"_s, u"let them sign what promotion export writes now"_s);
    if (const auto inTime = checkTime(said, *request, desk.now()); !inTime)
        return inTime.error();
    const QString person = QString::fromStdString(said.person);
    const auto fills = desk.wouldCount(*request, person);
    if (!fills)
        return fills.error();
    if (const auto inView = checkWaivers(said, *request); !inView)
        return inView.error();
    AuditDraft draft = PromotionDesk::draftOn(*request, audit::carryAction.data());
    draft.after = request->digest;
    draft.detail["full"] = *fills;
    draft.detail["signature"] = approval.signature;
    draft.detail["statement"] = approval.statement;
    if (const auto seq = desk.trail().record(draft, who); !seq) // where the signature is checked, with the key that the log has
        return seq.error();
    return desk.find(QString::fromStdString(request->id));
}

} // namespace bulkhead
