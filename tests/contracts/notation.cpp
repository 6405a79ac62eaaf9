// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/notation.h"

#include <algorithm>

namespace bulkhead::contracts::test {

using namespace Qt::StringLiterals;

QByteArray indented(const QByteArray &lines, int by)
{
    QByteArray text;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            text += QByteArray(by, ' ') + line + '\n';
    }
    return text;
}

QByteArray document(const QByteArray &paths, const QByteArray &rest, const QByteArray &version)
{
    const bool isSwagger = version.startsWith('2');
    const QByteArray head = isSwagger ? QByteArray("swagger: '" + version + "'\n") : QByteArray("openapi: " + version + "\n");
    const QByteArray end = rest.isEmpty() || rest.endsWith('\n') ? "" : "\n";
    return head + "info: {title: Things, version: 1.0.0}\n" + rest + end + "paths:\n" + indented(paths, 2);
}

QByteArray withRequest(const QByteArray &schema, const QByteArray &rest, const QByteArray &version)
{
    return document("/things:\n  post:\n    requestBody: {required: true, content: {application/json: {schema: " + schema
                        + "}}}\n    responses: {'204': {description: done}}\n",
                    rest, version);
}

QByteArray withResponse(const QByteArray &schema, const QByteArray &rest, const QByteArray &version)
{
    return document("/things:\n  post:\n    responses: {'200': {description: done, content: {application/json: {schema: " + schema + "}}}}\n", rest, version);
}

Contract contractOf(const QByteArray &text)
{
    auto contract = readContract(text, u"contract.yaml"_s);
    if (!contract)
        qFatal("%s\n%s", qPrintable(contract.error().toText()), text.constData());
    return std::move(*contract);
}

Comparison compare(const QByteArray &base, const QByteArray &revision)
{
    return compareContracts(contractOf(base), contractOf(revision), {QDate(2026, 6, 15)});
}

QStringList told(const Comparison &comparison)
{
    QStringList told;
    for (const Change &change : comparison.changes) {
        QString text = change.rule + u':' + toWire(change.severity);
        if (change.certainty != Certainty::Certain)
            text += change.certainty == Certainty::Undecided ? u'?' : u'!';
        told += text;
    }
    told.sort();
    told.removeDuplicates();
    return told;
}

const Change *find(const Comparison &comparison, const QString &rule)
{
    const auto it = std::find_if(comparison.changes.cbegin(), comparison.changes.cend(), [&](const Change &change) { return change.rule == rule; });
    return it == comparison.changes.cend() ? nullptr : &*it;
}

} // namespace bulkhead::contracts::test
