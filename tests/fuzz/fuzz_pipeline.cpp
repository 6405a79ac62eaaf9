// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelines/collectpipelines.h"
#include "fuzz/expect.h"

#include <set>

using namespace bulkhead;
using namespace bulkhead::collectors;

namespace {

void judge(const QString &name, const QByteArray &text)
{
    const PipelineGround ground{{EnvironmentId(QStringLiteral("sandbox")), EnvironmentId(QStringLiteral("production"))},
                                [](const QString &host) { return host.startsWith(u'p') ? HostOwner::Production : host.startsWith(u's') ? HostOwner::Sandbox : HostOwner::Nobody; }};
    const PipelineEvidence found = collectPipelines({{name, text}}, ground, true, UtcTime(std::chrono::hours(500'000)));
    expect(found.unread.size() <= 1 && (found.unread.empty() || found.evidence.empty()), "a file is read or an error");
    for (const Error &error : found.unread)
        expect(error.kind == Error::Kind::BadFile && error.place.startsWith(name) && !error.what.isEmpty(), "an error has a place");
    for (const evidence::Evidence &one : found.evidence) {
        std::set<std::string> names;
        for (const evidence::EvidenceUnit &unit : one.units) {
            expect(names.insert(unit.unit).second, "every unit has a name of its own");
            expect(!unit.detail.empty(), "every unit says why");
        }
        expect(!one.units.empty() && one.digest.size() == 64 && one.received <= one.expected, "evidence has an envelope and units");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    judge(QStringLiteral(".github/workflows/a.yml"), text);
    judge(QStringLiteral(".gitlab-ci.yml"), text);
    return 0;
}
