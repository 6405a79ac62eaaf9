// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/propertyrules.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

using Property = Flat::Property;

//! readOnly properties are not part of requests, writeOnly ones not of responses.
bool isHidden(const FlatPair &pair, Flattener &flats, const Property &property)
{
    const Flat &flat = flats.of(property.parts);
    return pair.isRequest() ? flat.readOnly : flat.writeOnly;
}

void say(Findings &findings, std::string_view suffix, const std::optional<Place> &base, const std::optional<Place> &revision, const QString &sentence,
         const QString &name)
{
    findings.list.push_back({suffix, base, revision, sentence, base ? name : QString(), revision ? name : QString()});
}

//! One of the alternatives describes it, so that it is not simply gone or new.
bool isInAlternatives(const Flat &flat, Flattener &flats, const QString &name, int depth = 0)
{
    constexpr int deepest = 4;
    return depth < deepest && std::any_of(flat.choices.cbegin(), flat.choices.cend(), [&](const Flat::Choice &choice) {
        return std::any_of(choice.branches.cbegin(), choice.branches.cend(), [&](SchemaId id) {
            const Flat &branch = flats.of({id});
            return branch.properties.contains(name) || isInAlternatives(branch, flats, name, depth + 1);
        });
    });
}

//! Required, and still not among the properties that a closed object lists.
bool isForbidden(const Flat &flat, const Property &property)
{
    return property.parts.empty() && flat.isClosed() && flat.patternProperties.empty();
}

void removed(const FlatPair &pair, const QString &name, const Property &was, Findings &findings)
{
    const QString shown = shortened(name);
    if (isHidden(pair, pair.baseFlats, was))
        return;
    if (isInAlternatives(pair.revision, pair.revisionFlats, name)) {
        say(findings, "alternatives-changed", was.at, pair.revision.at,
            u"the property \"%1\" is described by some alternatives only; compare them by hand"_s.arg(shown), name);
        return;
    }
    if (pair.isRequest() && !pair.revision.isClosed())
        say(findings, "property-ignored", was.at, pair.revision.at, u"the property \"%1\" is gone, and what is sent in it may be ignored"_s.arg(shown), name);
    else if (pair.isRequest())
        say(findings, "property-removed", was.at, pair.revision.at, u"the property \"%1\" is gone, and requests with it are refused"_s.arg(shown), name);
    else
        say(findings, was.required ? "property-removed" : "optional-property-removed", was.at, pair.revision.at,
            was.required ? u"the property \"%1\" is gone, and it was always there"_s.arg(shown) : u"the property \"%1\" is gone"_s.arg(shown), name);
    if (pair.isRequest() && pair.revision.additional == Additional::Typed) // what is sent in it must be like the others now
        findings.descend(name, was.parts, pair.revision.additionalSchema);
}

void added(const FlatPair &pair, const QString &name, const Property &is, Findings &findings)
{
    const QString shown = shortened(name);
    if (isHidden(pair, pair.revisionFlats, is))
        return;
    if (isInAlternatives(pair.base, pair.baseFlats, name)) {
        say(findings, "alternatives-changed", pair.base.at, is.at,
            u"the property \"%1\" was described by some alternatives only; compare them by hand"_s.arg(shown), name);
        return;
    }
    if (pair.isRequest() && is.required)
        say(findings, "property-added-required", pair.base.at, is.at, u"the required property \"%1\" is new"_s.arg(shown), name);
    else if (!pair.isRequest() && pair.base.isClosed())
        say(findings, "property-added-to-closed", pair.base.at, is.at, u"the property \"%1\" is new, and no others were to come"_s.arg(shown), name);
    else
        say(findings, "property-added", pair.base.at, is.at, u"the property \"%1\" is new"_s.arg(shown), name);
    if (pair.base.additional == Additional::Typed) // it could come before, like the others
        findings.descend(name, pair.base.additionalSchema, is.parts);
}

//! A property that one side does not send in this direction. False: both do.
bool hiddenRules(const FlatPair &pair, const QString &name, const Property &was, const Property &is, Findings &findings)
{
    const bool wasHidden = isHidden(pair, pair.baseFlats, was), isNowHidden = isHidden(pair, pair.revisionFlats, is);
    const QString shown = shortened(name);
    if (!wasHidden && !isNowHidden)
        return false;
    if (wasHidden && isNowHidden)
        return true;
    if (isNowHidden)
        say(findings, pair.isRequest() ? "property-became-read-only" : "property-became-write-only", was.at, is.at,
            pair.isRequest() ? u"the property \"%1\" may no longer be sent"_s.arg(shown) : u"the property \"%1\" no longer comes back"_s.arg(shown), name);
    else if (pair.isRequest() && is.required)
        say(findings, "property-added-required", was.at, is.at, u"the property \"%1\" was read-only and must be sent now"_s.arg(shown), name);
    else
        say(findings, pair.isRequest() ? "property-no-longer-read-only" : "property-no-longer-write-only", was.at, is.at,
            pair.isRequest() ? u"the property \"%1\" may be sent now"_s.arg(shown) : u"the property \"%1\" comes back now"_s.arg(shown), name);
    return true;
}

void bothRules(const FlatPair &pair, const QString &name, const Property &was, const Property &is, Findings &findings)
{
    if (hiddenRules(pair, name, was, is, findings))
        return;
    if (was.required != is.required)
        say(findings, is.required ? "property-became-required" : "property-became-optional", was.at, is.at,
            is.required ? u"the property \"%1\" was optional and is required"_s.arg(shortened(name))
                        : u"the property \"%1\" was required and is optional"_s.arg(shortened(name)),
            name);
    findings.descend(name, was.parts, is.parts);
}

void additionalRules(const FlatPair &pair, Findings &findings)
{
    const auto kind = [](const Flat &flat) { return flat.additional == Additional::Unset ? Additional::Allowed : flat.additional; };
    const Additional before = kind(pair.base), after = kind(pair.revision);
    if (before == Additional::Typed && after == Additional::Typed) {
        findings.descend(u"*"_s, pair.base.additionalSchema, pair.revision.additionalSchema);
        return;
    }
    if (before == after)
        return;
    if (after == Additional::Forbidden)
        findings.add(pair, "additional-properties-closed", u"properties that are not listed were allowed and are not"_s);
    else if (before == Additional::Forbidden)
        findings.add(pair, "additional-properties-opened", u"properties that are not listed were not allowed and are"_s);
    else
        findings.add(pair, after == Additional::Typed ? "additional-properties-typed" : "additional-properties-untyped",
                     after == Additional::Typed ? u"properties that are not listed could be anything and must be of a schema"_s
                                                : u"properties that are not listed had to be of a schema and may be anything"_s);
}

void byPatternRules(const FlatPair &pair, Findings &findings)
{
    bool differs = pair.base.patternProperties.size() != pair.revision.patternProperties.size();
    for (const auto &[pattern, parts] : pair.base.patternProperties) {
        const auto same = pair.revision.patternProperties.find(pattern);
        if (same != pair.revision.patternProperties.end())
            findings.descend(u'~' + pattern, parts, same->second);
        else
            differs = true;
    }
    if (differs)
        findings.add(pair, "pattern-properties-changed", u"the patterns for names of properties differ; compare them by hand"_s);
}

} // namespace

void propertyRules(const FlatPair &pair, Findings &findings)
{
    for (const auto &[name, was] : pair.base.properties) {
        const auto is = pair.revision.properties.find(name);
        const bool wasForbidden = isForbidden(pair.base, was), isNowForbidden = is != pair.revision.properties.end() && isForbidden(pair.revision, is->second);
        if (is == pair.revision.properties.end() || (isNowForbidden && !wasForbidden))
            removed(pair, name, was, findings);
        else if (wasForbidden && !isNowForbidden)
            added(pair, name, is->second, findings);
        else
            bothRules(pair, name, was, is->second, findings);
    }
    for (const auto &[name, is] : pair.revision.properties) {
        if (!pair.base.properties.contains(name))
            added(pair, name, is, findings);
    }
    additionalRules(pair, findings);
    byPatternRules(pair, findings);
}

} // namespace bulkhead::contracts
