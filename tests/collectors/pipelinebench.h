// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipelines/collectpipelines.h"

#include <QTest>

namespace bulkhead::collectors::test {

using namespace Qt::StringLiterals;

inline PipelineGround ground()
{
    const auto ownerOf = [](const QString &host) {
        if (host.endsWith(u".prod.example"))
            return HostOwner::Production;
        if (host.endsWith(u".sbx.example"))
            return HostOwner::Sandbox;
        return host == u"idp.example" ? HostOwner::Shared : HostOwner::Nobody;
    };
    return {{EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)}, ownerOf};
}

inline const UtcTime now{std::chrono::seconds(1'800'000'000)};
inline const QString workflowName = u".github/workflows/release.yml"_s, gitlabName = u".gitlab-ci.yml"_s;

//! What is said for a control: "fail deploy: FILE:LINE: …", a line per unit; "nothing" if there is no evidence; the error if the file cannot be read.
inline QString said(const QString &name, const QByteArray &text, const std::string &control)
{
    const PipelineEvidence found = collectPipelines({{name, text}}, ground(), false, now);
    if (!found.unread.empty())
        return u"unread: "_s + found.unread.front().toText();
    for (const evidence::Evidence &one : found.evidence) {
        if (one.control != control)
            continue;
        QStringList lines;
        for (const evidence::EvidenceUnit &unit : one.units) {
            lines.append(QString::fromStdString(std::string(toWire(unit.verdict)) + ' ') + QString::fromStdString(unit.unit).section(u'#', 1) + u": "_s
                         + QString::fromStdString(unit.detail));
        }
        return lines.join(u'\n');
    }
    return u"nothing"_s;
}

} // namespace bulkhead::collectors::test
