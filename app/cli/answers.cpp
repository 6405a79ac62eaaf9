// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"

#include "cli/console.h"

namespace bulkhead::cli {

namespace {

template<typename T>
JsonValue numberOrNull(const std::optional<T> &value)
{
    return value ? JsonValue(std::int64_t(*value)) : JsonValue();
}

JsonValue textOrNull(const std::string &text)
{
    return text.empty() ? JsonValue() : JsonValue(text);
}

JsonValue textOrNull(const QString &text)
{
    return textOrNull(text.toStdString());
}

JsonValue texts(const std::vector<std::string> &values)
{
    JsonValue::Array array;
    for (const std::string &value : values)
        array.emplace_back(value);
    return array;
}

JsonValue texts(const QList<QString> &values)
{
    JsonValue::Array array;
    for (const QString &value : values)
        array.emplace_back(value);
    return array;
}

JsonValue countsJson(const EntityCounts &counts)
{
    return JsonValue::Object{{"apis", numberOrNull(counts.apis)},
                             {"routes", numberOrNull(counts.routes)},
                             {"upstreams", numberOrNull(counts.upstreams)},
                             {"targets", numberOrNull(counts.targets)},
                             {"consumers", numberOrNull(counts.consumers)},
                             {"credentials", numberOrNull(counts.credentials)},
                             {"policies", numberOrNull(counts.policies)},
                             {"sinks", numberOrNull(counts.sinks)},
                             {"certificates", numberOrNull(counts.certificates)}};
}

JsonValue problemJson(const CollectionReport &report)
{
    JsonValue::Object object{{"collection", report.key.name},
                             {"state", toWire(report.state)},
                             {"torn", report.torn},
                             {"received", report.received},
                             {"expected", numberOrNull(report.expected)}};
    if (!report.key.workspace.empty())
        object["workspace"] = report.key.workspace;
    if (report.error)
        object["error"] = toJson(*report.error);
    return object;
}

JsonValue outcomeJson(const GatewayOutcome &outcome)
{
    const GatewaySync &sync = outcome.sync;
    JsonValue::Object object{{"id", sync.gateway.text()},
                             {"kind", sync.kind},
                             {"environment", textOrNull(outcome.environment.text())},
                             {"status", toWire(sync.status)},
                             {"version", textOrNull(sync.version)},
                             {"requests", std::int64_t(sync.requests)},
                             {"bytes", std::int64_t(sync.bytes)},
                             {"duration_ms", std::int64_t(sync.duration.count())},
                             {"counts", countsJson(outcome.counts)}};
    if (sync.error)
        object["error"] = toJson(*sync.error);
    if (!sync.warnings.isEmpty())
        object["warnings"] = texts(sync.warnings);
    if (!outcome.problems.isEmpty()) {
        JsonValue::Array problems;
        for (const CollectionReport &problem : outcome.problems)
            problems.push_back(problemJson(problem));
        object["problems"] = std::move(problems);
    }
    return object;
}

JsonValue upstreamsJson(const CatalogDeployment &deployment)
{
    JsonValue::Array array;
    for (const UpstreamAddress &address : deployment.targets) {
        array.push_back(JsonValue::Object{{"host", address.host},
                                          {"port", address.port},
                                          {"scheme", textOrNull(address.scheme)}});
    }
    return array;
}

JsonValue policiesJson(const CatalogDeployment &deployment)
{
    JsonValue::Array array;
    for (const Policy &policy : deployment.policies) {
        array.push_back(JsonValue::Object{{"name", policy.name},
                                          {"scope", toWire(policy.scope)},
                                          {"enabled", policy.enabled},
                                          {"config", policy.config}});
    }
    return array;
}

JsonValue labelsJson(const std::vector<Label> &labels)
{
    JsonValue::Object object;
    for (const Label &label : labels)
        object[label.key] = label.value;
    return object;
}

JsonValue deploymentJson(const CatalogDeployment &deployment)
{
    return JsonValue::Object{{"environment", textOrNull(deployment.environment.text())},
                             {"gateway", deployment.gateway.text()},
                             {"native_id", deployment.native.nativeId},
                             {"native_name", textOrNull(deployment.native.nativeName)},
                             {"workspace", textOrNull(deployment.workspace)},
                             {"state", toWire(deployment.state)},
                             {"hosts", texts(deployment.hosts())},
                             {"paths", texts(deployment.paths())},
                             {"methods", texts(deployment.methods())},
                             {"upstreams", upstreamsJson(deployment)},
                             {"policies", policiesJson(deployment)},
                             {"credentials", numberOrNull(deployment.credentials)},
                             {"labels", labelsJson(deployment.native.labels)},
                             {"owner", textOrNull(deployment.owner)}};
}

JsonValue sideJson(const CatalogDeployment &deployment)
{
    return JsonValue::Object{{"environment", textOrNull(deployment.environment.text())},
                             {"gateway", deployment.gateway.text()},
                             {"native_id", deployment.native.nativeId}};
}

JsonValue fieldJson(const FieldDifference &field)
{
    JsonValue::Object object{{"field", field.field},
                             {"verdict", toWire(field.verdict)},
                             {"sandbox", field.sandbox.value_or(JsonValue())},
                             {"production", field.production.value_or(JsonValue())}};
    if (!field.reason.empty())
        object["reason"] = field.reason;
    return object;
}

JsonValue identityJson(const GatewayIdentity &identity)
{
    return JsonValue::Object{{"product", identity.product},
                             {"version", textOrNull(identity.version)},
                             {"edition", textOrNull(identity.edition)},
                             {"may_read", toWire(identity.mayRead)},
                             {"may_change", toWire(identity.mayChange)},
                             {"warnings", texts(identity.warnings)}};
}

JsonValue certificateJson(const CertificateFacts &certificate)
{
    return JsonValue::Object{
        {"subject", certificate.subject},
        {"issuer", certificate.issuer},
        {"names", texts(certificate.names)},
        {"not_before", certificate.notBefore.toUTC().toString(Qt::ISODate)},
        {"not_after", certificate.notAfter.toUTC().toString(Qt::ISODate)},
        {"fingerprint", certificate.fingerprint},
        {"pin", certificate.pin}};
}

} // namespace

JsonValue toJson(const SyncReport &report)
{
    JsonValue::Array gateways;
    for (const GatewayOutcome &outcome : report.gateways)
        gateways.push_back(outcomeJson(outcome));
    JsonValue::Object object{{"gateways", std::move(gateways)},
                             {"snapshot", report.snapshot ? JsonValue(std::int64_t(report.snapshot))
                                                          : JsonValue()}};
    if (report.names.names > 0) {
        object["names"] = JsonValue::Object{{"known", std::int64_t(report.names.names)},
                                            {"asked", std::int64_t(report.names.asked)},
                                            {"answered", std::int64_t(report.names.answered)}};
    }
    if (report.error)
        object["error"] = toJson(*report.error);
    return object;
}

JsonValue toJson(const EstateProblem &problem)
{
    JsonValue::Object object{
        {"severity", problem.severity == EstateProblem::Severity::Error ? "error" : "warning"},
        {"file", problem.file},
        {"line", problem.line},
        {"column", problem.column},
        {"what", problem.what}};
    if (!problem.hint.isEmpty())
        object["hint"] = problem.hint;
    return object;
}

JsonValue toJson(const ConnectionReport &report)
{
    JsonValue::Array steps;
    for (const ConnectionStep &step : report.steps) {
        steps.push_back(JsonValue::Object{{"step", toWire(step.id)},
                                          {"state", toWire(step.state)},
                                          {"detail", step.detail},
                                          {"duration_ms", std::int64_t(step.duration.count())}});
    }
    JsonValue::Array chain;
    for (const CertificateFacts &certificate : report.chain)
        chain.push_back(certificateJson(certificate));
    JsonValue::Object object{{"id", report.gateway.text()},
                             {"ok", !report.error},
                             {"steps", std::move(steps)},
                             {"chain", std::move(chain)}};
    if (report.identity)
        object["identity"] = identityJson(*report.identity);
    if (report.error)
        object["error"] = toJson(*report.error);
    return object;
}

JsonValue toJson(const Catalog &catalog, const ApiRow &row)
{
    JsonValue::Array deployments;
    for (const auto index : row.deployments)
        deployments.push_back(deploymentJson(catalog.deployments[index]));
    return JsonValue::Object{
        {"id", row.id.text()},
        {"name", row.name},
        {"version", textOrNull(row.version)},
        {"owner", textOrNull(row.owner)},
        {"status", toWire(row.status)},
        {"drift", std::int64_t(row.driftCount)},
        {"expected", std::int64_t(row.expectedCount)},
        {"stale", row.stale},
        {"match", JsonValue::Object{{"method", toWire(row.method)},
                                    {"confidence", toWire(row.confidence)}}},
        {"deployments", std::move(deployments)}};
}

JsonValue toJson(const Catalog &catalog, const ApiRow &row,
                 const std::vector<DeploymentDiff> &diffs, bool all)
{
    std::int64_t drift = 0;
    std::int64_t expected = 0;
    JsonValue::Array pairs;
    for (const DeploymentDiff &diff : diffs) {
        JsonValue::Array fields;
        for (const FieldDifference &field : diff.fields) {
            drift += field.verdict == FieldDifference::Verdict::Drift ? 1 : 0;
            expected += field.verdict == FieldDifference::Verdict::Expected ? 1 : 0;
            if (all || field.verdict != FieldDifference::Verdict::Same)
                fields.push_back(fieldJson(field));
        }
        pairs.push_back(
            JsonValue::Object{{"sandbox", sideJson(catalog.deployments[diff.sandbox])},
                              {"production", sideJson(catalog.deployments[diff.production])},
                              {"fields", std::move(fields)}});
    }
    return JsonValue::Object{{"api", JsonValue::Object{{"id", row.id.text()},
                                                       {"name", row.name},
                                                       {"version", textOrNull(row.version)},
                                                       {"status", toWire(row.status)}}},
                             {"pairs", std::move(pairs)},
                             {"drift", drift},
                             {"expected", expected}};
}

} // namespace bulkhead::cli
