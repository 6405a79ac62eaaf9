// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/peoplefacts.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

PersonFacts factsOf(const audit::LogState &state, const audit::PersonRow &person)
{
    PersonFacts facts{.name = shown(person.name), .since = person.since, .until = person.until, .roles = {}, .keys = {}, .isLastAdmin = false};
    bool isAdmin = false, othersAre = false;
    for (const audit::RoleRow &row : state.roles()) {
        const bool isOwn = row.person == person.name;
        if (isOwn)
            facts.roles.append({shown(row.role), shown(row.granter), row.since});
        if (row.role == "admin")
            (isOwn ? isAdmin : othersAre) = true;
    }
    facts.isLastAdmin = isAdmin && !othersAre;
    for (const audit::KeyRow &row : state.keys()) {
        if (row.person == person.name)
            facts.keys.append({shown(row.key), shown(row.granter), row.since, row.until});
    }
    std::sort(facts.keys.begin(), facts.keys.end(), [](const KeyFacts &a, const KeyFacts &b) { return a.since > b.since; });
    std::sort(facts.roles.begin(), facts.roles.end(), [](const RoleFacts &a, const RoleFacts &b) { return a.role < b.role; });
    return facts;
}

} // namespace

QStringList PersonFacts::roleNames() const
{
    QStringList names;
    for (const RoleFacts &one : roles)
        names.append(one.role);
    return names;
}

const KeyFacts *PersonFacts::key() const
{
    return !keys.isEmpty() && keys.first().until == 0 ? &keys.first() : nullptr;
}

QString PersonFacts::granter() const
{
    return keys.isEmpty() ? QString() : keys.last().granter;
}

QList<PersonFacts> peopleOf(const audit::LogState &state)
{
    QList<PersonFacts> people;
    for (const audit::PersonRow &person : state.people())
        people.append(factsOf(state, person));
    std::sort(people.begin(), people.end(), [](const PersonFacts &a, const PersonFacts &b) {
        return a.isThere() != b.isThere() ? a.isThere() : QString::compare(a.name, b.name, Qt::CaseInsensitive) < 0;
    });
    return people;
}

} // namespace bulkhead
