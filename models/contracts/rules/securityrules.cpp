// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/securityrules.h"

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

//! How credentials are sent, whatever the scheme is called.
QString mannerOf(const Contract &contract, const QString &name)
{
    const SecurityScheme *scheme = contract.scheme(name);
    if (!scheme)
        return u"undefined "_s + name;
    if (scheme->type == "apiKey"_L1)
        return u"apiKey %1 %2"_s.arg(scheme->in, scheme->in == "header"_L1 ? scheme->parameter.toLower() : scheme->parameter);
    if (scheme->type == "http"_L1)
        return u"http "_s + scheme->httpScheme;
    return scheme->type == "openIdConnect"_L1 ? u"openIdConnect "_s + scheme->openIdUrl : scheme->type;
}

QString textOf(const SecurityAlternative &alternative)
{
    QStringList texts;
    for (const SecurityNeed &need : alternative)
        texts += need.scopes.isEmpty() ? need.scheme : need.scheme + u" ("_s + need.scopes.join(u", "_s) + u')';
    return texts.isEmpty() ? u"nothing"_s : texts.join(u" and "_s);
}

QString textOf(const std::vector<SecurityAlternative> &alternatives)
{
    QStringList texts;
    for (const SecurityAlternative &alternative : alternatives)
        texts += textOf(alternative);
    return texts.isEmpty() ? u"nothing"_s : texts.join(u" or "_s);
}

std::vector<SecurityAlternative> orAnybody(const std::vector<SecurityAlternative> &alternatives)
{
    return alternatives.empty() ? std::vector<SecurityAlternative>{{}} : alternatives;
}

bool isOpen(const std::vector<SecurityAlternative> &alternatives)
{
    return alternatives.empty() || std::any_of(alternatives.cbegin(), alternatives.cend(), [](const SecurityAlternative &one) { return one.empty(); });
}

class Comparer
{
public:
    Comparer(const Contract &base, const Contract &revision)
        : m_base(base)
        , m_revision(revision)
    {
    }

    //! Whoever has what `was` asks for has what `is` asks for.
    [[nodiscard]] bool suffices(const SecurityAlternative &was, const SecurityAlternative &is, bool withScopes) const
    {
        return std::all_of(is.cbegin(), is.cend(), [&](const SecurityNeed &need) {
            return std::any_of(was.cbegin(), was.cend(), [&](const SecurityNeed &had) {
                return mannerOf(m_base, had.scheme) == mannerOf(m_revision, need.scheme)
                    && (!withScopes || std::all_of(need.scopes.cbegin(), need.scopes.cend(), [&](const QString &scope) { return had.scopes.contains(scope); }));
            });
        });
    }
    [[nodiscard]] bool sufficesSome(const SecurityAlternative &was, const std::vector<SecurityAlternative> &list, bool withScopes) const
    {
        return std::any_of(list.cbegin(), list.cend(), [&](const SecurityAlternative &is) { return suffices(was, is, withScopes); });
    }

private:
    const Contract &m_base, &m_revision;
};

//! The same requirement, the same scheme behind it.
bool isSame(const Changes &changes, const std::vector<SecurityAlternative> &was, const std::vector<SecurityAlternative> &is)
{
    return was == is && std::all_of(is.cbegin(), is.cend(), [&](const SecurityAlternative &alternative) {
        return std::all_of(alternative.cbegin(), alternative.cend(), [&](const SecurityNeed &need) {
            return mannerOf(changes.base(), need.scheme) == mannerOf(changes.revision(), need.scheme);
        });
    });
}

} // namespace

void securityRules(const OperationPair &pair, Changes &changes)
{
    const auto &was = pair.base->security, &is = pair.revision->security;
    if (isSame(changes, was, is))
        return;
    const auto say = [&](std::string_view rule, const QString &where, const QString &message, const QString &before, const QString &after) {
        changes.operation(pair, {rule, u"security"_s + where, pair.base->securityAt, pair.revision->securityAt, message, before, after});
    };
    const QString before = textOf(was), after = textOf(is);
    if (isOpen(was) && !isOpen(is)) {
        say("security-added", {}, u"anybody could call, and callers need %1 now"_s.arg(shortened(after)), before, after);
        return;
    }
    if (!isOpen(was) && isOpen(is)) {
        say("security-removed", {}, u"callers needed %1, and anybody may call now"_s.arg(shortened(before)), before, after);
        return;
    }
    const Comparer forward(changes.base(), changes.revision()), backward(changes.revision(), changes.base());
    const auto olds = orAnybody(was), news = orAnybody(is);
    for (const SecurityAlternative &old : olds) {
        if (forward.sufficesSome(old, news, true))
            continue;
        const bool lacksScope = forward.sufficesSome(old, news, false);
        say(lacksScope ? "security-scope-added" : "security-changed", u'/' + textOf(old),
            u"%1 no longer suffices: callers need %2"_s.arg(shortened(textOf(old)), shortened(after)), textOf(old), after);
    }
    for (const SecurityAlternative &fresh : news) {
        if (backward.sufficesSome(fresh, olds, true))
            continue;
        const bool isRelaxed = forward.sufficesSome(fresh, olds, false) || std::any_of(olds.cbegin(), olds.cend(), [&](const SecurityAlternative &old) {
            return forward.suffices(old, fresh, false);
        });
        say(isRelaxed ? "security-relaxed" : "security-alternative-added", u'/' + textOf(fresh), u"%1 suffices now"_s.arg(shortened(textOf(fresh))), {}, textOf(fresh));
    }
}

namespace {

void flowRules(const SecurityScheme &was, const SecurityScheme &is, Changes &changes)
{
    const auto say = [&](std::string_view rule, const QString &flow, const QString &message, const QString &before, const QString &after) {
        changes.document({rule, u"security/%1/%2"_s.arg(was.name, flow), was.at, is.at, message, before, after});
    };
    const auto find = [](const SecurityScheme &scheme, const QString &name) -> const OAuthFlow * {
        const auto it = std::find_if(scheme.flows.cbegin(), scheme.flows.cend(), [&](const OAuthFlow &flow) { return flow.name == name; });
        return it == scheme.flows.cend() ? nullptr : &*it;
    };
    for (const OAuthFlow &flow : was.flows) {
        const OAuthFlow *now = find(is, flow.name);
        if (!now)
            say("security-flow-removed", flow.name, u"the flow %1 of \"%2\" is gone"_s.arg(shortened(flow.name), shortened(was.name)), flow.name, {});
        else if (now->tokenUrl != flow.tokenUrl || now->authorizationUrl != flow.authorizationUrl)
            say("security-url-changed", flow.name, u"the flow %1 of \"%2\" has other addresses"_s.arg(shortened(flow.name), shortened(was.name)),
                flow.authorizationUrl + u' ' + flow.tokenUrl, now->authorizationUrl + u' ' + now->tokenUrl);
    }
    for (const OAuthFlow &flow : is.flows) {
        if (!find(was, flow.name))
            say("security-flow-added", flow.name, u"the flow %1 of \"%2\" is new"_s.arg(shortened(flow.name), shortened(was.name)), {}, flow.name);
    }
}

} // namespace

void schemeRules(Changes &changes)
{
    for (const SecurityScheme &was : changes.base().schemes) {
        const SecurityScheme *is = changes.revision().scheme(was.name);
        if (!is)
            continue; // operations that use it tell
        const QString before = mannerOf(changes.base(), was.name), after = mannerOf(changes.revision(), was.name);
        if (before != after)
            changes.document({"security-scheme-changed", u"security/"_s + was.name, was.at, is->at,
                              u"\"%1\" was %2 and is %3"_s.arg(shortened(was.name), shortened(before), shortened(after)), before, after});
        else
            flowRules(was, *is, changes);
    }
}

} // namespace bulkhead::contracts
