// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

using Function = QCoro::Task<ExitCode> (*)(CommandContext &);

Function functionOf(const QString &command)
{
    static const QHash<QString, Function> functions = {
        {u"estate check"_s, &estateCheck}, {u"estate accept"_s, &estateAccept}, {u"sync"_s, &sync},
        {u"key new"_s, &keyNew}, {u"key rotate"_s, &keyRotate},
        {u"person add"_s, &personAdd}, {u"person change"_s, &personChange},
        {u"person retire"_s, &personRetire}, {u"person list"_s, &personList},
        {u"audit list"_s, &auditList}, {u"audit show"_s, &auditShow}, {u"audit verify"_s, &auditVerify},
        {u"audit export"_s, &auditExport}, {u"audit proof"_s, &auditProof}, {u"audit key"_s, &auditKey},
        {u"catalog list"_s, &catalogList}, {u"catalog show"_s, &catalogShow},
        {u"promotion plan"_s, &promotionPlan}, {u"promotion request"_s, &promotionRequest}, {u"promotion list"_s, &promotionList},
        {u"promotion show"_s, &promotionShow}, {u"promotion approve"_s, &promotionApprove}, {u"promotion reject"_s, &promotionReject},
        {u"promotion comment"_s, &promotionComment}, {u"promotion apply"_s, &promotionApply}, {u"promotion resume"_s, &promotionResume},
        {u"promotion rollback"_s, &promotionRollback}, {u"promotion waive"_s, &promotionWaive}, {u"promotion break-glass"_s, &promotionBreakGlass},
        {u"promotion review"_s, &promotionReview}, {u"promotion export"_s, &promotionExport}, {u"promotion import"_s, &promotionImport},
        {u"promotion changes"_s, &promotionChanges}, {u"promotion figures"_s, &promotionFigures},
        {u"catalog diff"_s, &catalogDiff}, {u"isolation check"_s, &isolationCheck},
        {u"isolation changes"_s, &isolationChanges},
        {u"evidence add"_s, &evidenceAdd}, {u"evidence list"_s, &evidenceList}, {u"evidence show"_s, &evidenceShow}, {u"evidence withdraw"_s, &evidenceWithdraw},
        {u"evidence collect pipeline"_s, &evidenceCollectPipeline}, {u"evidence collect certificates"_s, &evidenceCollectCertificates},
        {u"attest sign"_s, &attestSign}, {u"attest countersign"_s, &attestCounterSign}, {u"attest list"_s, &attestList}, {u"attest withdraw"_s, &attestWithdraw},
        {u"exception request"_s, &exceptionRequest}, {u"exception approve"_s, &exceptionApprove}, {u"exception reject"_s, &exceptionReject},
        {u"exception revoke"_s, &exceptionRevoke}, {u"exception renew"_s, &exceptionRenew}, {u"exception list"_s, &exceptionList},
        {u"report"_s, &reportMake}, {u"report list"_s, &reportList}, {u"report catalog"_s, &reportCatalog}, {u"report history"_s, &reportHistoryList}, {u"report bundle"_s, &reportBundle},
        {u"report boundary"_s, &reportBoundary}, {u"report diff"_s, &reportDiff},
        {u"contract diff"_s, &contractDiff}, {u"contract lint"_s, &contractLint},
        {u"watch"_s, &watch}, {u"demo"_s, &demo},
    };
    return functions.value(command);
}

} // namespace

ExitCode fail(Console &console, const Error &error)
{
    console.error(error);
    console.document(JsonValue::Object{{"error", toJson(error)}});
    return exitCodeOf(error);
}

QCoro::Task<ExitCode> run(QStringList words, CancelToken cancel)
{
    const auto line = parseCommandLine(words);
    Console console(wantsJson(words), line && line->quiet);
    if (!line)
        co_return fail(console, line.error());
    if (line->version) {
        console.print(QLatin1StringView("bulkheadctl " BULKHEAD_VERSION));
        console.document(JsonValue::Object{{"version", BULKHEAD_VERSION}});
        co_return ExitCode::Well;
    }
    if (line->help) {
        const QString text = helpText(line->command);
        console.print(text);
        console.document(JsonValue::Object{{"help", text}});
        co_return ExitCode::Well;
    }
    CommandContext context{*line, console, cancel};
    co_return co_await functionOf(line->command->name)(context);
}

} // namespace bulkhead::cli
