// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelines/scripttext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace bulkhead::collectors {

using namespace Qt::StringLiterals;

namespace {

using Pattern = QRegularExpression;

bool isComment(const QString &line)
{
    return line.trimmed().startsWith(u'#');
}

void addOnce(std::vector<Mention> &list, const QString &text, int line)
{
    if (std::none_of(list.begin(), list.end(), [&](const Mention &one) { return one.text == text; }))
        list.push_back({text, line});
}

QString firstWords(const QString &line)
{
    constexpr qsizetype most = 80;
    const QString text = line.simplified();
    return text.size() <= most ? text : QString(text.left(most - 1) + u'…');
}

//! What swallows the "no" of a command on its line; empty: nothing.
QString swallowedBy(const QString &line)
{
    static const Pattern always(u"(\\|\\|\\s*(?:true|:|exit\\s+0|echo\\b|/bin/true)|;\\s*(?:true|:|exit\\s+0)\\s*$)"_s);
    static const Pattern refuses(u"\\b(?:exit\\s+[1-9$]|false)\\b"_s);
    const auto match = always.match(line);
    return match.hasMatch() && !refuses.match(line, match.capturedEnd(1)).hasMatch() ? match.captured(1).simplified() : QString();
}

struct Maker
{
    const char16_t *pattern;
    const char16_t *what;
};
constexpr std::array makers{
    Maker{u"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----", u"a private key"},
    Maker{u"\\bAKIA[0-9A-Z]{16}\\b", u"an access key id of a cloud"},
    Maker{u"\\bgh[pousr]_[A-Za-z0-9]{36,}\\b", u"a token of a code host"},
    Maker{u"\\bglpat-[A-Za-z0-9_-]{20,}", u"a token of a code host"},
    Maker{u"\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}", u"a signed token"},
    Maker{u"://[^/\\s:@$]+:[^/\\s:@$]{4,}@", u"a password in an address"},
};

const Pattern &commandOf(PipelineJob::Deploys deploys)
{
    static const Pattern console(u"\\bbulkheadctl\\s+(?:\\S+\\s+)*?promotion\\s+(?:apply|resume|rollback|break-glass)\\b"_s);
    static const Pattern gateway(u"\\b(?:deck\\s+(?:gateway\\s+)?(?:sync|apply|reset)|adc\\s+sync|caddy\\s+reload|terraform\\s+apply\\b.*\\bkong)\\b|\\bcurl\\b.*(?:-X\\s*|--request[ =])(?:PUT|POST|PATCH|DELETE)\\b.*(?::8001|:8444|:9180|:2019|/apisix/admin|/load\\b)"_s);
    static const Pattern other(u"\\b(?:helm\\s+(?:upgrade|install)|kubectl\\s+(?:apply|set|rollout|replace|patch)|kustomize\\s+build\\b.*\\|\\s*kubectl|terraform\\s+apply|tofu\\s+apply|pulumi\\s+up|ansible-playbook|aws\\s+(?:cloudformation|ecs|lambda|apigateway\\w*)\\s+\\S*(?:deploy|update|create|put)|gcloud\\s+\\S+\\s+\\S*deploy|az\\s+\\S+\\s+(?:deploy|update|create)|serverless\\s+deploy|sam\\s+deploy|scp\\s|rsync\\s)"_s);
    return deploys == PipelineJob::Deploys::Console ? console : deploys == PipelineJob::Deploys::Gateway ? gateway : other;
}

} // namespace

void addHosts(const std::vector<TextLine> &lines, PipelineJob &job)
{
    static const Pattern address(u"\\b[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/\\s\"'@]*@)?((?:\\$\\{\\{[^}]*\\}\\}|[^/\\s\"'`:?#,;)\\]}<>\\\\]|\\$\\{[^}]*\\})+)"_s);
    static const Pattern word(u"(?<![A-Za-z0-9_./@$-])([A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+)(?![A-Za-z0-9_-])"_s);
    for (const TextLine &line : lines) {
        if (isComment(line.text))
            continue;
        for (auto it = address.globalMatch(line.text); it.hasNext();) {
            const QString host = it.next().captured(1).toLower();
            if (host.contains(u'$'))
                addOnce(job.builtHosts, host, line.line);
            else
                addOnce(job.addresses, host, line.line);
            if (!host.contains(u'$'))
                addOnce(job.hosts, host, line.line);
        }
        for (auto it = word.globalMatch(line.text); it.hasNext();)
            addOnce(job.hosts, it.next().captured(1).toLower(), line.line);
    }
}

void addTags(const std::vector<TextLine> &lines, PipelineJob &job)
{
    static const Pattern tag(u"(?<![A-Za-z0-9_-])env(?:ironment)?:([A-Za-z0-9][A-Za-z0-9_-]*)(?![A-Za-z0-9_/-])"_s);
    for (const TextLine &line : lines) {
        for (auto it = tag.globalMatch(isComment(line.text) ? QString() : line.text); it.hasNext();)
            addOnce(job.tags, it.next().captured(1), line.line);
    }
}

void addLiterals(const std::vector<TextLine> &lines, PipelineJob &job)
{
    static const auto patterns = [] {
        std::vector<std::pair<Pattern, QString>> made;
        for (const Maker &maker : makers)
            made.emplace_back(Pattern(QString::fromUtf16(maker.pattern)), QString::fromUtf16(maker.what));
        return made;
    }();
    for (const TextLine &line : lines) {
        for (const auto &[pattern, what] : patterns) {
            if (pattern.match(line.text).hasMatch())
                addOnce(job.literals, what, line.line);
        }
    }
}

bool namesSecret(const QString &name)
{
    static const Pattern words(u"(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASS|PASSPHRASE|CREDENTIALS?|APIKEY|KEY|PAT)(?:_|$)"_s, Pattern::CaseInsensitiveOption);
    return words.match(name).hasMatch();
}

void noteDeployment(const std::vector<TextLine> &lines, PipelineJob &job)
{
    using Deploys = PipelineJob::Deploys;
    for (const Deploys kind : {Deploys::Gateway, Deploys::Console, Deploys::Other}) {
        if (job.deploys != Deploys::No && job.deploys != Deploys::Other)
            return;
        for (const TextLine &line : lines) {
            if (isComment(line.text) || !commandOf(kind).match(line.text).hasMatch())
                continue;
            if (job.deploys == Deploys::No || kind != Deploys::Other) {
                job.deploys = kind;
                job.deployCommand = {firstWords(line.text), line.line};
            }
            break;
        }
    }
}

void addGates(const std::vector<TextLine> &lines, const QString &outer, bool isOuterVariable, PipelineJob &job)
{
    static const Pattern gate(u"\\bbulkheadctl\\b.*\\b(?:isolation\\s+check|contract\\s+(?:diff|lint)|promotion\\s+plan|estate\\s+check|audit\\s+verify|evidence\\s+collect)\\b|\\b(?:conftest\\s+test|deck\\s+(?:gateway\\s+|file\\s+)?(?:validate|lint)|oasdiff\\s+breaking|spectral\\s+lint)\\b"_s);
    static const Pattern plusE(u"\\bset\\s+\\+e\\b"_s), minusE(u"\\bset\\s+-[a-z]*e"_s);
    bool goesOn = false;
    for (const TextLine &line : lines) {
        if (isComment(line.text))
            continue;
        if (plusE.match(line.text).hasMatch())
            goesOn = true;
        else if (minusE.match(line.text).hasMatch())
            goesOn = false;
        if (!gate.match(line.text).hasMatch())
            continue;
        GateStep step;
        step.command = firstWords(line.text);
        step.line = line.line;
        const QString swallowed = swallowedBy(line.text);
        step.how = !swallowed.isEmpty() ? swallowed : goesOn ? u"set +e"_s : outer;
        step.tolerance = step.how.isEmpty() ? GateStep::Tolerance::Enforced
            : swallowed.isEmpty() && !goesOn && isOuterVariable ? GateStep::Tolerance::Variable
                                                                : GateStep::Tolerance::Swallowed;
        job.gates.push_back(std::move(step));
    }
}

} // namespace bulkhead::collectors
