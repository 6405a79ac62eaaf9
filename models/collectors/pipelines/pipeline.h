// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace bulkhead::collectors {

// What a pipeline file says that controls judge, whatever product it is for. Lines are 1-based. Nothing in here is the value of a secret.

//! Something that a job names, and where.
struct Mention
{
    QString text;
    int line = 0;
    friend bool operator==(const Mention &, const Mention &) = default;
};

//! A step that compares or checks before a release, and what becomes of its "no".
struct GateStep
{
    enum class Tolerance { Enforced, Swallowed, Variable };
    QString command; //!< its first words
    int line = 0;
    Tolerance tolerance = Tolerance::Enforced;
    QString how; //!< "continue-on-error: true"; empty if it is enforced
};

//! How a job says which environment it works for.
struct EnvironmentTag
{
    enum class Kind {
        None,     //!< it names none
        Named,    //!< `names` is the one
        Listed,   //!< one of `names`, which the file lists
        Given,    //!< whoever calls the pipeline says it, and the file lists nothing
        Caller    //!< another pipeline that calls this one says it
    };
    Kind kind = Kind::None;
    QStringList names;
    QString expression; //!< as written, unless it is Named
    QString tier;       //!< GitLab's deployment_tier
    int line = 0;
};

struct PipelineJob
{
    //! What it runs that writes to something.
    enum class Deploys {
        No,
        Gateway, //!< a tool that configures API gateways
        Console, //!< `bulkheadctl promotion apply`, which executes only what is approved
        Other    //!< something that deploys, though not clearly a gateway
    };
    QString name;
    int line = 0;
    EnvironmentTag environment;
    Deploys deploys = Deploys::No;
    Mention deployCommand;
    bool isManual = false;       //!< starts only when somebody presses it (GitLab)
    Mention runsAnyway;          //!< runs although an earlier job failed; empty: not
    QStringList needs;           //!< jobs that come before it
    std::vector<Mention> tags;   //!< environments that its commands select: env:NAME
    std::vector<Mention> hosts;  //!< of addresses, and whatever else may be a host
    std::vector<Mention> addresses; //!< hosts of whole addresses ("https://…") alone
    std::vector<Mention> builtHosts; //!< addresses whose host a script puts together
    std::vector<Mention> secrets;    //!< by name, where they are kept
    std::vector<Mention> literals;   //!< what looks like a secret in plain text: what kind, never the text
    std::vector<GateStep> gates;
    Mention passesAllSecrets;    //!< to another file; empty: not
    QStringList elsewhere;       //!< parts of it that stand in files which were not read
};

struct Pipeline
{
    enum class Product { GitHubActions, GitLabCi };
    Product product = Product::GitHubActions;
    QString file; //!< as it was named
    std::vector<PipelineJob> jobs;
    bool isByHand = false; //!< starts only when somebody presses it
    bool isCalled = false; //!< starts only when another pipeline calls it
    QStringList elsewhere; //!< files that belong to it and were not read
};

} // namespace bulkhead::collectors
