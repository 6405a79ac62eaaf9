// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/logbuilder.h"

#include "audit/entryreader.h"

#include <QtGlobal>

namespace bulkhead::audit::test {

namespace {

constexpr std::size_t idDigits = 32;

std::string idOf(const std::string &text)
{
    return toHex(sha256(text)).substr(0, idDigits);
}

} // namespace

Sections sectionsOf(const std::map<std::string, std::string> &texts)
{
    Sections sections;
    for (const auto &[name, text] : texts)
        sections.emplace(name, toHex(sha256(text)));
    return sections;
}

JsonValue valueOf(const Sections &sections)
{
    JsonValue::Object object;
    for (const auto &[name, digest] : sections)
        object.emplace(name, digest);
    return object;
}

JsonValue valueOf(const Roles &roles)
{
    return JsonValue::Array(roles.begin(), roles.end());
}

LogBuilder::LogBuilder(const std::string &name)
    : m_id(idOf("a log of the tests: " + name))
    , m_keyName("log " + name)
    , m_roots{emptyRoot()}
{
    Entry entry = claimed("log.begin");
    entry.detail["key"] = verifier().toText();
    add(entry);
}

Entry LogBuilder::claimed(const std::string &action) const
{
    using namespace std::chrono_literals;
    constexpr UtcTime begin = UtcTime(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23));
    Entry entry;
    entry.log = m_id;
    entry.seq = size() + 1;
    entry.previous = m_entries.empty() ? std::string() : toHex(leafHash(m_entries.back()));
    entry.nonce = idOf(m_id + std::to_string(entry.seq));
    entry.at = timeText(begin + 1s * static_cast<int>(entry.seq));
    entry.action = action;
    entry.actor.claim = "operator";
    entry.objectKind = "test";
    entry.objectId = "object " + std::to_string(entry.seq);
    entry.policy = m_state.policyDigest();
    entry.people = m_state.peopleDigest();
    return entry;
}

Entry LogBuilder::by(const std::string &person, const std::string &role, const std::string &action) const
{
    const auto name = m_keyOf.find(person);
    Entry entry = claimed(action);
    entry.actor = {{}, person, keyIdOf(testKey(name == m_keyOf.end() ? person : name->second).publicKey()), role};
    return entry;
}

std::string LogBuilder::text(const Entry &entry) const
{
    if (!entry.actor.isPerson())
        return entry.toText();
    const auto name = m_keyOf.find(entry.actor.person);
    return text(entry, name == m_keyOf.end() ? entry.actor.person : name->second);
}

std::optional<Refusal> LogBuilder::judge(const std::string &text) const
{
    EntryReader reader;
    const auto view = reader.parse(text);
    if (!view)
        return Refusal{Refusal::Kind::Authority, QStringLiteral("malformed"), {}};
    LogState next = m_state;
    return next.take(*view);
}

void LogBuilder::append(const std::string &text)
{
    EntryReader reader;
    if (const auto view = reader.parse(text))
        (void)m_state.take(*view);
    m_entries.push_back(text);
    m_frontier.append(leafHash(text),
                      [this](const NodeId &id, const Digest &hash) { m_nodes[{id.level, id.index}] = hash; });
    m_roots.push_back(m_frontier.root());
}

void LogBuilder::add(const Entry &entry)
{
    const std::string bytes = text(entry);
    if (const auto refused = judge(bytes))
        qFatal("the test's own log: entry %d (%s): %s", int(size()) + 1, entry.action.c_str(), qPrintable(refused->what));
    append(bytes);
}

void LogBuilder::addFirst(const std::string &person, const Sections &sections, const Roles &roles)
{
    m_keyOf[person] = person;
    Entry entry = by(person, "admin", "person.add");
    entry.detail = {{"person", person}, {"roles", valueOf(roles)}, {"sections", valueOf(sections)}};
    addKey(entry.detail, person);
    add(entry);
}

Entry LogBuilder::change(const std::string &admin, const std::string &action, const std::string &person) const
{
    Entry entry = by(admin, "admin", action);
    entry.objectKind = "person";
    entry.objectId = person;
    entry.detail["person"] = person;
    return entry;
}

void LogBuilder::addPerson(const std::string &admin, const std::string &person, const Roles &roles)
{
    Entry entry = change(admin, "person.add", person);
    entry.detail["roles"] = valueOf(roles);
    addKey(entry.detail, person);
    add(entry);
    m_keyOf[person] = person;
}

void LogBuilder::changePerson(const std::string &admin, const std::string &person, const Roles &grant,
                              const Roles &revoke, const std::string &keyName)
{
    Entry entry = change(admin, "person.change", person);
    entry.detail["grant"] = valueOf(grant);
    entry.detail["revoke"] = valueOf(revoke);
    if (!keyName.empty())
        addKey(entry.detail, keyName);
    add(entry);
    if (!keyName.empty())
        m_keyOf[person] = keyName;
}

void LogBuilder::retire(const std::string &admin, const std::string &person)
{
    add(change(admin, "person.retire", person));
}

void LogBuilder::rotate(const std::string &person, const std::string &role, const std::string &keyName)
{
    Entry entry = by(person, role, "key.rotate");
    addKey(entry.detail, keyName);
    add(entry);
    m_keyOf[person] = keyName;
}

void LogBuilder::propose(const std::string &admin, const Sections &sections)
{
    Entry entry = by(admin, "admin", "estate.propose");
    entry.detail["sections"] = valueOf(sections);
    add(entry);
}

void LogBuilder::acceptProposal(const std::string &person, const std::string &role)
{
    Entry entry = by(person, role, "estate.accept");
    const Proposal &proposal = m_state.proposal().value();
    entry.detail = {{"loosening", true}, {"proposal", static_cast<std::int64_t>(proposal.seq)},
                    {"sections", valueOf(proposal.sections)}};
    add(entry);
}

void LogBuilder::accept(const std::string &admin, const Sections &sections)
{
    Entry entry = by(admin, "admin", "estate.accept");
    entry.detail = {{"loosening", false}, {"proposal", 0}, {"sections", valueOf(sections)}};
    add(entry);
}

void LogBuilder::work(const std::string &action)
{
    Entry entry = claimed(action);
    entry.detail["count"] = static_cast<std::int64_t>(entry.seq);
    add(entry);
}

void LogBuilder::workAs(const std::string &person, const std::string &role, const std::string &action,
                        const std::string &environment)
{
    Entry entry = by(person, role, action);
    entry.environment = environment;
    entry.before = toHex(sha256("before"));
    entry.after = toHex(sha256("after"));
    add(entry);
}

std::string LogBuilder::checkpoint(std::uint64_t size, const std::vector<std::string> &witnesses) const
{
    std::string note = signNote(Checkpoint{origin(), size, root(size)}.toText(), origin(), key());
    for (const std::string &name : witnesses)
        addSignature(note, name, testKey(name));
    return note;
}

std::optional<Digest> LogBuilder::node(const NodeId &id) const
{
    const auto node = m_nodes.find({id.level, id.index});
    return node == m_nodes.end() ? std::nullopt : std::optional(node->second);
}

EntryProof LogBuilder::proof(std::uint64_t seq, std::uint64_t size) const
{
    const auto path = inclusionProof(seq - 1, size, [this](const NodeId &id) { return node(id); });
    return {m_entries.at(seq - 1), seq - 1, path.value(), checkpoint(size)};
}

std::string LogBuilder::bundle(const std::vector<std::uint64_t> &checkpoints) const
{
    std::string text;
    BundleWriter writer([&text](std::string_view piece) {
        text += piece;
        return true;
    });
    const auto rows = m_state.rows();
    writer.begin({m_id, verifier(), checkpoints.size() + 1, size(), rows.size()});
    for (const std::uint64_t at : checkpoints)
        writer.note(checkpoint(at));
    writer.note(checkpoint(size()));
    for (std::uint64_t seq = 1; seq <= size(); ++seq)
        writer.entry(seq, m_entries[seq - 1]);
    for (const std::string &row : rows)
        writer.row(row);
    writer.end(key());
    return text;
}

void addSignature(std::string &note, const std::string &name, const SigningKey &key)
{
    const auto parsed = SignedNote::parse(note);
    const std::string text = parsed.value().text;
    note += signNote(text, name, key).substr(text.size() + 1);
}

VerifierKey witness(const std::string &name)
{
    return {name, testKey(name).publicKey()};
}

} // namespace bulkhead::audit::test
