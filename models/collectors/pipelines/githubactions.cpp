// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelines/githubactions.h"

#include "collectors/pipelines/scripttext.h"

#include <QRegularExpression>

#include <algorithm>

namespace bulkhead::collectors {

using namespace Qt::StringLiterals;

namespace {

using Pattern = QRegularExpression;

bool isExpression(const QString &text)
{
    return text.contains(u"${{");
}

void addSecrets(const std::vector<TextLine> &lines, PipelineJob &job)
{
    static const Pattern secret(u"\\bsecrets\\s*(?:\\.\\s*([A-Za-z_][A-Za-z0-9_-]*)|\\[\\s*['\"]([^'\"]+)['\"]\\s*\\])"_s);
    for (const TextLine &line : lines) {
        for (auto it = secret.globalMatch(line.text); it.hasNext();) {
            const auto match = it.next();
            const QString name = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
            const bool isKnown = std::any_of(job.secrets.begin(), job.secrets.end(), [&](const Mention &one) { return one.text == name; });
            if (name != u"GITHUB_TOKEN" && !isKnown) // made for each run, and for nothing else
                job.secrets.push_back({name, line.line});
        }
    }
}

//! Values in plain text under names that speak of secrets.
void addNamedLiterals(const YamlNode *environment, PipelineJob &job)
{
    eachMember(environment, [&](const QString &key, const YamlNode &value) {
        const QString text = textOf(&value);
        if (namesSecret(key) && text.size() >= 8 && !isExpression(text) && !text.contains(u'$'))
            job.literals.push_back({u"a value under the name %1"_s.arg(key), value.begin.line});
    });
}

class Workflow
{
public:
    Workflow(const YamlNode &root, const QString &file)
        : m_root(root)
    {
        m_pipeline.product = Pipeline::Product::GitHubActions;
        m_pipeline.file = file;
    }

    Result<Pipeline> read()
    {
        const YamlNode *jobs = member(&m_root, u"jobs");
        if (jobs == nullptr || jobs->kind != YamlNode::Kind::Mapping) {
            return Error{.kind = Error::Kind::BadFile, .place = m_pipeline.file, .what = u"it is no workflow: it has no jobs"_s, .hint = {}, .retryAfter = {}};
        }
        noteTriggers();
        eachMember(jobs, [this](const QString &name, const YamlNode &node) {
            if (node.kind == YamlNode::Kind::Mapping)
                m_pipeline.jobs.push_back(jobOf(name, node));
        });
        return std::move(m_pipeline);
    }

private:
    void noteTriggers()
    {
        const YamlNode *on = member(&m_root, u"on");
        QStringList names = textsOf(on);
        eachMember(on, [&names](const QString &name, const YamlNode &) { names.append(name); });
        m_pipeline.isByHand = !names.isEmpty() && std::all_of(names.begin(), names.end(), [](const QString &name) { return name == u"workflow_dispatch"; });
        m_pipeline.isCalled = !names.isEmpty() && std::all_of(names.begin(), names.end(), [](const QString &name) { return name == u"workflow_call"; });
    }

    PipelineJob jobOf(const QString &name, const YamlNode &node)
    {
        PipelineJob job;
        job.name = name;
        job.line = node.begin.line;
        job.environment = environmentOf(member(&node, u"environment"), node);
        job.needs = textsOf(member(&node, u"needs"));
        noteConditions(&node, job);
        addWords(node, job);
        addNamedLiterals(member(&m_root, u"env"), job);
        addNamedLiterals(member(&node, u"env"), job);
        if (const QString uses = textOf(member(&node, u"uses")); !uses.isEmpty())
            noteOtherWorkflow(node, uses, job);
        if (const YamlNode *steps = member(&node, u"steps"); steps != nullptr) {
            for (const YamlEntry &step : steps->entries)
                addStep(step.value, node, job);
        }
        return job;
    }

    //! What the texts of the job say, and those that the workflow sets around it.
    void addWords(const YamlNode &node, PipelineJob &job)
    {
        std::vector<TextLine> lines = allLines(&node);
        for (TextLine &line : allLines(member(&m_root, u"env")))
            lines.push_back(std::move(line));
        addHosts(lines, job);
        addTags(lines, job);
        addLiterals(lines, job);
        addSecrets(lines, job);
    }

    void noteOtherWorkflow(const YamlNode &node, const QString &uses, PipelineJob &job)
    {
        job.elsewhere.append(uses);
        if (!m_pipeline.elsewhere.contains(uses))
            m_pipeline.elsewhere.append(uses);
        const YamlNode *secrets = member(&node, u"secrets");
        if (textOf(secrets) == u"inherit")
            job.passesAllSecrets = {uses, secrets->begin.line};
    }

    static void noteConditions(const YamlNode *node, PipelineJob &job)
    {
        static const Pattern anyway(u"(?<!!)\\b(?:always|failure)\\s*\\(\\s*\\)|!\\s*cancelled\\s*\\(\\s*\\)"_s);
        const YamlNode *condition = member(node, u"if");
        const QString text = textOf(condition);
        const auto match = anyway.match(text);
        if (match.hasMatch() && !text.contains(u"needs.") && job.runsAnyway.text.isEmpty())
            job.runsAnyway = {u"if: "_s + match.captured(0), condition->begin.line};
    }

    void addStep(const YamlNode *step, const YamlNode &jobNode, PipelineJob &job)
    {
        if (step == nullptr || step->kind != YamlNode::Kind::Mapping)
            return;
        const YamlNode *script = member(step, u"run");
        addNamedLiterals(member(step, u"env"), job);
        if (script == nullptr || script->kind != YamlNode::Kind::Scalar)
            return;
        const std::vector<TextLine> lines = linesOf(*script);
        noteDeployment(lines, job);
        const YamlNode *own = member(step, u"continue-on-error"), *whole = member(&jobNode, u"continue-on-error");
        const YamlNode *outer = isTrue(own) || isExpression(textOf(own)) ? own : whole;
        const bool isSet = isTrue(outer) || isExpression(textOf(outer));
        addGates(lines, isSet ? QString(u"continue-on-error: "_s + textOf(outer)) : QString(), isSet && !isTrue(outer), job);
    }

    EnvironmentTag environmentOf(const YamlNode *node, const YamlNode &job) const
    {
        EnvironmentTag tag;
        const YamlNode *name = node != nullptr && node->kind == YamlNode::Kind::Mapping ? member(node, u"name") : node;
        const QString text = textOf(name).trimmed();
        if (text.isEmpty())
            return tag;
        tag.line = name->begin.line;
        if (!isExpression(text)) {
            tag.kind = EnvironmentTag::Kind::Named;
            tag.names = {text};
            return tag;
        }
        tag.expression = text;
        resolve(text, job, tag);
        return tag;
    }

    //! What an expression can become, if the file lists it.
    void resolve(const QString &text, const YamlNode &job, EnvironmentTag &tag) const
    {
        static const Pattern matrix(u"^\\$\\{\\{\\s*matrix\\.([A-Za-z0-9_-]+)\\s*\\}\\}$"_s);
        static const Pattern input(u"^\\$\\{\\{\\s*(?:github\\.event\\.)?inputs\\.([A-Za-z0-9_-]+)\\s*\\}\\}$"_s);
        tag.kind = EnvironmentTag::Kind::Given;
        if (const auto match = matrix.match(text); match.hasMatch()) {
            const YamlNode *list = member(member(member(&job, u"strategy"), u"matrix"), match.captured(1));
            listed(textsOf(list), tag);
        } else if (const auto asked = input.match(text); asked.hasMatch()) {
            const YamlNode *on = member(&m_root, u"on");
            const YamlNode *dispatch = member(member(member(on, u"workflow_dispatch"), u"inputs"), asked.captured(1));
            const YamlNode *call = member(member(member(on, u"workflow_call"), u"inputs"), asked.captured(1));
            if (dispatch != nullptr && textOf(member(dispatch, u"type")) == u"choice")
                listed(textsOf(member(dispatch, u"options")), tag);
            else if (call != nullptr && dispatch == nullptr)
                tag.kind = EnvironmentTag::Kind::Caller;
        }
    }

    static void listed(const QStringList &names, EnvironmentTag &tag)
    {
        if (names.isEmpty() || std::any_of(names.begin(), names.end(), isExpression))
            return;
        tag.kind = EnvironmentTag::Kind::Listed;
        tag.names = names;
    }

    const YamlNode &m_root;
    Pipeline m_pipeline;
};

} // namespace

Result<Pipeline> readGitHubActions(const QByteArray &text, const QString &file)
{
    const auto tree = readPipelineYaml(text, file);
    return tree ? Workflow(*tree->root(), file).read() : tree.error();
}

} // namespace bulkhead::collectors
