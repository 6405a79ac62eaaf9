// SPDX-License-Identifier: GPL-3.0-or-later
// Operations and their responses.
#include "contracts/lint/lintrules.h"
#include "contracts/rules/findings.h"

#include <QHash>

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

void lifetime(const Operation &operation, const QString &what, const Lifetime &life, LintReport &report)
{
    const QDate today = report.options().today;
    if (!life.sunsetText.isEmpty() && !life.sunset.isValid())
        report.add("sunset-unreadable", &operation, life.at, u"%1 ends on \"%2\", which is no date"_s.arg(what, shortened(life.sunsetText)));
    else if (life.deprecated && life.sunsetText.isEmpty())
        report.add("deprecated-without-sunset", &operation, life.at, u"%1 is deprecated and does not say when it ends"_s.arg(what));
    else if (life.sunset.isValid() && today.isValid() && life.sunset < today)
        report.add("sunset-passed", &operation, life.at, u"%1 was to end on %2"_s.arg(what, life.sunset.toString(Qt::ISODate)));
}

void responses(const Operation &operation, LintReport &report)
{
    if (!operation.hasResponses || operation.responses.empty()) {
        report.add("no-responses", &operation, operation.at, u"the operation describes no response"_s);
        return;
    }
    const auto has = [&](const auto &test) { return std::any_of(operation.responses.cbegin(), operation.responses.cend(), test); };
    const bool hasDefault = has([](const Response &response) { return response.status == "default"_L1; });
    if (!hasDefault && !has([](const Response &response) { return response.isSuccess() || response.status.startsWith(u'1'); }))
        report.add("no-success", &operation, operation.at, u"the operation describes no answer for success"_s);
    if (!hasDefault && !has([](const Response &response) { return response.status.startsWith(u'4'); }))
        report.add("no-client-error", &operation, operation.at, u"the operation describes no answer for a wrong request"_s);
    for (const Response &response : operation.responses) {
        if (response.unresolved.isEmpty() && response.description.trimmed().isEmpty())
            report.add("description-empty", &operation, response.at, u"the response %1 has no description"_s.arg(shortened(response.status)));
    }
}

} // namespace

void lintOperations(LintReport &report)
{
    QHash<QString, const Operation *> ids;
    for (const Operation &operation : report.contract().operations) {
        if (operation.id.isEmpty()) {
            report.add("operation-id-missing", &operation, operation.at, u"the operation has no operationId"_s);
        } else if (const Operation *first = ids.value(operation.id)) {
            report.add("operation-id-duplicate", &operation, operation.at,
                       u"the operationId \"%1\" is that of %2 %3, too"_s.arg(shortened(operation.id), first->method, shortened(first->path)));
        } else {
            ids.insert(operation.id, &operation);
        }
        if (operation.summary.trimmed().isEmpty() && operation.description.trimmed().isEmpty())
            report.add("description-empty", &operation, operation.at, u"the operation has neither a summary nor a description"_s);
        const bool isBare = operation.method == "GET"_L1 || operation.method == "HEAD"_L1 || operation.method == "DELETE"_L1;
        if (isBare && operation.body)
            report.add("unexpected-body", &operation, operation.body->at, u"a %1 has a request body, which many gateways drop"_s.arg(operation.method));
        lifetime(operation, u"the operation"_s, operation.life, report);
        for (const Parameter &parameter : operation.parameters)
            lifetime(operation, u"the parameter \"%1\""_s.arg(shortened(parameter.name)), parameter.life, report);
        responses(operation, report);
    }
}

} // namespace bulkhead::contracts
