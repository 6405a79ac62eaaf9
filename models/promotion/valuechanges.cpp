// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotion/valuechanges.h"

#include "core/jsonpointer.h"
#include "estate/secretmark.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead::promotion {

namespace {

struct FieldRow
{
    std::string_view path;
    Aspect aspect;
};

//! Of routes, services, upstreams, targets and consumers.
constexpr std::array fieldRows = {
    FieldRow{"name", Aspect::Name}, FieldRow{"username", Aspect::Name}, FieldRow{"custom_id", Aspect::Name}, FieldRow{"desc", Aspect::Name}, FieldRow{"@id", Aspect::Name},
    FieldRow{"enabled", Aspect::Enabled}, FieldRow{"status", Aspect::Enabled},
    FieldRow{"tags.**", Aspect::Labels}, FieldRow{"labels.**", Aspect::Labels},
    // Kong and APISIX routes
    FieldRow{"hosts.**", Aspect::Hosts}, FieldRow{"snis.**", Aspect::Hosts},
    FieldRow{"paths.**", Aspect::Paths}, FieldRow{"uri", Aspect::Paths}, FieldRow{"uris.**", Aspect::Paths},
    FieldRow{"methods.**", Aspect::Methods}, FieldRow{"protocols.**", Aspect::Protocols},
    FieldRow{"headers.**", Aspect::Conditions}, FieldRow{"vars.**", Aspect::Conditions}, FieldRow{"filter_func", Aspect::Conditions}, FieldRow{"remote_addr", Aspect::Conditions},
    FieldRow{"remote_addrs.**", Aspect::Conditions}, FieldRow{"expression", Aspect::Conditions},
    FieldRow{"priority", Aspect::Priority}, FieldRow{"regex_priority", Aspect::Priority},
    // Caddy routes
    FieldRow{"match.*.host.**", Aspect::Hosts}, FieldRow{"match.*.path.**", Aspect::Paths}, FieldRow{"match.*.path_regexp.**", Aspect::Paths},
    FieldRow{"match.*.method.**", Aspect::Methods}, FieldRow{"match.*.protocol", Aspect::Protocols}, FieldRow{"match.**", Aspect::Conditions},
    // where calls go
    FieldRow{"port", Aspect::Address}, FieldRow{"target", Aspect::Address}, FieldRow{"url", Aspect::Address}, FieldRow{"nodes.*.weight", Aspect::Weight},
    FieldRow{"nodes.**", Aspect::Address}, FieldRow{"upstreams.*.dial", Aspect::Address}, FieldRow{"upstream_host", Aspect::Address}, FieldRow{"service_name", Aspect::Address},
    FieldRow{"protocol", Aspect::Scheme}, FieldRow{"scheme", Aspect::Scheme}, FieldRow{"weight", Aspect::Weight},
    FieldRow{"algorithm", Aspect::Balancing}, FieldRow{"type", Aspect::Balancing}, FieldRow{"hash_on", Aspect::Balancing}, FieldRow{"key", Aspect::Balancing},
    FieldRow{"load_balancing.retries", Aspect::Retries}, FieldRow{"load_balancing.**", Aspect::Balancing}, FieldRow{"retries", Aspect::Retries},
    FieldRow{"healthchecks.**", Aspect::HealthChecks}, FieldRow{"checks.**", Aspect::HealthChecks}, FieldRow{"health_checks.**", Aspect::HealthChecks},
    FieldRow{"tls.**", Aspect::Tls}, FieldRow{"tls_verify", Aspect::Tls}, FieldRow{"tls_verify_depth", Aspect::Tls}, FieldRow{"transport.tls.**", Aspect::Tls},
    FieldRow{"client_certificate.**", Aspect::Tls}, FieldRow{"ca_certificates.**", Aspect::Tls},
};

//! Where the walk is: whose values it looks at, and the way from there.
struct Section
{
    Subject subject = Subject::Other;
    std::string what;
    std::string handler; //!< of a policy or proxy: what its limits are looked up by
    std::string path;    //!< dotted, with positions
    std::size_t policy = none; //!< index in `policies`
    static constexpr std::size_t none = std::size_t(-1);

    [[nodiscard]] Section at(std::string_view step) const
    {
        Section section = *this;
        section.path += section.path.empty() ? std::string(step) : '.' + std::string(step);
        return section;
    }
};

const JsonValue nothing;

bool isLeaf(const JsonValue &value)
{
    const bool isEmpty = (value.object() != nullptr && value.object()->empty()) || (value.array() != nullptr && value.array()->empty());
    return isEmpty || (value.object() == nullptr && value.array() == nullptr) || isSecretMark(value) || referenceMark(value) != nullptr;
}

bool isSecret(const JsonValue &value)
{
    return isSecretMark(value) || referenceMark(value) != nullptr;
}

std::string withoutPositions(std::string_view path)
{
    std::string field;
    while (!path.empty()) {
        const auto end = path.find('.');
        const std::string_view step = path.substr(0, end);
        if (!std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; }))
            field += field.empty() ? std::string(step) : '.' + std::string(step);
        path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
    }
    return field;
}

std::string textIn(const JsonValue &object, std::string_view key)
{
    const JsonValue *value = object.find(key);
    return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

//! By what the elements of a list are told apart.
std::string nameOf(const JsonValue &element)
{
    for (const char *key : {"id", "@id", "name", "handler", "host", "dial", "target"}) {
        if (const std::string name = textIn(element, key); !name.empty())
            return name;
    }
    return {};
}

Aspect aspectOf(const Section &section, const JsonValue &before, const JsonValue &after)
{
    if (isSecret(before) || isSecret(after))
        return Aspect::Secret;
    if (!section.handler.empty() && isOfLimit(section.handler, section.path))
        return Aspect::Limit;
    if (section.subject == Subject::Policy)
        return section.path == "enabled" || section.path == "_meta.disable" ? Aspect::Enabled : section.path == "name" ? Aspect::Name : Aspect::Other;
    if (timeoutAt(section.path, before) || timeoutAt(section.path, after))
        return Aspect::Timeout;
    if (section.path == "host") // of a route who may call, of all else who is called
        return section.subject == Subject::Route ? Aspect::Hosts : Aspect::Address;
    if (section.path == "path")
        return section.subject == Subject::Route ? Aspect::Paths : Aspect::Address;
    const auto row = std::find_if(fieldRows.begin(), fieldRows.end(), [&](const FieldRow &one) { return isMatch(one.path, section.path); });
    return row == fieldRows.end() ? Aspect::Other : row->aspect;
}

bool isOn(const JsonValue &policy)
{
    const JsonValue *enabled = policy.find("enabled"), *disabled = valueAt(policy, "/_meta/disable");
    const bool isOff = (enabled != nullptr && enabled->boolean() != nullptr && !*enabled->boolean())
        || (disabled != nullptr && disabled->boolean() != nullptr && *disabled->boolean());
    return !policy.isNull() && !isOff;
}

//! Elements of two lists that belong together; either may be missing.
using Pairs = std::vector<std::pair<std::optional<std::size_t>, std::optional<std::size_t>>>;

using Positions = std::vector<std::size_t>;

void pairByName(const JsonValue::Array &before, const JsonValue::Array &after, Positions &was, Positions &is, Pairs &pairs)
{
    std::multimap<std::string, std::size_t> names;
    for (const std::size_t i : is) {
        if (std::string name = nameOf(after[i]); !name.empty())
            names.emplace(std::move(name), i);
    }
    std::set<std::size_t> taken;
    std::erase_if(was, [&](std::size_t i) {
        const auto found = names.find(nameOf(before[i]));
        if (found == names.end())
            return false;
        pairs.emplace_back(i, found->second);
        taken.insert(found->second);
        names.erase(found);
        return true;
    });
    std::erase_if(is, [&](std::size_t i) { return taken.contains(i); });
}

//! One that is left over on each side is the same, if it can be; so are objects without a name, in their order.
void pairUnnamed(const JsonValue::Array &before, const JsonValue::Array &after, Positions &was, Positions &is, Pairs &pairs)
{
    const bool isOne = was.size() == 1 && is.size() == 1;
    const auto mayPair = [&](const JsonValue &a, const JsonValue &b) {
        const bool areHandlers = a.find("handler") != nullptr || b.find("handler") != nullptr;
        return isLeaf(a) == isLeaf(b) && !areHandlers && (isOne || (!isLeaf(a) && nameOf(a).empty() && nameOf(b).empty()));
    };
    Positions wasLeft, isLeft;
    std::size_t next = 0;
    for (const std::size_t i : was) {
        while (next < is.size() && !mayPair(before[i], after[is[next]]) && nameOf(before[i]).empty() && !isLeaf(before[i]))
            isLeft.push_back(is[next++]);
        if (next < is.size() && mayPair(before[i], after[is[next]]))
            pairs.emplace_back(i, is[next++]);
        else
            wasLeft.push_back(i);
    }
    isLeft.insert(isLeft.end(), is.begin() + static_cast<std::ptrdiff_t>(next), is.end());
    was = std::move(wasLeft);
    is = std::move(isLeft);
}

Pairs pairsOf(const JsonValue::Array &before, const JsonValue::Array &after)
{
    Pairs pairs;
    Positions was, is;
    std::multimap<std::string, std::size_t> texts;
    for (std::size_t i = 0; i < before.size(); ++i)
        texts.emplace(canonical(before[i]), i);
    std::set<std::size_t> same;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto found = texts.find(canonical(after[i]));
        if (found == texts.end()) {
            is.push_back(i);
            continue;
        }
        same.insert(found->second);
        texts.erase(found);
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!same.contains(i))
            was.push_back(i);
    }
    pairByName(before, after, was, is, pairs);
    pairUnnamed(before, after, was, is, pairs);
    for (const std::size_t i : was)
        pairs.emplace_back(i, std::nullopt);
    for (const std::size_t i : is)
        pairs.emplace_back(std::nullopt, i);
    return pairs;
}

//! Walks two bodies side by side.
class ChangeWalk
{
public:
    explicit ChangeWalk(StepChanges &changes)
        : m_changes(changes)
    {
    }

    void start(const PlanStep &step)
    {
        Section section;
        section.subject = m_changes.subject;
        section.what = step.name;
        const JsonValue &body = step.after.isNull() ? step.before : step.after;
        const bool isPolicy = section.subject == Subject::Policy && body.find("plugins") == nullptr; // a group of APISIX is none itself
        if (isPolicy)
            section = policySection(textIn(body, "name").empty() ? step.name : textIn(body, "name"), step.before, step.after);
        walk(step.before, step.after, {}, section);
    }

private:
    void walk(const JsonValue &before, const JsonValue &after, const std::string &pointer, const Section &section)
    {
        if (before == after)
            return;
        const JsonValue &one = after.isNull() ? before : after;
        const bool isBoth = !before.isNull() && !after.isNull();
        const bool isObject = one.object() != nullptr && !isLeaf(one) && (!isBoth || (before.object() != nullptr && !isLeaf(before)));
        const bool isArray = one.array() != nullptr && (!isBoth || before.array() != nullptr);
        if (isObject)
            walkMembers(before, after, pointer, section);
        else if (isArray && !(one.array()->empty() && !isBoth))
            walkElements(before, after, pointer, section);
        else
            add(before, after, pointer, section);
    }

    void walkMembers(const JsonValue &before, const JsonValue &after, const std::string &pointer, const Section &section)
    {
        std::set<std::string> keys;
        for (const JsonValue *side : {&before, &after}) {
            for (const auto &[key, value] : side->object() == nullptr ? JsonValue::Object() : *side->object())
                keys.insert(key);
        }
        for (const std::string &key : keys) {
            const JsonValue *was = before.find(key), *is = after.find(key);
            walkMember(key, was == nullptr ? nothing : *was, is == nullptr ? nothing : *is, below(pointer, key), section);
        }
    }

    //! Where something begins that has a meaning of its own.
    void walkMember(const std::string &key, const JsonValue &before, const JsonValue &after, const std::string &pointer, const Section &section)
    {
        const JsonValue &one = after.isNull() ? before : after;
        if (key == "plugins" && section.path.empty() && one.object() != nullptr)
            return walkPlugins(before, after, pointer);
        Section inner = section.at(key);
        if (key == "upstream" && section.path.empty() && one.object() != nullptr && section.subject != Subject::Policy) {
            inner.subject = Subject::Upstream;
            inner.path.clear();
        } else if (key == "config" && section.path.empty() && section.subject == Subject::Policy) {
            inner.path.clear();
        }
        walk(before, after, pointer, inner);
    }

    void walkPlugins(const JsonValue &before, const JsonValue &after, const std::string &pointer)
    {
        std::set<std::string> names;
        for (const JsonValue *side : {&before, &after}) {
            for (const auto &[name, settings] : side->object() == nullptr ? JsonValue::Object() : *side->object())
                names.insert(name);
        }
        for (const std::string &name : names) {
            const JsonValue *was = before.find(name), *is = after.find(name);
            const JsonValue &old = was == nullptr ? nothing : *was, &now = is == nullptr ? nothing : *is;
            if (old != now)
                walk(old, now, below(pointer, name), policySection(name, old, now));
        }
    }

    void walkElements(const JsonValue &before, const JsonValue &after, const std::string &pointer, const Section &section)
    {
        static const JsonValue::Array empty;
        const JsonValue::Array &was = before.array() == nullptr ? empty : *before.array(), &is = after.array() == nullptr ? empty : *after.array();
        const Pairs pairs = pairsOf(was, is);
        if (pairs.empty())
            return add(before, after, pointer, section); // another order
        for (const auto &[old, now] : pairs) {
            const std::size_t position = now.value_or(old.value_or(0));
            walkElement(old ? was[*old] : nothing, now ? is[*now] : nothing, below(pointer, position), section, position);
        }
    }

    void walkElement(const JsonValue &before, const JsonValue &after, const std::string &pointer, const Section &section, std::size_t position)
    {
        const std::string handler = textIn(after.isNull() ? before : after, "handler");
        const bool isHandler = !handler.empty() && (section.path == "handle" || section.path.ends_with(".handle"));
        if (isHandler && handler != "subroute" && handler != "reverse_proxy")
            return walk(before, after, pointer, policySection(handler, before, after));
        Section inner = section.at(std::to_string(position));
        if (isHandler || section.path == "routes") // a route in a route is read as one
            inner.path.clear();
        if (isHandler && handler == "reverse_proxy") {
            inner.subject = Subject::Upstream;
            inner.handler = handler;
            compareLimits(inner, handler, before, after);
        }
        walk(before, after, pointer, inner);
    }

    Section policySection(const std::string &name, const JsonValue &before, const JsonValue &after)
    {
        Section section;
        section.subject = Subject::Policy;
        section.what = section.handler = name;
        section.policy = m_changes.policies.size();
        PolicyChange change;
        change.step = m_changes.step;
        change.name = name;
        change.action = before.isNull() ? StepAction::Create : after.isNull() ? StepAction::Delete : StepAction::Change;
        if (change.action == StepAction::Change && isOn(before) != isOn(after))
            change.isSwitched = isOn(after) ? PolicyChange::Switch::On : PolicyChange::Switch::Off;
        m_changes.policies.push_back(change);
        const auto settings = [](const JsonValue &policy) -> const JsonValue & {
            const JsonValue *config = policy.find("config");
            return !isOn(policy) ? nothing : config == nullptr ? policy : *config; // one that is off limits nothing
        };
        compareLimits(section, name, settings(before), settings(after));
        return section;
    }

    void compareLimits(const Section &section, const std::string &name, const JsonValue &before, const JsonValue &after)
    {
        const auto was = limitsOf(name, before), is = limitsOf(name, after);
        std::set<std::string> fields;
        for (const auto &[field, limit] : was)
            fields.insert(field);
        for (const auto &[field, limit] : is)
            fields.insert(field);
        for (const std::string &field : fields) {
            const auto old = was.find(field), now = is.find(field);
            addQuantity(m_changes.limits, section.what, field, old == was.end() ? std::nullopt : std::optional(old->second),
                        now == is.end() ? std::nullopt : std::optional(now->second));
        }
    }

    void addQuantity(std::vector<QuantityChange> &list, const std::string &what, const std::string &field, const std::optional<Quantity> &before,
                     const std::optional<Quantity> &after)
    {
        if (before != after)
            list.push_back({m_changes.step, what, field, before, after, trendOf(before, after)});
    }

    void add(const JsonValue &before, const JsonValue &after, const std::string &pointer, const Section &section)
    {
        ValueChange change;
        change.action = before.isNull() ? StepAction::Create : after.isNull() ? StepAction::Delete : StepAction::Change;
        change.subject = section.subject;
        change.aspect = aspectOf(section, before, after);
        change.what = section.what;
        change.field = withoutPositions(section.path);
        change.pointer = pointer;
        change.before = before;
        change.after = after;
        if (change.aspect == Aspect::Timeout)
            addQuantity(m_changes.timeouts, section.what, change.field, timeoutAt(section.path, before), timeoutAt(section.path, after));
        if (section.policy != Section::none) {
            PolicyChange &policy = m_changes.policies[section.policy];
            ++policy.values;
            policy.unnamed += change.aspect == Aspect::Limit || change.aspect == Aspect::Enabled ? 0 : 1;
        }
        m_changes.values.push_back(std::move(change));
    }

    StepChanges &m_changes;
};

} // namespace

std::string_view toWire(Subject subject)
{
    constexpr std::array<std::string_view, subjectCount> words = {"route", "service", "upstream", "target", "policy", "consumer", "credential", "certificate", "other"};
    return words[static_cast<std::size_t>(subject)];
}

std::string_view toWire(Aspect aspect)
{
    constexpr std::array<std::string_view, aspectCount> words
        = {"other", "name", "enabled", "hosts", "paths", "methods", "protocols", "conditions", "priority", "address", "scheme", "weight", "balancing", "retries",
           "health_checks", "tls", "limit", "timeout", "secret", "labels"};
    return words[static_cast<std::size_t>(aspect)];
}

std::string_view toWire(PolicyChange::Switch isSwitched)
{
    constexpr std::array<std::string_view, 3> words = {"stays", "on", "off"};
    return words[static_cast<std::size_t>(isSwitched)];
}

Subject subjectOf(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Deployment:
        return Subject::Service;
    case EntityKind::Route:
        return Subject::Route;
    case EntityKind::Upstream:
        return Subject::Upstream;
    case EntityKind::Target:
        return Subject::Target;
    case EntityKind::Policy:
        return Subject::Policy;
    case EntityKind::Consumer:
        return Subject::Consumer;
    case EntityKind::Credential:
        return Subject::Credential;
    case EntityKind::Certificate:
        return Subject::Certificate;
    case EntityKind::Node:
    case EntityKind::Sink:
        break;
    }
    return Subject::Other;
}

StepChanges changesOf(const PlanStep &step, std::size_t index)
{
    StepChanges changes;
    changes.step = index;
    changes.action = step.action;
    changes.subject = subjectOf(step.entity);
    changes.name = step.name;
    ChangeWalk(changes).start(step);
    return changes;
}

} // namespace bulkhead::promotion
