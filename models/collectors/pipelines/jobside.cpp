// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelines/jobside.h"

#include <QRegularExpression>

#include <algorithm>

namespace bulkhead::collectors {

using namespace Qt::StringLiterals;

namespace {

using Side = JobSide::Side;

struct Named
{
    Side side = Side::Other;
    bool isGuess = false;
};

bool isOneOf(const QString &word, std::initializer_list<QStringView> words)
{
    return std::find(words.begin(), words.end(), QStringView(word)) != words.end();
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    return text.toLower().split(other, Qt::SkipEmptyParts);
}

//! Whether the words of an id stand in a text one behind the other.
bool holds(const QStringList &words, const QString &id)
{
    const QStringList wanted = wordsOf(id);
    return !wanted.isEmpty() && std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
}

//! An environment's id or type says it; an abbreviation is a guess.
Named sideOfName(const QString &name, const QString &tier, const evidence::PairScope &pair)
{
    const QString text = name.toLower();
    if (text == pair.production.text().toLower() || text == u"production" || tier == u"production")
        return {Side::Production, false};
    if (text == pair.sandbox.text().toLower() || text == u"sandbox")
        return {Side::Sandbox, false};
    for (const QString &word : wordsOf(name)) {
        if (isOneOf(word, {u"non", u"pre"}))
            return {Side::Other, true};
        if (isOneOf(word, {u"prod", u"prd", u"live", u"production"}))
            return {Side::Production, true};
        if (isOneOf(word, {u"sbx", u"sandbox"}))
            return {Side::Sandbox, true};
    }
    return {Side::Other, true};
}

Side together(Side a, Side b)
{
    if (a == b)
        return a;
    return a == Side::Production || b == Side::Production || a == Side::Several || b == Side::Several ? Side::Several : Side::Other;
}

JobSide byNames(const QStringList &names, const QString &tier, const evidence::PairScope &pair)
{
    JobSide side;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Named one = sideOfName(names[i], tier, pair);
        side.side = i == 0 ? one.side : together(side.side, one.side);
        side.isGuess = side.isGuess || (one.isGuess && one.side != Side::Other);
    }
    return side;
}

JobSide byHosts(const PipelineJob &job, const PipelineGround &ground)
{
    JobSide side;
    for (const Mention &host : job.hosts) {
        const HostOwner owner = ground.ownerOf(host.text);
        if (owner != HostOwner::Sandbox && owner != HostOwner::Production)
            continue;
        const Side one = owner == HostOwner::Sandbox ? Side::Sandbox : Side::Production;
        side.side = side.side == Side::Unsaid ? one : together(side.side, one);
        if (side.how.isEmpty()) {
            side.how = host.text;
            side.line = host.line;
        }
    }
    return side;
}

} // namespace

JobSide sideOf(const PipelineJob &job, const PipelineGround &ground)
{
    using Kind = EnvironmentTag::Kind;
    const EnvironmentTag &tag = job.environment;
    if (tag.kind != Kind::None) {
        JobSide side = tag.kind == Kind::Named || tag.kind == Kind::Listed ? byNames(tag.names, tag.tier, ground.pair) : JobSide();
        side.isByTag = true;
        side.how = u"environment: "_s + (tag.kind == Kind::Named ? tag.names.first() : tag.expression);
        side.line = tag.line;
        return side;
    }
    if (!job.tags.empty()) {
        QStringList names;
        for (const Mention &mention : job.tags)
            names.append(mention.text);
        JobSide side = byNames(names, {}, ground.pair);
        side.how = u"env:"_s + names.first();
        side.line = job.tags.front().line;
        return side;
    }
    return job.deploys == PipelineJob::Deploys::No ? JobSide() : byHosts(job, ground);
}

SecretName productionIn(const QString &secret, const evidence::PairScope &pair)
{
    const QStringList words = wordsOf(secret);
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (i > 0 && isOneOf(words[i - 1], {u"non", u"pre", u"not"}))
            continue;
        if (isOneOf(words[i], {u"prod", u"production"}))
            return SecretName::Production;
        if (isOneOf(words[i], {u"prd", u"live"}))
            return SecretName::Guess;
    }
    return holds(words, pair.production.text()) ? SecretName::Production : SecretName::Plain;
}

} // namespace bulkhead::collectors
