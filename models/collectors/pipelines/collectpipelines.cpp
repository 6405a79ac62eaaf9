// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelines/collectpipelines.h"

#include "collectors/pipelines/githubactions.h"
#include "collectors/pipelines/gitlabci.h"
#include "collectors/pipelines/pipelinerules.h"
#include "core/digest.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace bulkhead::collectors {

using namespace Qt::StringLiterals;
using evidence::Evidence;
using evidence::EvidenceUnit;
using Product = Pipeline::Product;

namespace {

constexpr const char *collector = "bulkhead pipeline files 1";
constexpr qsizetype maxProductBytes = 64 << 10; //!< enough to see what it is for

struct Rule
{
    const char *control;
    std::vector<EvidenceUnit> (*judge)(const Pipeline &, const PipelineGround &);
};
constexpr std::array rules{Rule{"REL-01", environmentTags}, Rule{"REL-02", approvals}, Rule{"REL-04", references}, Rule{"REL-05", secretScopes}, Rule{"REL-06", failsClosed}};

std::string digestOfAll(const std::vector<PipelineFile> &files)
{
    QByteArray bytes;
    for (const PipelineFile &file : files)
        bytes += file.text;
    return toHex(sha256({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
}

//! What all that is said rests on.
Evidence envelopeOf(const std::vector<PipelineFile> &files, const PipelineGround &ground, UtcTime now)
{
    Evidence envelope;
    QStringList names;
    for (const PipelineFile &file : files) {
        names.append(file.name);
        envelope.bytes += file.text.size();
    }
    envelope.pair = ground.pair;
    envelope.source = "pipeline files";
    envelope.collector = collector;
    envelope.query = names.join(u' ').toStdString();
    envelope.startedAt = envelope.finishedAt = now;
    envelope.pages = static_cast<std::int64_t>(files.size());
    envelope.digest = digestOfAll(files);
    return envelope;
}

//! Parts that belong to the pipelines and stand in files that were not among them.
std::int64_t partsElsewhere(const std::vector<Pipeline> &pipelines)
{
    const auto isGiven = [&](const QString &part) {
        return std::any_of(pipelines.begin(), pipelines.end(), [&](const Pipeline &one) { return part.startsWith(u'.') && one.file.endsWith(part.section(u'/', -1)); });
    };
    std::int64_t count = 0;
    for (const Pipeline &pipeline : pipelines) {
        for (const QString &part : pipeline.elsewhere)
            count += isGiven(part) ? 0 : 1;
    }
    return count;
}

} // namespace

std::optional<Product> productOf(const PipelineFile &file)
{
    if (file.name.contains(u".github/workflows/"))
        return Product::GitHubActions;
    if (file.name.section(u'/', -1).contains(u"gitlab-ci"))
        return Product::GitLabCi;
    static const QRegularExpression github(u"^(?:on|\"on\"|'on')\\s*:"_s, QRegularExpression::MultilineOption), jobs(u"^jobs\\s*:"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression gitlab(u"^(?:stages\\s*:|include\\s*:|  script\\s*:)"_s, QRegularExpression::MultilineOption);
    const QString text = QString::fromUtf8(file.text.left(maxProductBytes));
    if (github.match(text).hasMatch() && jobs.match(text).hasMatch())
        return Product::GitHubActions;
    return gitlab.match(text).hasMatch() ? std::optional(Product::GitLabCi) : std::nullopt;
}

Result<Pipeline> readPipeline(const PipelineFile &file)
{
    const auto product = productOf(file);
    if (!product) {
        return Error{.kind = Error::Kind::BadFile, .place = file.name, .what = u"whether it is of GitHub Actions or GitLab CI cannot be told"_s,
                     .hint = u"name it as it stands in the repository: .github/workflows/NAME.yml or .gitlab-ci.yml"_s, .retryAfter = {}};
    }
    return *product == Product::GitHubActions ? readGitHubActions(file.text, file.name) : readGitLabCi(file.text, file.name);
}

PipelineEvidence collectPipelines(std::vector<PipelineFile> files, const PipelineGround &ground, bool areAll, UtcTime now)
{
    std::sort(files.begin(), files.end(), [](const PipelineFile &a, const PipelineFile &b) { return a.name < b.name; });
    PipelineEvidence found;
    std::vector<Pipeline> pipelines;
    for (const PipelineFile &file : files) {
        auto pipeline = readPipeline(file);
        if (pipeline)
            pipelines.push_back(std::move(*pipeline));
        else
            found.unread.push_back(pipeline.error());
    }
    Evidence envelope = envelopeOf(files, ground, now);
    for (const Pipeline &pipeline : pipelines)
        envelope.received += static_cast<std::int64_t>(pipeline.jobs.size());
    if (areAll)
        envelope.expected = envelope.received + partsElsewhere(pipelines) + static_cast<std::int64_t>(found.unread.size());
    for (const Rule &rule : rules) {
        Evidence one = envelope;
        one.control = rule.control;
        for (const Pipeline &pipeline : pipelines) {
            for (EvidenceUnit &unit : rule.judge(pipeline, ground))
                one.units.push_back(std::move(unit));
        }
        if (!one.units.empty())
            found.evidence.push_back(std::move(one));
    }
    return found;
}

} // namespace bulkhead::collectors
