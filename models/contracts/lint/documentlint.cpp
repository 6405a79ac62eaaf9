// SPDX-License-Identifier: GPL-3.0-or-later
// The document as a whole: info, servers, paths.
#include "contracts/lint/lintrules.h"
#include "contracts/rules/findings.h"

#include <QHash>
#include <QUrl>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QString &host)
{
    const QString name = QUrl(host).host();
    return name == "localhost"_L1 || name == "::1"_L1 || name.startsWith("127."_L1);
}

void servers(const std::vector<Server> &servers, LintReport &report)
{
    const LintLevel level = report.options().isProduction ? LintLevel::Error : LintLevel::Warning;
    for (const Server &server : servers) {
        const bool isPlain = server.host.startsWith("http:"_L1) || server.host.startsWith("ws:"_L1);
        if (isPlain && (report.options().isProduction || !isLoopback(server.host)))
            report.raise("server-not-https", level, server.at, u"the server %1 is called without TLS"_s.arg(shortened(server.url)));
    }
}

void paths(LintReport &report)
{
    QHash<QString, const Operation *> shapes;
    for (const Operation &operation : report.contract().operations) {
        if (operation.sender != Sender::Client)
            continue;
        const auto known = shapes.constFind(operation.shape);
        if (known == shapes.constEnd()) {
            shapes.insert(operation.shape, &operation);
            if (operation.path.contains(u'?') || operation.path.contains(u'#'))
                report.add("path-query", nullptr, operation.pathAt, u"the path %1 has a query or a fragment in it"_s.arg(shortened(operation.path)));
        } else if ((*known)->path != operation.path) {
            report.add("path-ambiguous", nullptr, operation.pathAt,
                       u"the path %1 is the same as %2 in line %3"_s.arg(shortened(operation.path), shortened((*known)->path), QString::number((*known)->pathAt.line)));
            shapes.insert(operation.shape, &operation); // the other operations of this path are the same fault
        }
    }
}

} // namespace

void lintDocument(LintReport &report)
{
    const Contract &contract = report.contract();
    if (contract.title.isEmpty() || contract.version.isEmpty())
        report.add("info-incomplete", nullptr, {u"/info"_s, 1}, contract.title.isEmpty() ? u"the API has no title"_s : u"the API has no version"_s);
    if (contract.servers.empty())
        report.add("server-missing", nullptr, {QString(), 1}, u"the document does not say where the API is"_s);
    servers(contract.servers, report);
    const std::vector<Server> *last = nullptr;
    for (const Operation &operation : contract.operations) {
        if (operation.servers && (!last || operation.servers->empty() || last->empty() || last->front().at != operation.servers->front().at))
            servers(*operation.servers, report);
        last = operation.servers ? &*operation.servers : last;
    }
    paths(report);
}

} // namespace bulkhead::contracts
