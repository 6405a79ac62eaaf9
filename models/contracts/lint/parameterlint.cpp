// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters and the templates of paths.
#include "contracts/lint/lintrules.h"
#include "contracts/rules/findings.h"

#include <QSet>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

void inPath(const Operation &operation, const QStringList &names, LintReport &report)
{
    QSet<QString> declared;
    for (const Parameter &parameter : operation.parameters) {
        if (parameter.in != ParameterPlace::Path)
            continue;
        declared.insert(parameter.name);
        if (!names.contains(parameter.name))
            report.add("path-parameter-unused", &operation, parameter.at, u"the path parameter \"%1\" is not in the path"_s.arg(shortened(parameter.name)));
        else if (!parameter.required)
            report.add("path-parameter-optional", &operation, parameter.at, u"the path parameter \"%1\" is not required"_s.arg(shortened(parameter.name)));
    }
    for (const QString &name : names) {
        if (!declared.contains(name) && operation.parameterGaps.empty())
            report.add("path-parameter-undeclared", &operation, operation.at, u"\"%1\" in the path is no declared parameter"_s.arg(shortened(name)));
    }
}

} // namespace

void lintParameters(LintReport &report)
{
    for (const Operation &operation : report.contract().operations) {
        if (operation.sender == Sender::Client)
            inPath(operation, templateNames(operation.path), report);
        QSet<QString> seen;
        for (const Parameter &parameter : operation.parameters) {
            const QString name = parameter.in == ParameterPlace::Header ? parameter.name.toLower() : parameter.name;
            const QString key = toWire(parameter.in) + u' ' + name;
            if (seen.contains(key))
                report.add("parameter-duplicate", &operation, parameter.at,
                           u"the %1 parameter \"%2\" is declared twice"_s.arg(toWire(parameter.in), shortened(parameter.name)));
            seen.insert(key);
        }
    }
}

} // namespace bulkhead::contracts
