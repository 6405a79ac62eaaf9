// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/expect.h"
#include "reports/framework.h"

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray yaml(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const isolation::ControlCatalogue &controls = isolation::ControlCatalogue::builtIn();
    const reports::FrameworkReading reading = reports::readFramework(yaml, QStringLiteral("framework.yaml"), controls);
    expect(reading.isUsable() || !reading.problems.isEmpty(), "what is refused is told");
    if (!reading.isUsable())
        return 0;
    expect(!reading.framework.id.isEmpty() && !reading.framework.title.isEmpty(), "a framework has a name");
    for (const reports::Requirement &requirement : reading.framework.requirements) {
        expect(reading.framework.find(requirement.reference) == &requirement, "each reference stands once");
        for (const QString &control : requirement.controls)
            expect(controls.find(control) != nullptr, "controls are of the catalogue");
    }
    return 0;
}
