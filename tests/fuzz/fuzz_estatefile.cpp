// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatefile.h"
#include "fuzz/expect.h"

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray yaml(reinterpret_cast<const char *>(data), qsizetype(size));
    const EstateReading reading = readEstate(yaml, QStringLiteral("e.yaml"));
    const int lines = int(yaml.count('\n') + yaml.count('\r')) + 1;
    for (const EstateProblem &problem : reading.problems) {
        expect(problem.line >= 0 && problem.line <= lines, "a problem stands on a line of the file");
        expect(problem.column >= 0 && !problem.what.isEmpty(), "a problem says what and where");
    }
    if (!reading.isUsable())
        return 0;
    for (const GatewayConfig &gateway : reading.config.gateways) {
        expect(gateway.adminUrl.userInfo().isEmpty(), "no user name in a URL");
        expect(gateway.environment.isEmpty() != gateway.partitions.isEmpty(), "environment or partitions");
        expect(gateway.environment.isEmpty() || reading.config.environment(gateway.environment),
               "its environment is defined");
    }
    expect(readEstate(yaml, reading.config.path).config == reading.config, "reading is repeatable");
    return 0;
}
