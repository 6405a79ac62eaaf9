// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/comparison.h"
#include "contracts/lint.h"
#include "contracts/output/answers.h"
#include "contracts/readcontract.h"
#include "fuzz/expect.h"

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::contracts;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto contract = readContract(text, QStringLiteral("c.yaml"));
    if (!contract) {
        expect(contract.error().kind == Error::Kind::BadFile && contract.error().place.startsWith(QStringLiteral("c.yaml")), "an error has a place");
        expect(!contract.error().what.isEmpty() && !contract.error().hint.isEmpty(), "an error says what is wrong and what to do");
        return 0;
    }
    const int lines = int(text.count('\n') + text.count('\r')) + 1;
    for (const Schema &schema : contract->schemas) {
        expect(schema.target == noSchema || schema.target < contract->schemas.size(), "a schema refers to a schema");
        expect(schema.at.line >= 0 && schema.at.line <= lines, "a schema stands on a line of the file");
    }
    for (const Gap &gap : contract->gaps)
        expect(gap.at.line >= 0 && gap.at.line <= lines && !gap.what.isEmpty() && !gap.hint.isEmpty(), "a gap says where and what");
    for (const LintFinding &finding : lintContract(*contract, {true, QDate(2026, 6, 15)}))
        expect(finding.at.line >= 0 && finding.at.line <= lines && !finding.message.isEmpty(), "a finding says where and what");
    const Comparison same = compareContracts(*contract, *contract, {QDate(2026, 6, 15)});
    const bool isSilent = std::all_of(same.changes.cbegin(), same.changes.cend(), [](const Change &one) { return one.certainty == Certainty::Unresolved; });
    expect(isSilent, "a document does not differ from itself");
    Contract without = *contract;
    if (!without.operations.empty())
        without.operations.pop_back();
    const Comparison fewer = compareContracts(*contract, without, {});
    expect(without.operations.size() == contract->operations.size() || fewer.isBreaking() || !contract->lostPaths.empty(), "a removed operation breaks");
    expect(!toText(fewer, true).isEmpty() && toJson(fewer, *contract, without).object(), "every comparison can be said");
    return 0;
}
