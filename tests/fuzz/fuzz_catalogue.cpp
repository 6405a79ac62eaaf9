// SPDX-License-Identifier: GPL-3.0-or-later
// A company's file of controls.
#include "fuzz/expect.h"
#include "isolation/control.h"

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::isolation;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const ControlCatalogue &builtIn = ControlCatalogue::builtIn();
    const QByteArray yaml(reinterpret_cast<const char *>(data), qsizetype(size));
    const CatalogueReading reading = builtIn.with(yaml, u"controls.yaml"_s);
    const bool isRefused = std::any_of(reading.problems.cbegin(), reading.problems.cend(), [](const EstateProblem &problem) {
        return problem.severity == EstateProblem::Severity::Error;
    });
    for (const EstateProblem &problem : reading.problems)
        expect(!problem.toError().toText().isEmpty(), "a problem has words");
    expect(isRefused || reading.catalogue.controls().size() >= builtIn.controls().size(), "no file takes a control away");
    return 0;
}
