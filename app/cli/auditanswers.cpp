// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/auditanswers.h"

#include "audit/entry.h"
#include "core/base64.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

JsonValue count(std::uint64_t number)
{
    return static_cast<std::int64_t>(number);
}

} // namespace

JsonValue::Object toJson(const audit::Verification &answer)
{
    JsonValue firstBad;
    if (answer.firstBad)
        firstBad = JsonValue::Object{{"seq", count(answer.firstBad->seq)}, {"kind", std::string(audit::toWire(answer.firstBad->kind))}};
    std::string root;
    if (answer.root)
        root = toBase64({reinterpret_cast<const char *>(answer.root->data()), answer.root->size()});
    return {{"ok", answer.ok}, {"log", answer.log}, {"size", count(answer.size)}, {"root", root}, {"anchored", answer.anchored},
            {"anchored_until", count(answer.anchoredUntil)}, {"first_bad", std::move(firstBad)}, {"trusted_until", count(answer.trustedUntil)}};
}

JsonValue::Object toJson(std::uint64_t seq, const AuditColumns &columns)
{
    return {{"seq", count(seq)}, {"at", audit::timeText(columns.at)}, {"action", columns.action}, {"phase", columns.phase}, {"who", columns.who},
            {"signed", columns.isSigned}, {"object", JsonValue::Object{{"kind", columns.objectKind}, {"id", columns.objectId}}},
            {"environment", columns.environment}};
}

QString lineOf(std::uint64_t seq, const AuditColumns &columns)
{
    const auto shown = [](const std::string &text) { return QString::fromStdString(text); };
    const QString phase = columns.phase == "whole" ? QString() : u' ' + shown(columns.phase);
    const QString who = columns.isSigned ? shown(columns.who) + u" (signed)"_s : shown(columns.who) + u" (claim only)"_s;
    return u"%1  %2  %3  %4%5  %6 %7"_s.arg(QString::number(seq), shown(audit::timeText(columns.at)), who, shown(columns.action), phase,
                                            shown(columns.objectKind), shown(columns.objectId));
}

} // namespace bulkhead::cli
