// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/frameworks.h"

#include "usecases/companyframeworks.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

FrameworkReadings frameworksOf(const EstateConfig &estate, const isolation::ControlCatalogue &controls)
{
    const AvailableFrameworks available = availableFrameworks(estate, controls);
    FrameworkReadings readings{available.frameworks, {}};
    for (const EstateProblem &problem : available.problems)
        readings.problems.append(problem.toText());
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
