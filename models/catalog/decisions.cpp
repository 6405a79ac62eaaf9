// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/match.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

bool looksLikeId(const QString &text)
{
    return text.size() == 16 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

//! Applies decisions one after the other to the rows that evidence gave.
class Decisions
{
public:
    using Members = std::vector<std::uint32_t>;

    Decisions(const std::vector<NamedDeployment> &deployments, std::vector<MatchedRow> rows)
        : m_deployments(deployments)
        , m_rows(std::move(rows))
    {
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            enter(i);
    }

    void pin(const Members &members, const QString &api)
    {
        std::size_t row = find(api);
        if (row == SIZE_MAX)
            row = create(members, api);
        moveInto(row, members);
    }

    //! A row of its own: never the one that the name alone would give.
    void split(const Members &members, const QString &api)
    {
        const ApiName &own = m_deployments[members.front()].name;
        const std::size_t row = api.isEmpty() ? SIZE_MAX : find(api);
        if (row != SIZE_MAX && m_rows[row].id != apiIdFor(own.name, own.version)
            && !m_rows[row].members.empty()) {
            moveInto(row, members);
            return;
        }
        if (row == SIZE_MAX && !api.isEmpty()) {
            const std::size_t named = create(members, api);
            m_split.insert(named);
            moveInto(named, members);
            return;
        }
        const QString key = m_deployments[members.front()].deployment.key();
        const std::size_t fresh = create(members, {});
        m_rows[fresh].id = apiIdFor(own.name + '\n' + key.toStdString(), own.version);
        m_split.insert(fresh);
        enter(fresh);
        moveInto(fresh, members);
    }

    //! False if one of them is not there. `late`: asked before rows were split off, which it leaves alone.
    bool merge(const QString &api, const QString &other, bool late = false)
    {
        const std::size_t to = find(api);
        const std::size_t from = find(other);
        if (to == SIZE_MAX || from == SIZE_MAX)
            return false;
        if (late && (m_split.contains(to) || m_split.contains(from)))
            return false;
        if (to == from)
            return true;
        moveInto(to, std::exchange(m_rows[from].members, {}));
        for (auto &[text, row] : m_byText) {
            if (row == from)
                row = to;
        }
        for (auto &[name, row] : m_byName) {
            if (row == from)
                row = to;
        }
        return true;
    }

    std::vector<MatchedRow> take()
    {
        std::erase_if(m_rows, [](const MatchedRow &row) { return row.members.empty(); });
        return std::move(m_rows);
    }

private:
    void enter(std::size_t index)
    {
        const MatchedRow &row = m_rows[index];
        m_byText.insert_or_assign(row.id.text(), index);
        for (const ApiId &id : row.otherIds)
            m_byText.try_emplace(id.text(), index);
        const auto [name, isNew] = m_byName.try_emplace(matchKey(row.name), index);
        if (!isNew && name->second != index)
            name->second = SIZE_MAX; // several versions: the name alone is no answer
    }

    [[nodiscard]] std::size_t find(const QString &api) const
    {
        const ApiName name = parsed(api);
        for (const QString &text : {api, apiIdFor(name.name, name.version).text()}) {
            const auto found = m_byText.find(text);
            if (found != m_byText.end())
                return found->second;
        }
        const auto named = name.version.empty() ? m_byName.find(matchKey(name.name))
                                                : m_byName.end();
        return named == m_byName.end() ? SIZE_MAX : named->second;
    }

    //! "name", "name@version" or "name-version".
    [[nodiscard]] static ApiName parsed(const QString &api)
    {
        ApiName name;
        const std::string text = api.toStdString();
        std::string_view rest = text;
        if (const auto at = rest.rfind('@'); at != std::string_view::npos && at > 0) {
            name.version = toLower(rest.substr(at + 1));
            rest = rest.substr(0, at);
        } else {
            name.version = takeVersion(rest);
        }
        name.name = rest;
        return name;
    }

    std::size_t create(const Members &members, const QString &api)
    {
        MatchedRow row;
        row.members = members;
        nameRow(row, m_deployments);
        row.members.clear();
        row.otherIds.clear();
        if (looksLikeId(api)) {
            row.id = ApiId(api);
        } else if (!api.isEmpty()) {
            const ApiName name = parsed(api);
            row.name = name.name;
            row.version = name.version;
            row.id = apiIdFor(name.name, name.version);
        }
        m_rows.push_back(std::move(row));
        enter(m_rows.size() - 1);
        return m_rows.size() - 1;
    }

    void moveInto(std::size_t index, const Members &members)
    {
        MatchedRow &row = m_rows[index];
        row.members.insert(row.members.end(), members.begin(), members.end());
        row.method = MatchMethod::Pinned;
        row.confidence = Confidence::Certain;
    }

    const std::vector<NamedDeployment> &m_deployments;
    std::vector<MatchedRow> m_rows;
    std::set<std::size_t> m_split;
    std::map<std::string, std::size_t> m_byName;
    std::map<QString, std::size_t> m_byText; //!< id → row; a merged row's ids lead to where it went
};

using MembersByKey = std::unordered_map<std::string, std::vector<std::uint32_t>>;

//! For each deployment that somebody placed, the position of the newest decision about it.
std::unordered_map<std::string, std::size_t> newestPlacements(const std::vector<MatchRule> &decisions)
{
    std::unordered_map<std::string, std::size_t> newest;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        if (decisions[i].kind != MatchRule::Kind::Merge)
            newest[decisions[i].deployment.toStdString()] = i;
    }
    return newest;
}

MembersByKey placedMembers(const std::vector<NamedDeployment> &deployments,
                           const std::unordered_map<std::string, std::size_t> &placements)
{
    MembersByKey members;
    for (std::uint32_t i = 0; !placements.empty() && i < deployments.size(); ++i) {
        std::string key = deployments[i].deployment.key().toStdString();
        if (placements.contains(key))
            members[std::move(key)].push_back(i);
    }
    return members;
}

void applyAll(Decisions &rows, const std::vector<MatchRule> &decisions,
              const std::unordered_map<std::string, std::size_t> &placements,
              const MembersByKey &members)
{
    std::vector<const MatchRule *> open;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const MatchRule &rule = decisions[i];
        if (rule.kind == MatchRule::Kind::Merge) {
            if (!rows.merge(rule.api, rule.other))
                open.push_back(&rule);
            continue;
        }
        const auto own = members.find(rule.deployment.toStdString());
        if (own == members.end() || placements.at(own->first) != i)
            continue;
        if (rule.kind == MatchRule::Kind::Pin)
            rows.pin(own->second, rule.api);
        else
            rows.split(own->second, rule.api);
    }
    // A row that only a later decision brought back.
    for (const MatchRule *rule : open)
        (void)rows.merge(rule->api, rule->other, true);
}

//! Two rows may come to the same name by different ways; the one with the smaller key keeps the id.
void makeDistinct(std::vector<MatchedRow> &rows, const std::vector<NamedDeployment> &deployments)
{
    std::unordered_map<QString, std::size_t> owner;
    const auto keyOf = [&](const MatchedRow &row) {
        QString smallest;
        for (const std::uint32_t i : row.members) {
            const QString key = deployments[i].deployment.key();
            if (smallest.isNull() || key < smallest)
                smallest = key;
        }
        return smallest;
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto [at, isNew] = owner.try_emplace(rows[i].id.text(), i);
        if (isNew)
            continue;
        std::size_t loser = i;
        if (keyOf(rows[i]) < keyOf(rows[at->second]))
            std::swap(loser, at->second);
        rows[loser].id = apiIdFor(rows[loser].name + '\n' + keyOf(rows[loser]).toStdString(),
                                  rows[loser].version);
    }
}

} // namespace

std::vector<MatchedRow> matchDeployments(const std::vector<NamedDeployment> &deployments,
                                         const std::vector<MatchRule> &decisions,
                                         const Naming &naming)
{
    const auto placements = newestPlacements(decisions);
    const MembersByKey members = placedMembers(deployments, placements);
    std::vector<bool> leaveOut(deployments.size(), false);
    for (const auto &[key, own] : members) {
        for (const std::uint32_t i : own)
            leaveOut[i] = true;
    }
    Decisions rows(deployments, matchByEvidence(deployments, leaveOut, naming));
    applyAll(rows, decisions, placements, members);
    std::vector<MatchedRow> result = rows.take();
    makeDistinct(result, deployments);
    return result;
}

} // namespace bulkhead
