// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/audittrail.h"

#include "audit/entryreader.h"
#include "audit/names.h"
#include "core/digest.h"
#include "core/logging.h"
#include "usecases/randomid.h"
#include "usecases/rememberedheads.h"


namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Error refused(const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Refused, .place = {}, .what = what, .hint = hint, .retryAfter = {}};
}

Error damaged(const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Damaged, .place = u"the audit log"_s, .what = what, .hint = hint, .retryAfter = {}};
}

const auto verifyHint = u"keep the store as it is, and run bulkheadctl audit verify"_s;

bool decides(std::string_view action)
{
    using Signing = audit::ActionRule::Signing;
    const Signing signing = audit::ruleOf(action).signing;
    return signing == Signing::Always || signing == Signing::Never;
}

QString rolesText(std::string_view action)
{
    QStringList names;
    for (const std::string_view role : audit::ruleOf(action).roles)
        names.append(shown(role));
    return names.join(u" or "_s);
}

//! The role a person acts under; what would unlock it if there is none.
Result<std::string> roleFor(const audit::LogState &state, const AuditDraft &draft, const Acting &who, const audit::PersonRow &person)
{
    const bool seconds = draft.action == "estate.accept" && draft.detail.contains("proposal") && draft.detail.at("proposal") != JsonValue(0);
    std::string role = state.roleFor(person.name, draft.action, draft.environment, seconds, who.asRole.toStdString());
    if (!role.empty())
        return role;
    const QString where = draft.environment.empty() ? QString() : u" in "_s + shown(draft.environment);
    return refused(u"%1 may not do this%2: it takes the role %3"_s.arg(shown(person.name), where, rolesText(draft.action)),
                   who.asRole.isEmpty() ? u"an admin grants it with person change"_s : u"only the role %1 counts now: act with all roles"_s.arg(who.asRole));
}

//! The actor as an entry names it. For the first person of a log there is no row yet.
Result<audit::Actor> actorOf(const audit::LogState &state, const AuditDraft &draft, const Acting &who)
{
    audit::Actor actor;
    if (!who.isPerson()) {
        actor.claim = who.claim.toStdString();
        return actor;
    }
    actor.key = keyIdOf(who.key->publicKey());
    if (state.people().empty() && draft.action == "person.add") {
        actor.person = who.person.toStdString();
        actor.role = "admin";
        return actor;
    }
    const audit::PersonRow *person = state.person(who.person.toStdString());
    if (person == nullptr || person->until != 0) {
        return refused(u"there is no person %1 in this log"_s.arg(who.person), state.people().empty()
                           ? u"the first one adds themselves: person add NAME --role admin"_s
                           : u"an admin adds people with person add"_s);
    }
    auto role = roleFor(state, draft, who, *person);
    if (!role)
        return role.error();
    actor.person = person->name;
    actor.role = *role;
    return actor;
}

AuditColumns columnsOf(const audit::Entry &entry, UtcTime at)
{
    AuditColumns columns;
    columns.at = at;
    columns.action = entry.action;
    columns.phase = audit::toWire(entry.phase);
    columns.who = entry.actor.isPerson() ? entry.actor.person : entry.actor.claim;
    columns.objectKind = entry.objectKind;
    columns.objectId = entry.objectId;
    columns.environment = entry.environment;
    columns.isSigned = entry.actor.isPerson();
    columns.decides = decides(entry.action);
    return columns;
}

} // namespace

AuditTrail::AuditTrail(AuditTrailParts parts)
    : m_parts(std::move(parts))
{
}

Result<AuditStore *> AuditTrail::store()
{
    if (!m_store) {
        auto opened = m_parts.openStore();
        if (!opened)
            return opened.error();
        m_store = std::move(*opened);
    }
    return m_store.get();
}

Result<std::string> AuditTrail::logId()
{
    const auto opened = store();
    if (!opened)
        return opened.error();
    if (m_log.empty()) {
        const auto first = (*opened)->entry(1);
        if (!first)
            return first.error();
        audit::EntryReader reader;
        const auto entry = *first ? reader.parse((*first)->entry) : std::nullopt;
        if (*first && (!entry || entry->action != "log.begin"))
            return damaged(u"entry 1 is not the beginning of a log"_s, verifyHint);
        if (entry) {
            m_log = entry->log;
            m_keyText = stringAt(entry->detail, "key");
        }
    }
    return m_log;
}

audit::VerifierKey AuditTrail::verifierKey() const
{
    return {audit::originOf(m_log), m_parts.logKey->publicKey()};
}

//! Takes the decisions since the last call; whether there were any.
Result<bool> AuditTrail::takeDecisions()
{
    const auto decisions = m_store->decisions(m_seen + 1);
    if (!decisions)
        return decisions.error();
    audit::EntryReader reader;
    for (const std::string &text : *decisions) {
        const auto entry = reader.parse(text);
        if (!entry || entry->seq <= m_seen)
            return damaged(u"an entry behind entry %1 is not readable"_s.arg(m_seen), verifyHint);
        if (const auto wrong = m_state.take(*entry))
            return damaged(u"entry %1 may not be: %2"_s.arg(entry->seq).arg(wrong->what), verifyHint);
        m_seen = entry->seq;
    }
    return !decisions->empty();
}

//! The index of decisions is only a help, so what they give is held against the newest entry. Others may append meanwhile.
Result<void> AuditTrail::catchUp()
{
    for (;;) {
        const auto came = takeDecisions();
        if (!came)
            return came.error();
        const auto size = m_store->size();
        if (!size || *size == m_seen)
            return size ? Result<void>() : size.error();
        const auto last = m_store->entry(*size);
        if (!last)
            return last.error();
        audit::EntryReader reader;
        const auto entry = *last ? reader.parse((*last)->entry) : std::nullopt;
        if (entry && entry->people == m_state.peopleDigest() && entry->policy == m_state.policyDigest())
            return {};
        if (!*came)
            return damaged(u"people, roles or policy are not those of the newest entry"_s, verifyHint);
    }
}

Result<audit::LogState> AuditTrail::state()
{
    const auto id = logId();
    if (!id)
        return id.error();
    if (const auto caught = catchUp(); !caught)
        return caught.error();
    return m_state;
}

//! The id of the log in the store, if it is the one that was seen there before: where another one is, or none, the store was exchanged or emptied.
Result<std::string> AuditTrail::logSeenHere()
{
    if (!m_parts.memory || m_parts.place.isEmpty())
        return logId();
    const std::string place = headKeyOf(m_parts.place);
    const auto note = m_parts.memory->head(place); // before the log is looked at: another process may begin it now
    if (!note)
        return note.error();
    const auto log = logId();
    const auto head = statedHead(*note);
    if (!log || !head || head->origin == audit::originOf(*log))
        return log;
    const QString what = log->empty() ? u"it is gone: entry %1 of it was seen here before"_s : u"it is not the one of which entry %1 was seen here before"_s;
    return damaged(what.arg(head->size), u"%1; if you began anew on purpose, remove %2"_s.arg(verifyHint, m_parts.memory->placeOf(place)));
}

//! A log that is shorter than, or does not begin with, the one remembered was cut or replaced.
Result<void> AuditTrail::compareWithMemory()
{
    if (!m_parts.memory)
        return {};
    const auto note = m_parts.memory->head(m_log);
    if (!note || note->empty())
        return note ? Result<void>() : note.error();
    const QString hint = u"%1; if you restored an older store on purpose, remove %2"_s.arg(verifyHint, m_parts.memory->placeOf(m_log));
    const auto head = audit::openCheckpoint(*note, {verifierKey()});
    if (!head || head->origin != audit::originOf(m_log))
        return damaged(u"the head remembered outside the store was signed by another key"_s, hint);
    const auto size = m_store->size();
    if (!size)
        return size.error();
    if (head->size > *size)
        return damaged(u"it ends at entry %1, and entry %2 was seen before"_s.arg(*size).arg(head->size), hint);
    Error failure;
    bool hasFailed = false;
    const auto root = audit::rootAt(head->size, [&](const audit::NodeId &id) -> std::optional<Digest> {
        const auto node = m_store->node(id);
        if (!node) {
            hasFailed = true;
            failure = node.error();
            return std::nullopt;
        }
        return *node;
    });
    if (hasFailed)
        return failure;
    return root == head->root ? Result<void>() : damaged(u"its first %1 entries are not those seen before"_s.arg(head->size), hint);
}

Result<AuditText> AuditTrail::make(const AuditPlace &place, const std::string &nonce, const AuditDraft &draft, const Acting &who,
                                   audit::LogState &next)
{
    if (const auto caught = catchUp(); !caught)
        return caught.error();
    const auto actor = actorOf(m_state, draft, who);
    if (!actor)
        return actor.error();
    const UtcTime now = m_parts.clock->now();
    audit::Entry entry{.log = m_log, .seq = place.seq, .previous = place.previous, .nonce = nonce, .at = audit::timeText(now),
                       .action = draft.action, .phase = draft.phase, .actor = *actor, .objectKind = draft.objectKind, .objectId = draft.objectId,
                       .environment = draft.environment, .before = draft.before, .after = draft.after, .policy = m_state.policyDigest(),
                       .people = m_state.peopleDigest(), .detail = draft.detail};
    AuditText text;
    text.entry = actor->isPerson() ? entry.toText(*who.key) : entry.toText();
    text.nonce = nonce;
    text.columns = columnsOf(entry, now);
    audit::EntryReader reader;
    const auto view = reader.parse(text.entry);
    if (!view) {
        return Error{.kind = Error::Kind::Internal, .place = u"the audit log"_s, .what = u"the entry %1 cannot be written"_s.arg(shown(draft.action)),
                     .hint = u"it may be larger than one entry can be"_s, .retryAfter = {}};
    }
    next = m_state;
    if (const auto wrong = next.take(*view))
        return refused(wrong->what, wrong->hint);
    if (next.peopleDigest() != m_state.peopleDigest() || next.policyDigest() != m_state.policyDigest())
        text.state = next.rows();
    return text;
}

Result<AuditAppended> AuditTrail::appendOnce(const std::string &nonce, const AuditDraft &draft, const Acting &who)
{
    audit::LogState next;
    const audit::VerifierKey key = verifierKey();
    auto appended = m_store->append(
        nonce, [&](const AuditPlace &place) { return make(place, nonce, draft, who, next); },
        [&](std::uint64_t size, const Digest &root) {
            return audit::signNote(audit::Checkpoint{key.name, size, root}.toText(), key.name, *m_parts.logKey);
        });
    if (appended && !appended->wasThere && decides(draft.action)) {
        m_state = std::move(next);
        m_seen = appended->seq;
    }
    return appended;
}

Result<std::uint64_t> AuditTrail::append(const AuditDraft &draft, const Acting &who)
{
    const auto doubt = std::exchange(m_doubt, std::nullopt);
    const bool isAgain = doubt && doubt->draft == draft && doubt->person == who.person;
    const std::string nonce = !draft.nonce.empty() ? draft.nonce : isAgain ? doubt->nonce : randomId();
    auto appended = appendOnce(nonce, draft, who);
    if (!appended && appended.error().kind == Error::Kind::Store) {
        // Whether it was kept is not known; a connection made anew knows.
        const Error first = appended.error();
        m_store.reset();
        const auto opened = store();
        const auto settled = opened ? (*opened)->settle(nonce) : Result<std::optional<AuditAppended>>(opened.error());
        if (!settled)
            m_doubt = Doubt{nonce, draft, who.person};
        if (!settled || !*settled)
            return first;
        appended = **settled;
    }
    if (!appended)
        return appended.error();
    publish(*appended);
    return appended->seq;
}

void AuditTrail::publish(const AuditAppended &appended)
{
    const auto head = statedHead(appended.note);
    if (!head)
        return;
    const auto warn = [this](const Result<void> &result) {
        if (!result && !m_warnings.contains(result.error().toText()))
            m_warnings.append(result.error().toText());
    };
    if (m_parts.memory) {
        const auto byLog = m_parts.memory->remember(m_log, head->size, appended.note);
        warn(byLog && !m_parts.place.isEmpty() ? m_parts.memory->remember(headKeyOf(m_parts.place), head->size, appended.note) : byLog);
    }
    for (const auto &target : m_parts.targets)
        warn(target->put(m_log, head->size, appended.note));
}

Result<std::vector<std::string>> AuditTrail::remembered()
{
    return m_parts.memory ? rememberedHeads(*m_parts.memory, m_log, m_parts.place) : std::vector<std::string>();
}

Result<std::optional<audit::VerifiedHead>> AuditTrail::verified()
{
    const auto log = logId();
    const auto note = !log || log->empty() || !m_parts.memory ? Result<std::string>(std::string()) : m_parts.memory->verified(*log);
    if (!log || !note)
        return log ? note.error() : log.error();
    return audit::VerifiedHead::fromNote(*note, verifierKey());
}

Result<void> AuditTrail::rememberVerified(audit::VerifiedHead head)
{
    if (!m_parts.memory || head.log.empty())
        return {};
    if (head.at == UtcTime{})
        head.at = m_parts.clock->now();
    return m_parts.memory->rememberVerified(head.log, head.toNote(*m_parts.logKey));
}

Result<void> AuditTrail::begin(const Acting &who)
{
    const auto id = logSeenHere();
    if (!id)
        return id.error();
    if (!id->empty()) {
        if (m_keyText != verifierKey().toText())
            return damaged(u"it was begun with another key than the one beside this store"_s, u"put the store's own key back; "_s + verifyHint);
        return compareWithMemory();
    }
    AuditDraft draft;
    draft.action = "log.begin";
    draft.objectKind = "log";
    if (m_parts.genesis) {
        auto facts = m_parts.genesis();
        if (!facts)
            return facts.error();
        draft.detail = std::move(*facts);
    }
    m_log = randomId();
    m_keyText = verifierKey().toText();
    draft.objectId = m_log;
    draft.detail["key"] = m_keyText;
    Acting claim;
    claim.claim = who.claim;
    const auto begun = append(draft, claim);
    if (begun)
        return {};
    m_log.clear(); // maybe another process was first, and its log is ours then
    const auto other = logId();
    return other && !other->empty() ? Result<void>() : begun.error();
}

Result<std::uint64_t> AuditTrail::record(const AuditDraft &draft, const Acting &who)
{
    if (const auto opened = store(); !opened)
        return opened.error();
    if (const auto begun = begin(who); !begun)
        return begun.error();
    return append(draft, who);
}

Result<void> AuditTrail::check(const AuditDraft &draft, const Acting &who)
{
    const auto now = state();
    if (!now)
        return now.error();
    using Signing = audit::ActionRule::Signing;
    const Signing signing = audit::ruleOf(draft.action).signing;
    if (!who.isPerson() && (signing == Signing::Always || (signing == Signing::OncePeople && !now->people().empty()))) {
        return refused(u"this takes a person who signs it"_s, u"say who acts with --as NAME --key REF"_s);
    }
    const auto actor = actorOf(*now, draft, who);
    return actor ? Result<void>() : actor.error();
}

Result<std::unique_ptr<AuditedAct>> AuditedAct::begin(AuditTrail &trail, AuditDraft draft, const Acting &who)
{
    draft.phase = audit::Phase::Begin;
    const auto seq = trail.record(draft, who);
    if (!seq)
        return seq.error();
    return std::unique_ptr<AuditedAct>(new AuditedAct(trail, std::move(draft), who, *seq));
}

AuditedAct::AuditedAct(AuditTrail &trail, AuditDraft draft, Acting who, std::uint64_t seq)
    : m_trail(trail)
    , m_draft(std::move(draft))
    , m_who(std::move(who))
    , m_seq(seq)
{
}

AuditedAct::~AuditedAct()
{
    if (m_ended)
        return;
    if (const auto ended = end("failed", {}); !ended)
        qCWarning(lcUsecases, "the outcome of an act could not be recorded: %s", qUtf8Printable(ended.error().toText()));
}

Result<std::uint64_t> AuditedAct::end(const std::string &outcome, JsonValue::Object detail, const std::string &after)
{
    m_ended = true;
    AuditDraft draft = m_draft;
    draft.phase = audit::Phase::End;
    draft.after = after;
    draft.detail = std::move(detail);
    draft.detail["of"] = static_cast<std::int64_t>(m_seq);
    draft.detail["outcome"] = outcome;
    return m_trail.record(draft, m_who);
}

} // namespace bulkhead
