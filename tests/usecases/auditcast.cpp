// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/auditcast.h"

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

PolicySection sectionOf(const QString &name, const JsonValue &value)
{
    PolicySection section;
    section.name = name;
    section.text = canonical(value);
    section.digest = toHex(sha256(section.text));
    return section;
}

} // namespace

Acting ada(const QString &asRole)
{
    return actingAs(u"ada"_s, keyOf('a'), asRole);
}

Acting bo(const QString &asRole)
{
    return actingAs(u"bo"_s, keyOf('b'), asRole);
}

Acting cy(const QString &asRole)
{
    return actingAs(u"cy"_s, keyOf('c'), asRole);
}

Acting di(const QString &asRole)
{
    return actingAs(u"di"_s, keyOf('d'), asRole);
}

EstateConfig estateOf(int quorum, const QStringList &group)
{
    JsonValue::Array people;
    for (const QString &name : group)
        people.emplace_back(name);
    const JsonValue::Object approvals{{"quorum", std::to_string(quorum)}, {"groups", JsonValue::Array{"leads"}}};
    const JsonValue::Object path{{"from", "sbx"}, {"to", "prd"}, {"approvals", approvals}};
    EstateConfig estate;
    estate.name = u"acme"_s;
    estate.policy = {sectionOf(u"groups"_s, JsonValue::Object{{"leads", people}}),
                     sectionOf(u"promotion"_s, JsonValue::Object{{"paths", JsonValue::Array{path}}})};
    return estate;
}

Result<void> addCast(AuditTrail &trail)
{
    const std::vector<std::pair<AuditDraft, Acting>> steps{
        {addFirstPersonDraft(u"ada"_s, {u"admin"_s}, cardOf(*ada().key), estateOf(2)), ada()},
        {addPersonDraft(u"bo"_s, {u"approver"_s, u"engineer"_s}, cardOf(*bo().key)), ada()},
        {addPersonDraft(u"cy"_s, {u"auditor"_s}, cardOf(*cy().key)), ada()},
        {addPersonDraft(u"di"_s, {u"admin"_s}, cardOf(*di().key)), ada()},
    };
    for (const auto &[draft, who] : steps) {
        if (const auto seq = trail.record(draft, who); !seq)
            return seq.error();
    }
    return {};
}

AuditDraft draftFor(const std::string &action, const std::string &environment)
{
    AuditDraft draft;
    draft.action = action;
    draft.objectKind = "thing";
    draft.objectId = "one";
    draft.environment = environment;
    return draft;
}

} // namespace bulkhead::test
