// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/framework.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace bulkhead::reports {

using namespace Qt::StringLiterals;

const Requirement *Framework::find(const QString &reference) const
{
    const auto found = std::find_if(requirements.cbegin(), requirements.cend(),
                                    [&reference](const Requirement &one) { return one.reference == reference; });
    return found == requirements.cend() ? nullptr : &*found;
}

bool FrameworkReading::isUsable() const
{
    return std::none_of(problems.cbegin(), problems.cend(), [](const EstateProblem &problem) {
        return problem.severity == EstateProblem::Severity::Error;
    });
}

QList<Framework> builtInFrameworks(const isolation::ControlCatalogue &controls)
{
    const QDir folder(u":/bulkhead/reports/frameworks"_s);
    QList<Framework> frameworks;
    for (const QString &name : folder.entryList({u"*.yaml"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("a framework is not compiled in");
        frameworks.append(readFramework(file.readAll(), name, controls).framework);
    }
    return frameworks;
}

} // namespace bulkhead::reports
