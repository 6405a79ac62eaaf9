// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/oscal.h"

#include "reports/oscal/parts.h"
#include "reports/reportwords.h"

namespace bulkhead::reports {

using oscal::Array;
using oscal::Context;
using oscal::Object;

namespace {

JsonValue role(const char *id, const char *title)
{
    return Object{{"id", id}, {"title", title}};
}

Object metadataOf(const Context &context)
{
    const Report &report = context.report;
    const std::string subject = report.framework == nullptr ? std::string("Separation of environments")
                                                            : "Separation of environments, " + report.framework->shortTitle.toStdString();
    Object metadata{{"title", oscal::markup(subject)},
                    {"last-modified", oscal::time(context.check.at)},
                    {"version", oscal::text(report.id.empty() ? std::to_string(context.check.snapshot) : report.id)},
                    {"oscal-version", oscalVersion},
                    {"roles", Array{role("prepared-by", "Prepared by"), role("attestor", "Attestor"), role("counter-signer", "Counter-signer")}},
                    {"parties", context.parties.take()},
                    {"responsible-parties", Array{Object{{"role-id", "prepared-by"}, {"party-uuids", Array{context.parties.company()}}}}}};
    Array props{oscal::prop("catalogue-version", context.catalogue.version().toStdString()), oscal::prop("audit-size", std::int64_t(report.chain.size))};
    if (!report.chain.root.empty())
        props.push_back(oscal::prop("audit-root", report.chain.root));
    metadata["props"] = std::move(props);
    return metadata;
}

const isolation::CheckReport &checkOf(const Report &report)
{
    static const isolation::CheckReport nothing;
    return report.check == nullptr ? nothing : *report.check;
}

} // namespace

JsonValue toOscal(const Report &report)
{
    const isolation::CheckReport &check = checkOf(report);
    const std::string estate = report.estate.toStdString();
    Context context{report, check, check.catalogue == nullptr ? isolation::ControlCatalogue::builtIn() : *check.catalogue, estate, oscal::Parties(estate)};
    Array results;
    for (const isolation::PairReport &pair : check.pairs)
        results.push_back(oscal::resultOf(context, pair));
    if (results.empty())
        results.push_back(oscal::emptyResult(context));
    Object document{{"uuid", oscal::uuid({"assessment-results", estate, report.id})},
                    {"import-ap", Object{{"href", "#" + oscal::planResource(context)}}},
                    {"results", std::move(results)},
                    {"back-matter", oscal::backMatter(context)}};
    document["metadata"] = metadataOf(context); // after the results: they name the people
    return Object{{"assessment-results", std::move(document)}};
}

} // namespace bulkhead::reports
