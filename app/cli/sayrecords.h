// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/evidenceanswers.h"
#include "cli/openevidence.h"

namespace bulkhead::cli {

//! Says what became of a record, or why nothing did.
template<typename Record>
ExitCode sayRecord(CommandContext &context, OpenEvidence &open, const Result<Record> &record, const QString &said)
{
    const auto records = record ? open.desk->records() : Result<RecordKeeper::Records>(record.error());
    if (!records)
        return fail(context.console, records.error());
    sayWarnings(context, *open.log->trail);
    context.console.print(said + QStringLiteral(": ") + lineOf(*record, **records, open.desk->now()));
    context.console.document(toJson(*record, **records, open.desk->now()));
    return ExitCode::Well;
}

//! Says each record in a line, and all of them as the member `name` of the answer. `none`: what is said if there is no record.
template<typename Record>
ExitCode sayRecords(CommandContext &context, OpenEvidence &open, const std::vector<Record> &(evidence::Register::*list)() const, const char *name, const QString &none)
{
    const auto records = open.desk->records();
    if (!records)
        return fail(context.console, records.error());
    JsonValue::Array answer;
    for (const Record &record : ((**records).*list)()) {
        context.console.print(lineOf(record, **records, open.desk->now()));
        answer.emplace_back(toJson(record, **records, open.desk->now()));
    }
    if (answer.empty())
        context.console.print(none);
    context.console.document(JsonValue::Object{{name, std::move(answer)}});
    return ExitCode::Well;
}

} // namespace bulkhead::cli
