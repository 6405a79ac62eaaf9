// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/frameworks.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

FrameworkReadings frameworksOf(const EstateConfig &estate, const isolation::ControlCatalogue &controls)
{
    FrameworkReadings readings;
    readings.frameworks = reports::builtInFrameworks(controls);
    const QDir folder = QFileInfo(estate.path).dir();
    for (const QString &path : estate.reports.frameworks) {
        QFile file(folder.filePath(path));
        if (!file.open(QIODevice::ReadOnly)) {
            readings.problems.append(u"%1: the framework cannot be read: %2; reports.frameworks of the estate file names it"_s.arg(path, file.errorString()));
            continue;
        }
        reports::FrameworkReading reading = reports::readFramework(file.readAll(), path, controls);
        for (const EstateProblem &problem : reading.problems)
            readings.problems.append(problem.toText());
        const bool isTaken = std::any_of(readings.frameworks.cbegin(), readings.frameworks.cend(), [&](const reports::Framework &one) { return one.id == reading.framework.id; });
        if (reading.isUsable() && isTaken)
            readings.problems.append(u"%1: there is a framework %2 already; give it another id"_s.arg(path, reading.framework.id));
        else if (reading.isUsable())
            readings.frameworks.append(std::move(reading.framework));
    }
    return readings;
}

Result<reports::Framework> frameworkOf(const FrameworkReadings &readings, const QString &id)
{
    QStringList known;
    for (const reports::Framework &framework : readings.frameworks) {
        if (framework.id == id)
            return framework;
        known.append(framework.id);
    }
    return Error{.kind = Error::Kind::Usage, .place = u"--framework"_s, .what = u"there is no framework \"%1\""_s.arg(id), .hint = u"choose one of %1"_s.arg(known.join(u", "_s)),
                 .retryAfter = {}};
}

} // namespace bulkhead
