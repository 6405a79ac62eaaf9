// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/companyframeworks.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using reports::Framework;

namespace {

EstateProblem problemOf(const QString &file, int line, const QString &what, const QString &hint)
{
    return {EstateProblem::Severity::Error, file, line, line, what, hint};
}

void addFramework(const QString &path, const isolation::ControlCatalogue &controls, AvailableFrameworks &all)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        all.problems.append(problemOf(path, 0, u"the file cannot be read: "_s + file.errorString(), u"reports.frameworks of the estate file names the file"_s));
        return;
    }
    if (file.size() > maxEstateFileBytes) {
        all.problems.append(problemOf(path, 0, u"the file is larger than 4 MiB"_s, u"leave out what is no requirement"_s));
        return;
    }
    const reports::FrameworkReading reading = reports::readFramework(file.readAll(), path, controls);
    all.problems.append(reading.problems);
    if (!reading.isUsable())
        return;
    const auto isTaken = [&](const Framework &one) { return one.id == reading.framework.id; };
    if (std::any_of(all.frameworks.cbegin(), all.frameworks.cend(), isTaken))
        all.problems.append(problemOf(path, 1, u"id: there is a framework %1 already"_s.arg(reading.framework.id), u"take another id"_s));
    else
        all.frameworks.append(reading.framework);
}

} // namespace

AvailableFrameworks availableFrameworks(const EstateConfig &estate, const isolation::ControlCatalogue &controls)
{
    AvailableFrameworks all;
    all.frameworks = reports::builtInFrameworks(controls);
    const QDir folder = QFileInfo(estate.path).dir();
    for (const QString &file : estate.reports.frameworks)
        addFramework(folder.filePath(file), controls, all);
    return all;
}

} // namespace bulkhead
