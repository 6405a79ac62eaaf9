// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatereader.h"

#include "core/digest.h"
#include "core/jsonvalue.h"

#include <QDateTime>
#include <QRegularExpression>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! The node as a value: scalars as their text, whatever the quotes.
JsonValue plainValue(const YamlNode *node)
{
    if (node->kind == YamlNode::Kind::Scalar)
        return node->isNull() ? JsonValue() : JsonValue(node->text);
    if (node->kind == YamlNode::Kind::Sequence) {
        JsonValue::Array array;
        for (const YamlEntry &entry : node->entries)
            array.push_back(plainValue(entry.value));
        return array;
    }
    JsonValue::Object object;
    for (const YamlEntry &entry : node->entries)
        object.emplace(entry.key->text.toStdString(), plainValue(entry.value));
    return object;
}

//! The highest group that "\1 … \9" in a replacement asks for.
int highestGroup(const QString &replacement)
{
    int highest = 0;
    for (qsizetype i = 0; i + 1 < replacement.size(); ++i) {
        if (replacement[i] != u'\\')
            continue;
        ++i;
        if (replacement[i] >= u'0' && replacement[i] <= u'9')
            highest = std::max(highest, replacement[i].digitValue());
    }
    return highest;
}

} // namespace

void EstateReader::groups(EstateSection &top)
{
    const auto &entries = top.members("groups"_L1);
    if (entries.empty())
        return;
    auto section = top.section("groups"_L1);
    for (const YamlEntry &entry : entries) {
        if (!isName(entry.key, u"group"_s))
            continue;
        const QString name = entry.key->text;
        m_groups.append(name);
        if (entry.value->kind != YamlNode::Kind::Sequence) {
            m_report.error(entry.value->begin, section->path(name) + u": expected a list of people"_s,
                           u"write %1: [NAME, NAME]"_s.arg(name));
            continue;
        }
        QList<QString> people;
        for (const YamlEntry &item : entry.value->entries) {
            const auto person = textOf(m_report, item.value, section->path(name));
            if (person && people.contains(*person))
                m_report.error(item.value->begin, section->path(name) + u": the same person twice"_s,
                               u"remove one of them"_s);
            people.append(person.value_or(QString()));
        }
        m_config.groups.insert(name, people);
        if (people.isEmpty())
            m_report.warning(entry.key->begin, section->path(name) + u": the group is empty"_s,
                             u"nobody can approve for it"_s);
    }
}

void EstateReader::promotion(EstateSection &top)
{
    auto section = top.section("promotion"_L1);
    if (!section)
        return;
    for (const YamlEntry &item : section->items("paths"_L1)) {
        auto entry = member(item, section->path(u"paths"));
        if (!entry)
            continue;
        const PromotionPath path = promotionPath(*entry);
        for (const PromotionPath &other : std::as_const(m_config.promotionPaths)) {
            if (other.from == path.from && other.to == path.to && !path.from.isEmpty())
                m_report.error(entry->at(), entry->path() + u": the same path twice"_s,
                               u"merge them into one"_s);
        }
        m_config.promotionPaths.append(path);
    }
    if (auto glass = section->section("break_glass"_L1)) {
        BreakGlassRule &rule = m_config.breakGlass;
        rule.allowed = glass->boolean("allowed"_L1).value_or(false);
        rule.reviewWithin = glass->duration("review_within"_L1, 1min, 24h * 30).value_or(rule.reviewWithin);
        glass->finish();
    }
    section->finish();
}

PromotionPath EstateReader::promotionPath(EstateSection section)
{
    PromotionPath path;
    path.from = environmentAt(section, "from"_L1);
    path.to = environmentAt(section, "to"_L1);
    if (path.from == path.to && !path.from.isEmpty())
        m_report.error(section.at(), section.path() + u": from and to are the same environment"_s,
                       u"a promotion leads to another environment"_s);
    for (const YamlEntry &item : section.items("map"_L1)) {
        if (auto rule = member(item, section.path(u"map")))
            path.map.append(mappingRule(*rule));
    }
    approvals(section, path);
    gates(section, path);
    freezes(section, path);
    section.finish();
    return path;
}

MappingRule EstateReader::mappingRule(EstateSection section)
{
    MappingRule rule;
    rule.field = section.requiredText("field"_L1);
    rule.keep = section.boolean("keep"_L1).value_or(false);
    if (rule.keep) {
        for (const auto member : {"from"_L1, "to"_L1}) {
            if (const YamlNode *node = section.find(member))
                m_report.error(node->begin, section.path() + u" has both \"keep\" and \"%1\""_s.arg(member), u"what stays as the target has it is not rewritten: take one of them out"_s);
        }
        section.finish();
        return rule;
    }
    rule.from = section.requiredText("from"_L1);
    if (!section.find("to"_L1))
        m_report.error(section.at(), section.path() + u" has no \"to\""_s, u"add to: …"_s);
    rule.to = section.text("to"_L1).value_or(QString());
    section.finish();
    int captures = 0;
    const YamlNode *from = section.find("from"_L1);
    if (!from || rule.from.isEmpty()
        || !regularExpression(from, rule.from, section.path(u"from"), &captures))
        return rule;
    if (const int group = highestGroup(rule.to); group > captures)
        m_report.error(section.find("to"_L1)->begin,
                       u"%1 uses \\%2, but from has %3 groups"_s.arg(section.path(u"to")).arg(group).arg(
                           captures),
                       u"put ( ) around what \\%1 stands for"_s.arg(group));
    return rule;
}

void EstateReader::approvals(EstateSection &section, PromotionPath &path)
{
    auto approvals = section.section("approvals"_L1);
    if (!approvals)
        return;
    ApprovalRule &rule = path.approvals;
    rule.quorum = static_cast<int>(approvals->integer("quorum"_L1, 1, 20).value_or(rule.quorum));
    rule.requesterMayApprove = approvals->boolean("requester_may_approve"_L1).value_or(false);
    rule.sourceAuthorMayApprove = approvals->boolean("source_author_may_approve"_L1).value_or(false);
    rule.expiresAfter = approvals->duration("expires_after"_L1, 1min, 24h * 90).value_or(rule.expiresAfter);
    if (const auto ticket = approvals->text("ticket"_L1)) {
        if (regularExpression(approvals->find("ticket"_L1), *ticket, approvals->path(u"ticket")))
            rule.ticket = *ticket;
    }
    rule.groups = approvals->texts("groups"_L1);
    for (const YamlEntry &item : approvals->items("groups"_L1)) {
        if (item.value->kind == YamlNode::Kind::Scalar && !m_groups.contains(item.value->text))
            m_report.error(item.value->begin, approvals->path(u"groups") + u": no such group"_s,
                           m_groups.isEmpty() ? u"define it below groups"_s
                                              : u"defined are "_s + m_groups.mid(0, 10).join(u", "_s));
    }
    approvals->finish();
}

//! Many APIs have no contract, so that one unknown warns unless the file says otherwise.
void EstateReader::gates(EstateSection &section, PromotionPath &path)
{
    const QString contract = u"contract"_s;
    auto gates = section.section("gates"_L1);
    if (!gates) {
        path.warnsOnUnknown.append(contract);
        return;
    }
    for (const auto &name : {"contract"_L1, "isolation"_L1, "strictness"_L1, "endpoints"_L1, "drift"_L1, "freeze"_L1, "quorum"_L1}) {
        QString onUnknown = name == contract ? u"warn"_s : u"block"_s;
        if (auto gate = gates->section(name)) {
            onUnknown = gate->oneOf("on_unknown"_L1, {u"block"_s, u"warn"_s}).value_or(onUnknown);
            gate->finish();
        }
        if (onUnknown == u"warn"_s)
            path.warnsOnUnknown.append(name);
    }
    gates->finish();
}

void EstateReader::freezes(EstateSection &section, PromotionPath &path)
{
    for (const YamlEntry &item : section.items("freezes"_L1)) {
        auto freeze = member(item, section.path(u"freezes"));
        if (!freeze)
            continue;
        const auto time = [&](QLatin1StringView key) {
            const QString text = freeze->requiredText(key);
            const QDateTime value = QDateTime::fromString(text, Qt::ISODate);
            const bool zoned = value.isValid() && value.timeSpec() != Qt::LocalTime;
            if (!text.isEmpty() && !zoned)
                m_report.error(freeze->find(key)->begin,
                               freeze->path(QString(key)) + u": expected a time with its zone"_s,
                               u"write it like 2026-12-20T00:00:00Z"_s);
            return zoned ? value : QDateTime();
        };
        const QDateTime from = time("from"_L1);
        const QDateTime to = time("to"_L1);
        path.freezes.append({from.toUTC(), to.toUTC(), freeze->text("reason"_L1).value_or(QString())});
        freeze->finish();
        if (from.isValid() && to.isValid() && from >= to)
            m_report.error(freeze->at(), freeze->path() + u": the freeze ends before it starts"_s,
                           u"swap from and to"_s);
    }
}

void EstateReader::audit(EstateSection &top)
{
    auto section = top.section("audit"_L1);
    if (!section)
        return;
    for (const YamlEntry &item : section->items("checkpoints"_L1)) {
        const QString path = section->path(u"checkpoints");
        const auto text = textOf(m_report, item.value, path);
        const auto reference = text ? SecretReference::fromText(*text) : std::nullopt;
        if (text && !(reference && reference->scheme == SecretReference::Scheme::File))
            m_report.error(item.value->begin, path + u": expected a folder"_s, u"write file:PATH"_s);
        else if (reference)
            m_config.audit.checkpoints.append(*reference);
    }
    (void)section->texts("witnesses"_L1);
    const YamlNode *tsa = section->find("tsa"_L1);
    if (tsa && !tsa->isNull()) {
        if (const auto text = section->text("tsa"_L1))
            (void)webUrl(tsa, *text, section->path(u"tsa"));
    }
    section->finish();
}

void EstateReader::reports(EstateSection &top)
{
    auto section = top.section("reports"_L1);
    if (!section)
        return;
    for (const YamlEntry &item : section->items("frameworks"_L1)) {
        const QString path = section->path(u"frameworks");
        const auto file = textOf(m_report, item.value, path);
        if (file && file->isEmpty())
            m_report.error(item.value->begin, path + u": the name of a file is empty"_s, u"name a file, relative to this one"_s);
        else if (file && m_config.reports.frameworks.contains(*file))
            m_report.error(item.value->begin, path + u": the same file twice"_s, u"remove one of them"_s);
        else if (file)
            m_config.reports.frameworks.append(*file);
    }
    section->finish();
}

//! Only reads: what is wrong in a section is reported by the function that is about it.
void EstateReader::policy(const YamlNode *root)
{
    for (const auto &name : {u"apis"_s, u"environments"_s, u"gateways"_s, u"groups"_s, u"isolation"_s, u"promotion"_s}) {
        const YamlEntry *entry = root->find(name);
        if (entry == nullptr || entry->value->isNull())
            continue;
        PolicySection section;
        section.name = name;
        section.text = canonical(plainValue(entry->value));
        section.digest = toHex(sha256(section.text));
        m_config.policy.append(std::move(section));
    }
}

void EstateReader::probes(EstateSection &top)
{
    auto section = top.section("probes"_L1);
    if (!section)
        return;
    (void)section->boolean("enabled"_L1);
    section->finish();
}

} // namespace bulkhead
