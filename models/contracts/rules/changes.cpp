// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/changes.h"

#include "core/digest.h"
#include "core/jsonvalue.h"

#include <algorithm>
#include <set>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostChanges = 20'000;
constexpr std::size_t fingerprintDigits = 16;

QString fingerprintOf(const Change &change, const QString &shape)
{
    const JsonValue::Array parts{change.rule, shape, change.method, change.where, change.before, change.after};
    return QString::fromStdString(toHex(sha256(canonical(JsonValue(parts)))).substr(0, fingerprintDigits));
}

//! About what is sent one way, so that it turns round for calls that the API makes.
bool isDirected(std::string_view rule)
{
    for (const std::string_view prefix : {"parameter-", "body-", "request-", "response-", "encoding-"}) {
        if (rule.starts_with(prefix))
            return true;
    }
    return false;
}

} // namespace

Changes::Changes(const Contract &base, const Contract &revision, const CompareOptions &options)
    : m_base(base)
    , m_revision(revision)
    , m_options(options)
    , m_schemas(base, revision)
{
}

Change Changes::changeOf(const OperationPair *pair, const Said &said) const
{
    const Rule &rule = ruleNamed(said.rule);
    Change change;
    change.rule = QString::fromLatin1(rule.id.data(), qsizetype(rule.id.size()));
    change.severity = rule.severity;
    change.certainty = rule.certainty;
    change.where = said.where;
    change.base = said.base;
    change.revision = said.revision;
    change.message = said.message;
    change.before = said.before;
    change.after = said.after;
    QString shape;
    if (pair) {
        change.path = pair->either().path;
        change.method = pair->either().method;
        shape = pair->either().shape;
    }
    change.fingerprint = fingerprintOf(change, shape);
    return change;
}

//! Each severity has its own limit, so that the breaking changes are not crowded out.
void Changes::keep(Change change)
{
    std::size_t &count = m_counts[std::size_t(change.severity)];
    m_isCut = m_isCut || count >= mostChanges;
    if (count >= mostChanges)
        return;
    ++count;
    m_list.push_back(std::move(change));
}

void Changes::document(const Said &said)
{
    m_list.push_back(changeOf(nullptr, said));
}

void Changes::operation(const OperationPair &pair, const Said &said)
{
    Change change = changeOf(&pair, said);
    if (pair.either().sender == Sender::Api && isDirected(said.rule)) {
        change.severity = Severity::Warning;
        change.certainty = Certainty::Undecided;
        change.message += u"; the API makes this call, so judge by hand whom it breaks"_s;
    }
    keep(std::move(change));
}

void Changes::schemas(const OperationPair &pair, const QString &where, const QString &subject, SchemaId base, SchemaId revision, Direction direction)
{
    if (base == noSchema && revision == noSchema)
        return;
    const Direction way = pair.either().sender == Sender::Api ? turned(direction) : direction;
    m_uses.push_back({pair, where, subject, m_schemas.compare(base, revision, way)});
}

void Changes::findingsOf(const Use &use)
{
    m_schemas.visit(use.handle, [&](const QStringList &way, Direction direction, const SchemaFinding &finding, bool isUnclear) {
        const QString place = way.join(u'/');
        Said said;
        said.rule = ruleNamed(direction, finding.suffix).id;
        said.where = place.isEmpty() ? use.where : use.where + u'/' + place;
        said.base = finding.base;
        said.revision = finding.revision;
        said.message = use.subject + (place.isEmpty() ? QString() : u", at "_s + shortened(place)) + u": "_s + finding.sentence;
        said.before = finding.before;
        said.after = finding.after;
        Change change = changeOf(&use.pair, said);
        if (isUnclear) {
            change.severity = Severity::Warning;
            change.certainty = Certainty::Undecided;
            change.message += u"; what this means cannot be told from the documents"_s;
        }
        keep(std::move(change));
    });
}

std::vector<Change> Changes::finish()
{
    m_schemas.settle();
    for (const Use &use : m_uses)
        findingsOf(use);
    if (m_isCut)
        document({"too-many-changes", {}, {}, {}, u"there are more than %1 changes of one severity; the others are not listed"_s.arg(mostChanges), {}, {}});
    if (m_schemas.isCut())
        document({"too-intertwined", {}, {}, {}, u"the schemas refer to each other in more ways than are followed, so some were not compared"_s, {}, {}});
    std::stable_sort(m_list.begin(), m_list.end(), [](const Change &a, const Change &b) {
        return std::tie(a.severity, a.path, a.method, a.where, a.rule, a.before, a.after)
            < std::tie(b.severity, b.path, b.method, b.where, b.rule, b.before, b.after);
    });
    std::set<QString> seen; // the same thing may be reached through two media types that are one
    std::erase_if(m_list, [&seen](const Change &change) { return !seen.insert(change.fingerprint + change.message).second; });
    return std::move(m_list);
}

} // namespace bulkhead::contracts
