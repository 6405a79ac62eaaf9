// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelines/gitlabci.h"

#include "collectors/pipelines/scripttext.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace bulkhead::collectors {

using namespace Qt::StringLiterals;

namespace {

using Pattern = QRegularExpression;
using Chain = std::vector<const YamlNode *>; //!< a job and what it extends, the nearest first

constexpr int extendsDeep = 11; // as many levels as the product allows
constexpr QByteArrayView referenceTag("!reference");

//! Keys at the top that are no jobs.
bool isReserved(const QString &name)
{
    static const QSet<QString> reserved{u"image"_s, u"services"_s, u"stages"_s, u"types"_s, u"before_script"_s, u"after_script"_s, u"variables"_s, u"cache"_s,
                                        u"include"_s, u"default"_s, u"workflow"_s, u"spec"_s, u"<<"_s};
    return reserved.contains(name) || name.startsWith(u'.');
}

const YamlNode *inChain(const Chain &chain, QStringView key)
{
    for (const YamlNode *node : chain) {
        if (const YamlNode *value = member(node, key))
            return value;
    }
    return nullptr;
}

//! Takes the tag off, which no reader but the product's own understands; where it stood.
QByteArray withoutReferences(QByteArray text, std::vector<qsizetype> &places)
{
    for (qsizetype at = text.indexOf(referenceTag); at >= 0; at = text.indexOf(referenceTag, at + 1)) {
        places.push_back(at);
        for (qsizetype i = 0; i < referenceTag.size(); ++i)
            text[at + i] = ' ';
    }
    return text;
}

class Configuration
{
public:
    Configuration(const YamlNode &root, const QString &file, std::vector<qsizetype> references)
        : m_root(root)
        , m_references(std::move(references))
    {
        m_pipeline.product = Pipeline::Product::GitLabCi;
        m_pipeline.file = file;
    }

    Result<Pipeline> read()
    {
        noteIncludes();
        std::vector<QString> stages;
        eachMember(&m_root, [&](const QString &name, const YamlNode &node) {
            if (isReserved(name) || node.kind != YamlNode::Kind::Mapping)
                return;
            Chain chain;
            PipelineJob job;
            extend(&node, chain, job, extendsDeep);
            if (!isJob(chain))
                return;
            readJob(name, chain, job);
            m_pipeline.jobs.push_back(std::move(job));
            const QString stage = textOf(inChain(chain, u"stage"));
            stages.push_back(stage.isEmpty() ? u"test"_s : stage);
        });
        if (m_pipeline.jobs.empty() && m_pipeline.elsewhere.isEmpty())
            return Error{.kind = Error::Kind::BadFile, .place = m_pipeline.file, .what = u"it is no pipeline: it has no jobs"_s, .hint = {}, .retryAfter = {}};
        addStageOrder(stages);
        return std::move(m_pipeline);
    }

private:
    static bool isJob(const Chain &chain)
    {
        return inChain(chain, u"script") != nullptr || inChain(chain, u"trigger") != nullptr || inChain(chain, u"run") != nullptr;
    }

    void noteIncludes()
    {
        const YamlNode *include = member(&m_root, u"include");
        if (include == nullptr)
            return;
        QStringList files = textsOf(include);
        const auto addFrom = [&files](const YamlNode *node) {
            for (const QStringView key : {QStringView(u"local"), QStringView(u"file"), QStringView(u"remote"), QStringView(u"template"), QStringView(u"component")})
                files += textsOf(member(node, key));
        };
        addFrom(include);
        for (const YamlEntry &entry : include->entries)
            addFrom(entry.value);
        files.removeDuplicates();
        m_pipeline.elsewhere = files.isEmpty() ? QStringList{u"include"_s} : files;
    }

    void extend(const YamlNode *node, Chain &chain, PipelineJob &job, int depth) const
    {
        if (std::find(chain.begin(), chain.end(), node) != chain.end())
            return;
        chain.push_back(node);
        if (std::any_of(m_references.begin(), m_references.end(), [&](qsizetype at) { return at >= node->begin.offset && at < node->end; })
            && !job.elsewhere.contains(u"!reference"))
            job.elsewhere.append(u"!reference"_s);
        QStringList parents = textsOf(member(node, u"extends"));
        std::reverse(parents.begin(), parents.end()); // the last one wins
        for (const QString &name : std::as_const(parents)) {
            const YamlNode *parent = member(&m_root, name);
            if (parent == nullptr || depth == 0)
                job.elsewhere.append(name);
            else
                extend(parent, chain, job, depth - 1);
        }
    }

    void readJob(const QString &name, const Chain &chain, PipelineJob &job)
    {
        job.name = name;
        job.line = chain.front()->begin.line;
        noteStart(chain, job);
        job.environment = environmentOf(chain);
        job.needs = needsOf(chain);
        addWords(chain, job);
        addScripts(chain, job);
        if (const YamlNode *trigger = inChain(chain, u"trigger"))
            job.elsewhere.append(textOf(trigger).isEmpty() ? u"trigger"_s : u"trigger: "_s + textOf(trigger));
    }

    static void noteStart(const Chain &chain, PipelineJob &job)
    {
        const YamlNode *when = inChain(chain, u"when");
        QStringList words{textOf(when)};
        const YamlNode *rules = inChain(chain, u"rules");
        if (rules != nullptr && rules->kind == YamlNode::Kind::Sequence && !rules->entries.empty()) {
            words.clear();
            for (const YamlEntry &rule : rules->entries) {
                const QString own = textOf(member(rule.value, u"when"));
                if (own != u"never")
                    words.append(own.isEmpty() ? textOf(when) : own);
            }
        }
        job.isManual = !words.isEmpty() && std::all_of(words.begin(), words.end(), [](const QString &word) { return word == u"manual"; });
        if (words.contains(u"always"_s))
            job.runsAnyway = {u"when: always"_s, when != nullptr ? when->begin.line : rules->begin.line};
    }

    static QStringList needsOf(const Chain &chain)
    {
        const YamlNode *needs = inChain(chain, u"needs");
        QStringList names = textsOf(needs);
        for (const YamlEntry &entry : needs != nullptr ? needs->entries : std::vector<YamlEntry>()) {
            if (const QString job = textOf(member(entry.value, u"job")); !job.isEmpty())
                names.append(job);
        }
        return names;
    }

    //! Jobs of earlier stages come before one that names none.
    void addStageOrder(const std::vector<QString> &stageOf)
    {
        QStringList order = textsOf(member(&m_root, u"stages"));
        if (order.isEmpty())
            order = {u".pre"_s, u"build"_s, u"test"_s, u"deploy"_s, u".post"_s};
        for (std::size_t i = 0; i < m_pipeline.jobs.size(); ++i) {
            if (!m_pipeline.jobs[i].needs.isEmpty())
                continue;
            const qsizetype own = order.indexOf(stageOf[i]);
            for (std::size_t other = 0; other < m_pipeline.jobs.size(); ++other) {
                const qsizetype theirs = order.indexOf(stageOf[other]);
                if (theirs >= 0 && own >= 0 && theirs < own)
                    m_pipeline.jobs[i].needs.append(m_pipeline.jobs[other].name);
            }
        }
    }

    void addWords(const Chain &chain, PipelineJob &job) const
    {
        std::vector<TextLine> lines;
        const auto add = [&lines](const YamlNode *node) {
            for (TextLine &line : allLines(node))
                lines.push_back(std::move(line));
        };
        for (const YamlNode *node : chain)
            add(node);
        for (const QStringView key : {QStringView(u"variables"), QStringView(u"before_script"), QStringView(u"default")})
            add(member(&m_root, key));
        addHosts(lines, job);
        addTags(lines, job);
        addLiterals(lines, job);
        addVariables(chain, lines, job);
        for (const YamlNode *node : chain) {
            eachMember(member(node, u"secrets"), [&](const QString &, const YamlNode &value) {
                const YamlNode *path = member(member(&value, u"vault"), u"path");
                const QString text = path != nullptr ? textOf(path) : textsOf(member(&value, u"vault")).join(u' ');
                if (!text.isEmpty())
                    job.secrets.push_back({text, value.begin.line});
            });
        }
    }

    //! Variables that speak of secrets: those with a value in the file, and those that come from the settings.
    void addVariables(const Chain &chain, const std::vector<TextLine> &lines, PipelineJob &job) const
    {
        QSet<QString> defined;
        const auto define = [&](const YamlNode *variables) {
            eachMember(variables, [&](const QString &name, const YamlNode &value) {
                defined.insert(name);
                const QString text = value.kind == YamlNode::Kind::Mapping ? textOf(member(&value, u"value")) : textOf(&value);
                if (namesSecret(name) && text.size() >= 8 && !text.contains(u'$'))
                    job.literals.push_back({u"a value under the name %1"_s.arg(name), value.begin.line});
            });
        };
        for (const YamlNode *node : chain)
            define(member(node, u"variables"));
        define(member(&m_root, u"variables"));
        static const Pattern assigned(u"(?:^|[;&|\\s])(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)="_s), used(u"\\$\\{?([A-Za-z_][A-Za-z0-9_]*)"_s);
        for (const TextLine &line : lines) {
            for (auto it = assigned.globalMatch(line.text); it.hasNext();)
                defined.insert(it.next().captured(1));
        }
        for (const TextLine &line : lines) {
            for (auto it = used.globalMatch(line.text); it.hasNext();) {
                const QString name = it.next().captured(1);
                const bool isOwn = name.startsWith(u"CI_") || name.startsWith(u"GITLAB_");
                if (isOwn || defined.contains(name) || !namesSecret(name))
                    continue;
                defined.insert(name); // each once
                job.secrets.push_back({name, line.line});
            }
        }
    }

    static void addScripts(const Chain &chain, PipelineJob &job)
    {
        const YamlNode *allow = inChain(chain, u"allow_failure"), *rules = inChain(chain, u"rules");
        bool isInRules = false;
        for (const YamlEntry &rule : rules != nullptr ? rules->entries : std::vector<YamlEntry>())
            isInRules = isInRules || isTrue(member(rule.value, u"allow_failure"));
        const bool isPartly = !isTrue(allow) && (isInRules || (allow != nullptr && allow->kind == YamlNode::Kind::Mapping));
        const QString outer = isTrue(allow) ? u"allow_failure: true"_s : isPartly ? u"allow_failure in some cases"_s : QString();
        std::vector<TextLine> lines;
        for (const QStringView key : {QStringView(u"before_script"), QStringView(u"script")}) {
            for (const YamlNode *scalar : scalarsOf(inChain(chain, key))) {
                for (TextLine &line : linesOf(*scalar))
                    lines.push_back(std::move(line));
            }
        }
        noteDeployment(lines, job);
        addGates(lines, outer, isPartly, job);
        std::vector<TextLine> after;
        for (const YamlNode *scalar : scalarsOf(inChain(chain, u"after_script"))) {
            for (TextLine &line : linesOf(*scalar))
                after.push_back(std::move(line));
        }
        addGates(after, u"after_script"_s, false, job); // whose outcome is no outcome of the job
    }

    EnvironmentTag environmentOf(const Chain &chain) const
    {
        EnvironmentTag tag;
        const YamlNode *node = inChain(chain, u"environment");
        const bool isMapping = node != nullptr && node->kind == YamlNode::Kind::Mapping;
        const YamlNode *name = isMapping ? member(node, u"name") : node;
        const QString text = textOf(name).trimmed();
        if (text.isEmpty())
            return tag;
        tag.line = name->begin.line;
        tag.tier = isMapping ? textOf(member(node, u"deployment_tier")) : QString();
        const QString first = text.section(u'/', 0, 0); // "review/…" is one of the environments "review"
        if (!first.contains(u'$')) {
            tag.kind = EnvironmentTag::Kind::Named;
            tag.names = {first};
            return tag;
        }
        tag.expression = text;
        tag.kind = EnvironmentTag::Kind::Given;
        resolve(chain, first, tag);
        return tag;
    }

    void resolve(const Chain &chain, const QString &text, EnvironmentTag &tag) const
    {
        static const Pattern variable(u"^\\$\\{?([A-Za-z_][A-Za-z0-9_]*)\\}?$"_s);
        const auto match = variable.match(text);
        if (!match.hasMatch())
            return;
        const YamlNode *value = nullptr;
        for (const YamlNode *node : chain) {
            if (value == nullptr)
                value = member(member(node, u"variables"), match.captured(1));
        }
        if (value == nullptr)
            value = member(member(&m_root, u"variables"), match.captured(1));
        const QStringList options = textsOf(member(value, u"options"));
        const QString literal = textOf(value);
        if (!options.isEmpty()) {
            tag.kind = EnvironmentTag::Kind::Listed;
            tag.names = options;
        } else if (!literal.isEmpty() && !literal.contains(u'$')) {
            tag.kind = EnvironmentTag::Kind::Named;
            tag.names = {literal};
        }
    }

    const YamlNode &m_root;
    std::vector<qsizetype> m_references;
    Pipeline m_pipeline;
};

} // namespace

Result<Pipeline> readGitLabCi(const QByteArray &text, const QString &file)
{
    std::vector<qsizetype> references;
    const auto tree = readPipelineYaml(withoutReferences(text, references), file);
    return tree ? Configuration(*tree->root(), file, std::move(references)).read() : tree.error();
}

} // namespace bulkhead::collectors
