// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/oscal/parts.h"

#include "core/base64.h"
#include "core/digest.h"
#include "reports/oscal.h"
#include "reports/reportwords.h"

#include <QUrl>

namespace bulkhead::reports::oscal {

namespace {

bool isDigest(const std::string &hex)
{
    return hex.size() == 64 && fromHex(hex).has_value();
}

//! The name of bytes by their hash (RFC 6920), for what is kept nowhere.
std::string nameOf(const std::string &digest)
{
    std::string name = toBase64(*fromHex(digest));
    while (!name.empty() && name.back() == '=')
        name.pop_back();
    for (char &letter : name)
        letter = letter == '+' ? '-' : letter == '/' ? '_' : letter;
    return "ni:///sha-256;" + name;
}

//! A reference that no reader takes for more than a place: https, http, or a relative path with everything else encoded.
std::string placeOf(const std::string &keptAt)
{
    const QString place = QString::fromStdString(isolation::harmless(keptAt));
    const bool isWeb = place.startsWith(QLatin1String("https://")) || place.startsWith(QLatin1String("http://"));
    if (const QUrl url(place, QUrl::StrictMode); isWeb && url.isValid())
        return url.toEncoded(QUrl::RemoveUserInfo).toStdString();
    return QUrl::toPercentEncoding(place, "/").toStdString();
}

JsonValue linkOf(const evidence::Evidence &evidence)
{
    Object link;
    if (isDigest(evidence.digest))
        link["hashes"] = Array{Object{{"algorithm", "SHA-256"}, {"value", evidence.digest}}};
    link["href"] = evidence.keptAt.empty() ? nameOf(evidence.digest) : placeOf(evidence.keptAt);
    return link;
}

JsonValue evidenceResource(const Context &context, const EvidenceRow &row)
{
    const evidence::Evidence &one = row.evidence;
    Object resource{{"uuid", resourceOf(context, one)},
                    {"title", markup("Evidence for " + one.control + " from " + one.source)},
                    {"description", markup("Read by " + one.collector + " with: " + one.query)}};
    Array props{oscalProp("type", "evidence"), prop("control", one.control), prop("evidence-id", one.id), prop("complete", one.isComplete() ? "yes" : "no"),
                prop("fresh", row.isFresh ? "yes" : "no"), prop("collected", time(one.finishedAt)), prop("expires", time(one.expiresAt))};
    if (isDigest(one.digest))
        props.push_back(prop("evidence-sha256", one.digest));
    if (one.seq != 0)
        props.push_back(prop("audit-sequence", std::int64_t(one.seq)));
    resource["props"] = std::move(props);
    if (!one.keptAt.empty() || isDigest(one.digest))
        resource["rlinks"] = Array{linkOf(one)};
    return resource;
}

JsonValue frameworkResource(const Context &context, const Framework &framework)
{
    Object resource{{"uuid", resourceOf(context, framework)}, {"title", markup(framework.title.toStdString())}};
    resource["description"] = markup("Edition " + orNone(framework.edition) + ", published by " + orNone(framework.publisher)
                                     + ". Links from findings name references that a control supports. They claim no conformity.");
    resource["props"] = Array{oscalProp("type", "standard"), prop("framework-id", framework.id.toStdString())};
    return resource;
}

JsonValue plan(const Context &context)
{
    return Object{{"uuid", planResource(context)},
                  {"title", "Method of the assessment"},
                  {"description", "There is no assessment plan in a file of its own. Every control of the catalogue is judged for every pair of a sandbox and a production environment in "
                                  "scope: by rules over what gateways say of themselves, by probes where they are switched on, by evidence of other systems, and by signed attestations. "
                                  "All units that can be listed are judged."},
                  {"props", Array{oscalProp("type", "plan"), prop("catalogue-version", context.catalogue.version().toStdString())}}};
}

//! The catalogue that targets of findings belong to: their ids mean nothing without it.
JsonValue catalog(const Context &context)
{
    Object link{{"href", oscalCatalogFile}, {"media-type", "application/oscal.catalog+json"}};
    return Object{{"uuid", catalogResource(context)},
                  {"title", "Control catalogue"},
                  {"description", "The OSCAL catalog with every control and statement that this document names. An evidence bundle has it beside the assessment results; "
                                  "bulkheadctl report catalog writes it."},
                  {"props", Array{oscalProp("type", "artifact"), prop("catalogue-version", context.catalogue.version().toStdString())}},
                  {"rlinks", Array{std::move(link)}}};
}

JsonValue logHead(const Context &context)
{
    const ChainResult &chain = context.report.chain;
    Array props{oscalProp("type", "artifact"), prop("verified", chain.isOk ? "yes" : "no"), prop("anchored", chain.isAnchored ? "yes" : "no"),
                prop("audit-log", chain.log), prop("audit-size", std::int64_t(chain.size)), prop("audit-root", chain.root)};
    if (!chain.problem.empty())
        props.push_back(prop("problem", chain.problem));
    return Object{{"uuid", uuid({"log", context.estate, context.report.id})},
                  {"title", "Head of the audit log"},
                  {"description", "The approvals, exceptions and attestations of this document are entries of a Merkle tree with this root."},
                  {"props", std::move(props)}};
}

} // namespace

std::string resourceOf(const Context &context, const evidence::Evidence &evidence)
{
    return uuid({"evidence", context.estate, evidence.id});
}

std::string resourceOf(const Context &context, const Framework &framework)
{
    return uuid({"framework", context.estate, framework.id.toStdString()});
}

std::string planResource(const Context &context)
{
    return uuid({"plan", context.estate});
}

std::string catalogResource(const Context &context)
{
    return uuid({"catalog-resource", context.estate, context.catalogue.version().toStdString()});
}

Object backMatter(const Context &context)
{
    Array resources{plan(context), catalog(context), logHead(context)};
    if (context.report.framework != nullptr)
        resources.push_back(frameworkResource(context, *context.report.framework));
    for (const EvidenceRow &row : context.report.evidence)
        resources.push_back(evidenceResource(context, row));
    return {{"resources", std::move(resources)}};
}

} // namespace bulkhead::reports::oscal
