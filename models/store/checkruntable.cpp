// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/checkruntable.h"

#include <map>

namespace bulkhead {

namespace {

//! 0 if the pair was never judged.
qint64 pairRow(Connection &connection, const EnvironmentId &sandbox, const EnvironmentId &production)
{
    Statement &query
        = connection.prepared("SELECT id FROM check_pair WHERE sandbox = $1 AND production = $2");
    query.start(sandbox.text(), production.text());
    const qint64 id = query.next() ? query.integer(0) : 0;
    query.reset();
    return id;
}

qint64 pairRowMade(Connection &connection, const CheckRun &run)
{
    if (const qint64 id = pairRow(connection, run.sandbox, run.production); id != 0)
        return id;
    connection.prepared("INSERT INTO check_pair (sandbox, production) VALUES ($1, $2)")
        .run(run.sandbox.text(), run.production.text());
    return connection.lastInsertId();
}

SnapshotId newestJudged(Connection &connection, qint64 pair)
{
    Statement &query = connection.prepared("SELECT max(snapshot) FROM check_run WHERE pair = $1");
    query.start(pair);
    const SnapshotId snapshot = query.next() ? query.integer(0) : 0;
    query.reset();
    return snapshot;
}

void insertRun(Connection &connection, qint64 pair, CheckRun &run)
{
    connection
        .prepared("INSERT INTO check_run (pair, snapshot, at, catalogue, status, summary)"
                  " VALUES ($1, $2, $3, $4, $5, $6)")
        .run(pair, run.snapshot, run.at, run.catalogue, run.status, Blob{run.summary});
    run.id = connection.lastInsertId();
}

CheckFinding findingFrom(const Statement &row)
{
    CheckFinding finding;
    finding.fingerprint = row.string(0);
    finding.control = row.string(1);
    finding.verdict = row.string(2);
    finding.detail = row.string(3);
    finding.since = row.integer(4);
    finding.closed = row.optionalInteger(5).value_or(0);
    finding.isReopened = row.integer(6) != 0;
    finding.sinceAt = row.time(7);
    return finding;
}

std::vector<CheckFinding> listed(Statement &query)
{
    std::vector<CheckFinding> findings;
    while (query.next())
        findings.push_back(findingFrom(query));
    return findings;
}

//! A query for findings of a pair ($1) as findingFrom() takes them. Make it once: a prepared statement is known by its address.
std::string findingsWhere(const std::string &condition)
{
    return "SELECT fingerprint, control, verdict, detail, since, closed, reopened, check_run.at"
           " FROM finding JOIN check_run ON check_run.id = finding.since WHERE finding.pair = $1 AND "
        + condition;
}

//! By fingerprint.
std::vector<CheckFinding> openNow(Connection &connection, qint64 pair)
{
    static const std::string sql = findingsWhere("closed IS NULL ORDER BY fingerprint"); // the words of the index of these
    Statement &query = connection.prepared(sql.c_str());
    query.start(pair);
    return listed(query);
}

//! As that run left them.
std::vector<CheckFinding> openAfter(Connection &connection, qint64 pair, qint64 run)
{
    static const std::string sql
        = findingsWhere("opened <= $2 AND (closed IS NULL OR closed > $2) ORDER BY fingerprint");
    Statement &query = connection.prepared(sql.c_str());
    query.start(pair, run);
    std::vector<CheckFinding> findings = listed(query);
    for (CheckFinding &finding : findings)
        finding.closed = 0; // it was closed later
    return findings;
}

std::map<std::string, CheckFinding> openFindings(Connection &connection, qint64 pair)
{
    std::map<std::string, CheckFinding> open;
    for (CheckFinding &finding : openNow(connection, pair))
        open.emplace(finding.fingerprint, std::move(finding));
    return open;
}

void closeFinding(Connection &connection, qint64 pair, const std::string &fingerprint, qint64 run)
{
    connection
        .prepared("UPDATE finding SET closed = $1 WHERE pair = $2 AND fingerprint = $3 AND closed IS NULL")
        .run(run, pair, fingerprint);
}

bool wasThereBefore(Connection &connection, qint64 pair, const std::string &fingerprint)
{
    Statement &query = connection.prepared("SELECT 1 FROM finding WHERE pair = $1 AND fingerprint = $2 LIMIT 1");
    query.start(pair, fingerprint);
    const bool found = query.next();
    query.reset();
    return found;
}

void openFinding(Connection &connection, qint64 pair, const CheckFinding &finding, qint64 run, const CheckFinding *former)
{
    const bool reopened = former ? former->isReopened : wasThereBefore(connection, pair, finding.fingerprint);
    connection
        .prepared("INSERT INTO finding (pair, fingerprint, opened, since, reopened, control, verdict, detail)"
                  " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .run(pair, finding.fingerprint, run, former ? former->since : run, reopened ? 1 : 0, finding.control,
             finding.verdict, Blob{finding.detail});
}

void writeFindings(Connection &connection, qint64 pair, qint64 run, const std::vector<CheckFinding> &findings)
{
    std::map<std::string, CheckFinding> open = openFindings(connection, pair);
    for (const CheckFinding &finding : findings) {
        const auto former = open.find(finding.fingerprint);
        if (former == open.end()) {
            openFinding(connection, pair, finding, run, nullptr);
            continue;
        }
        if (former->second.verdict != finding.verdict || former->second.detail != finding.detail) {
            closeFinding(connection, pair, finding.fingerprint, run);
            openFinding(connection, pair, finding, run, &former->second);
        }
        open.erase(former);
    }
    for (const auto &[fingerprint, finding] : open)
        closeFinding(connection, pair, fingerprint, run);
}

} // namespace

bool writeCheckRun(Connection &connection, CheckRun &run, const std::vector<CheckFinding> &findings)
{
    const qint64 pair = pairRowMade(connection, run);
    if (run.snapshot < newestJudged(connection, pair))
        return false;
    insertRun(connection, pair, run);
    writeFindings(connection, pair, run.id, findings);
    return true;
}

QList<CheckRun> readCheckRuns(Connection &connection, const EnvironmentId &sandbox, const EnvironmentId &production,
                              int limit)
{
    Statement &query = connection.prepared("SELECT id, snapshot, at, catalogue, status, summary FROM check_run"
                                           " WHERE pair = $1 ORDER BY id DESC LIMIT $2");
    query.start(pairRow(connection, sandbox, production), limit > 0 ? limit : -1);
    QList<CheckRun> runs;
    while (query.next()) {
        CheckRun run;
        run.id = query.integer(0);
        run.snapshot = query.integer(1);
        run.at = query.time(2);
        run.sandbox = sandbox;
        run.production = production;
        run.catalogue = query.text(3);
        run.status = query.text(4);
        run.summary = query.string(5);
        runs.append(std::move(run));
    }
    return runs;
}

std::vector<CheckFinding> readFindings(Connection &connection, const EnvironmentId &sandbox,
                                       const EnvironmentId &production, qint64 run)
{
    const qint64 row = pairRow(connection, sandbox, production);
    return run > 0 ? openAfter(connection, row, run) : openNow(connection, row);
}

std::vector<CheckFinding> readFindingHistory(Connection &connection, const EnvironmentId &sandbox,
                                             const EnvironmentId &production, const std::string &fingerprint)
{
    static const std::string sql = findingsWhere("fingerprint = $2 ORDER BY opened");
    Statement &query = connection.prepared(sql.c_str());
    query.start(pairRow(connection, sandbox, production), fingerprint);
    return listed(query);
}

} // namespace bulkhead
