// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelines/pipelinerules.h"

#include <QSet>

#include <algorithm>

namespace bulkhead::collectors {

using namespace Qt::StringLiterals;
using evidence::EvidenceUnit;
using isolation::Verdict;

namespace {

using Side = JobSide::Side;
using Deploys = PipelineJob::Deploys;

//! Gathers what is said of one job; the worst is its verdict.
class JobSays
{
public:
    JobSays(const Pipeline &pipeline, const PipelineJob &job)
        : m_pipeline(pipeline)
        , m_job(job)
    {
    }

    void say(Verdict verdict, int line, const QString &what)
    {
        const QString text = u"%1:%2: %3"_s.arg(m_pipeline.file).arg(line > 0 ? line : m_job.line).arg(what);
        if (!m_hasSaid || verdict > m_verdict)
            m_worst.clear();
        if (!m_hasSaid || verdict >= m_verdict)
            m_worst.append(text);
        m_verdict = m_hasSaid ? isolation::worse(m_verdict, verdict) : verdict;
        m_hasSaid = true;
    }
    //! As `say`, but what rests on a guess is a warning at most where it would be a fail, and no pass.
    void sayOf(const JobSide &side, Verdict verdict, int line, const QString &what)
    {
        const bool isCapped = side.isGuess && (verdict == Verdict::Fail || verdict == Verdict::Pass);
        say(isCapped ? Verdict::Warn : verdict, line, isCapped ? QString(what + u" (which side it is for is guessed from its name)") : what);
    }
    void addTo(std::vector<EvidenceUnit> &units) const
    {
        if (!m_hasSaid)
            return;
        constexpr qsizetype most = 5;
        QString detail = m_worst.mid(0, most).join(u"; "_s);
        if (m_worst.size() > most)
            detail += u"; and %1 more"_s.arg(m_worst.size() - most);
        units.push_back({"job:" + m_pipeline.file.toStdString() + '#' + m_job.name.toStdString(), m_verdict, detail.toStdString()});
    }

private:
    const Pipeline &m_pipeline;
    const PipelineJob &m_job;
    Verdict m_verdict = Verdict::NotApplicable;
    QStringList m_worst;
    bool m_hasSaid = false;
};

template<typename Judge>
std::vector<EvidenceUnit> eachJob(const Pipeline &pipeline, Judge judge)
{
    std::vector<EvidenceUnit> units;
    for (const PipelineJob &job : pipeline.jobs) {
        JobSays says(pipeline, job);
        judge(job, says);
        says.addTo(units);
    }
    return units;
}

bool isDeployment(const PipelineJob &job)
{
    return job.environment.kind != EnvironmentTag::Kind::None || job.deploys != Deploys::No;
}

bool mayReachProduction(const JobSide &side)
{
    return side.side == Side::Production || side.side == Side::Several;
}

QString elsewhereOf(const PipelineJob &job)
{
    return job.elsewhere.join(u", "_s);
}

//! All jobs that come before one.
QSet<QString> before(const Pipeline &pipeline, const PipelineJob &job)
{
    QSet<QString> seen;
    QStringList open = job.needs;
    while (!open.isEmpty()) {
        const QString name = open.takeLast();
        if (seen.contains(name))
            continue;
        seen.insert(name);
        for (const PipelineJob &other : pipeline.jobs) {
            if (other.name == name)
                open += other.needs;
        }
    }
    return seen;
}

//! One before it that could be where people approve; nullptr: none.
const PipelineJob *holdBefore(const Pipeline &pipeline, const PipelineJob &job)
{
    const QSet<QString> names = before(pipeline, job);
    for (const PipelineJob &other : pipeline.jobs) {
        const bool mayHold = other.environment.kind != EnvironmentTag::Kind::None || other.isManual || !other.elsewhere.isEmpty();
        if (mayHold && names.contains(other.name))
            return &other;
    }
    return nullptr;
}

QString settingsOf(const Pipeline &pipeline)
{
    return pipeline.product == Pipeline::Product::GitHubActions ? u"the settings of the repository"_s : u"the settings of the project"_s;
}

//! Whose the environment is that a command selects: the other side than the job's is a contradiction.
void compareTags(const PipelineJob &job, const JobSide &side, const PipelineGround &ground, JobSays &says)
{
    for (const Mention &tag : job.tags) {
        PipelineJob one;
        one.tags = {tag};
        const Side theirs = sideOf(one, ground).side;
        const bool isKnown = (theirs == Side::Sandbox || theirs == Side::Production) && (side.side == Side::Sandbox || side.side == Side::Production);
        if (isKnown && theirs != side.side)
            says.sayOf(side, Verdict::Fail, tag.line, u"a job of %1 selects env:%2"_s.arg(side.how, tag.text));
    }
}

void judgeUntagged(const PipelineJob &job, const PipelineGround &ground, JobSays &says)
{
    const JobSide side = sideOf(job, ground);
    const bool isKnown = side.side == Side::Sandbox || side.side == Side::Production;
    if (side.side == Side::Several)
        says.say(Verdict::Fail, side.line, u"it names no environment, and deploys to both sides"_s);
    else if (isKnown)
        says.say(Verdict::Warn, job.deployCommand.line, u"it names no environment; %1 tells which it is for"_s.arg(side.how));
    else if (job.deploys == Deploys::Gateway || job.deploys == Deploys::Console)
        says.say(Verdict::Fail, job.deployCommand.line, u"it configures a gateway and names no environment: %1"_s.arg(job.deployCommand.text));
    else
        says.say(Verdict::Unknown, job.deployCommand.line, u"it names no environment, and whether it deploys an API the file does not tell: %1"_s.arg(job.deployCommand.text));
}

void judgeHost(const Mention &host, HostOwner owner, const JobSide &side, JobSays &says)
{
    if (side.side == Side::Sandbox && owner == HostOwner::Production)
        says.sayOf(side, Verdict::Fail, host.line, u"a job of the sandbox refers to %1, which is production's"_s.arg(host.text));
    else if (side.side == Side::Production && owner == HostOwner::Sandbox)
        says.sayOf(side, Verdict::Fail, host.line, u"a job of production refers to %1, which is the sandbox's"_s.arg(host.text));
    else if (owner == HostOwner::Sandbox || owner == HostOwner::Production)
        says.sayOf(side, side.side == Side::Several ? Verdict::Unknown : Verdict::Pass, host.line,
                   side.side == Side::Several ? u"it runs for both sides, and refers to %1 of one"_s.arg(host.text) : u"refers to %1"_s.arg(host.text));
    else if (owner == HostOwner::Shared)
        says.sayOf(side, Verdict::Pass, host.line, u"refers to %1, which both may use"_s.arg(host.text));
}

void judgeReferences(const PipelineJob &job, const JobSide &side, const PipelineGround &ground, JobSays &says)
{
    for (const Mention &host : job.hosts)
        judgeHost(host, ground.ownerOf(host.text), side, says);
    for (const Mention &host : job.addresses) {
        const bool isLocal = host.text == u"localhost" || host.text.startsWith(u"127.");
        if (ground.ownerOf(host.text) != HostOwner::Nobody || (isLocal && side.side != Side::Production))
            continue;
        says.say(Verdict::Warn, host.line, isLocal ? u"a job of production refers to %1"_s.arg(host.text) : u"whose %1 is, the estate does not say"_s.arg(host.text));
    }
    for (const Mention &host : job.builtHosts)
        says.say(Verdict::Unknown, host.line, u"a script puts the address together: %1"_s.arg(host.text));
    if (!job.elsewhere.isEmpty())
        says.say(Verdict::Unknown, job.line, u"parts of it were not read: %1"_s.arg(elsewhereOf(job)));
}

void judgeSecret(const Pipeline &pipeline, const PipelineJob &job, const Mention &secret, const JobSide &side, const PipelineGround &ground, JobSays &says)
{
    const SecretName name = productionIn(secret.text, ground.pair);
    const bool isProductions = name != SecretName::Plain;
    const Verdict grave = name == SecretName::Production ? Verdict::Fail : Verdict::Warn;
    if (isProductions && side.side == Side::Sandbox)
        return says.sayOf(side, grave, secret.line, u"a job of the sandbox uses the secret %1"_s.arg(secret.text));
    if (isProductions && job.environment.kind == EnvironmentTag::Kind::None)
        return says.say(grave, secret.line, u"the secret %1 is used by a job that is bound to no environment, so every job can read it"_s.arg(secret.text));
    says.say(Verdict::Unknown, secret.line, u"at which level %1 is kept stands in %2"_s.arg(secret.text, settingsOf(pipeline)));
}

} // namespace

std::vector<EvidenceUnit> environmentTags(const Pipeline &pipeline, const PipelineGround &ground)
{
    using Kind = EnvironmentTag::Kind;
    return eachJob(pipeline, [&](const PipelineJob &job, JobSays &says) {
        if (!isDeployment(job))
            return;
        const JobSide side = sideOf(job, ground);
        switch (job.environment.kind) {
        case Kind::None:
            judgeUntagged(job, ground, says);
            break;
        case Kind::Named:
            says.sayOf(side, Verdict::Pass, side.line, u"it names %1"_s.arg(job.environment.names.first()));
            break;
        case Kind::Listed:
            says.say(Verdict::Pass, side.line, u"it runs for those that it lists: %1"_s.arg(job.environment.names.join(u", "_s)));
            break;
        case Kind::Given:
            says.say(Verdict::Fail, side.line, u"whoever starts it names the environment, and nothing lists which may be named: %1"_s.arg(job.environment.expression));
            break;
        case Kind::Caller:
            says.say(Verdict::Unknown, side.line, u"the pipeline that calls it names the environment: %1"_s.arg(job.environment.expression));
            break;
        }
        compareTags(job, side, ground, says);
    });
}

std::vector<EvidenceUnit> approvals(const Pipeline &pipeline, const PipelineGround &ground)
{
    return eachJob(pipeline, [&](const PipelineJob &job, JobSays &says) {
        const JobSide side = sideOf(job, ground);
        if (!isDeployment(job) || !mayReachProduction(side))
            return;
        if (job.deploys == Deploys::Console)
            return says.sayOf(side, Verdict::Pass, job.deployCommand.line, u"it executes only what was approved: %1"_s.arg(job.deployCommand.text));
        if (side.isByTag)
            return says.say(Verdict::Unknown, side.line, u"who has to approve %1 stands in %2"_s.arg(side.how, settingsOf(pipeline)));
        if (job.isManual || pipeline.isByHand)
            return says.say(Verdict::Unknown, job.line, u"somebody has to start it; who may stands in %1"_s.arg(settingsOf(pipeline)));
        if (const PipelineJob *hold = holdBefore(pipeline, job))
            return says.say(Verdict::Unknown, hold->line, u"%1 comes before it; whether people approve there the file does not tell"_s.arg(hold->name));
        if (pipeline.isCalled || !job.elsewhere.isEmpty())
            return says.say(Verdict::Unknown, job.line, u"whether something holds it stands in another file"_s);
        says.sayOf(side, Verdict::Fail, job.deployCommand.line, u"it deploys to production (%1) and is bound to no environment, so nothing holds it until somebody approves"_s.arg(side.how));
    });
}

std::vector<EvidenceUnit> references(const Pipeline &pipeline, const PipelineGround &ground)
{
    return eachJob(pipeline, [&](const PipelineJob &job, JobSays &says) {
        const JobSide side = sideOf(job, ground);
        if (side.side == Side::Sandbox || side.side == Side::Production || side.side == Side::Several) {
            says.say(Verdict::NotApplicable, job.line, u"it refers to no host"_s);
            return judgeReferences(job, side, ground, says);
        }
        for (const Mention &host : job.hosts) {
            const HostOwner owner = ground.ownerOf(host.text);
            if (side.side == Side::Unsaid && (owner == HostOwner::Sandbox || owner == HostOwner::Production))
                says.say(Verdict::Unknown, host.line, u"it refers to %1, and for which environment it works is not said"_s.arg(host.text));
        }
    });
}

std::vector<EvidenceUnit> secretScopes(const Pipeline &pipeline, const PipelineGround &ground)
{
    return eachJob(pipeline, [&](const PipelineJob &job, JobSays &says) {
        const JobSide side = sideOf(job, ground);
        if (isDeployment(job))
            says.say(Verdict::NotApplicable, job.line, u"it uses no secret that the file names"_s);
        for (const Mention &literal : job.literals)
            says.say(Verdict::Fail, literal.line, u"%1 stands in the file in plain text"_s.arg(literal.text));
        for (const Mention &secret : job.secrets)
            judgeSecret(pipeline, job, secret, side, ground, says);
        if (!job.passesAllSecrets.text.isEmpty())
            says.say(Verdict::Unknown, job.passesAllSecrets.line, u"every secret is handed to %1, which was not read"_s.arg(job.passesAllSecrets.text));
        else if (!job.elsewhere.isEmpty() && isDeployment(job))
            says.say(Verdict::Unknown, job.line, u"parts of it were not read: %1"_s.arg(elsewhereOf(job)));
    });
}

std::vector<EvidenceUnit> failsClosed(const Pipeline &pipeline, const PipelineGround &ground)
{
    using Tolerance = GateStep::Tolerance;
    return eachJob(pipeline, [&](const PipelineJob &job, JobSays &says) {
        for (const GateStep &gate : job.gates) {
            if (gate.tolerance == Tolerance::Swallowed)
                says.say(Verdict::Fail, gate.line, u"a \"no\" is swallowed by %1: %2"_s.arg(gate.how, gate.command));
            else if (gate.tolerance == Tolerance::Variable)
                says.say(Verdict::Unknown, gate.line, u"whether a \"no\" counts depends on %1: %2"_s.arg(gate.how, gate.command));
            else
                says.say(Verdict::Unknown, gate.line, u"a \"no\" ends it; that it was ever seen to refuse stands in no file: %1"_s.arg(gate.command));
        }
        const bool isDeploying = isDeployment(job) && mayReachProduction(sideOf(job, ground));
        if (isDeploying && !job.runsAnyway.text.isEmpty() && !job.needs.isEmpty())
            says.say(Verdict::Fail, job.runsAnyway.line, u"it deploys although what comes before it says no: %1"_s.arg(job.runsAnyway.text));
    });
}

} // namespace bulkhead::collectors
