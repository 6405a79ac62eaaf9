// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/reportdouble.h"

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QThread>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

Error told()
{
    return Error{.kind = Error::Kind::Store, .place = u"store.db"_s, .what = u"the disk is full"_s, .hint = u"make room on it"_s, .retryAfter = {}};
}

Error cancelled()
{
    return Error{.kind = Error::Kind::Cancelled, .place = {}, .what = u"cancelled"_s, .hint = {}, .retryAfter = {}};
}

//! A page with its number large enough to be told apart.
Result<PagePixels> draw(int page, double scale)
{
    QImage image(static_cast<int>(595.28 * scale + 0.5), static_cast<int>(841.89 * scale + 0.5), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.fillRect(QRectF(56, 56 + page, 483, 24), QColor(200, 200, 200));
    painter.end();
    return PagePixels{image.width(), image.height(), QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes())};
}

QCoro::Task<Result<std::shared_ptr<const PreparedReport>>> prepareFor(ReportDouble *own, ReportJob job)
{
    ++own->prepared;
    if (own->fails)
        co_return told();
    job.onStep(ReportStep::Composing, 1, 2);
    auto report = std::make_shared<PreparedReport>();
    report->wish = job.wish;
    if (job.wish.kind == ReportKind::Difference)
        report->difference = own->difference;
    if (job.wish.kind == ReportKind::Boundary)
        report->boundary = own->boundary;
    report->pages.count = own->pages;
    report->pages.render = &draw;
    co_return std::shared_ptr<const PreparedReport>(report);
}

QCoro::Task<Result<SavedReport>> saveFor(ReportDouble *own, ReportJob job, ReportFile file)
{
    job.onStep(ReportStep::Writing, 1, 2);
    while (own->waits && !job.cancel.isCancelled())
        QThread::yieldCurrentThread();
    if (job.cancel.isCancelled())
        co_return cancelled();
    QFile written(file.path);
    if (own->fails || !written.open(QIODevice::WriteOnly) || written.write("a report") < 0)
        co_return told();
    SavedReport saved;
    saved.path = file.path;
    saved.digest = std::string(64, 'a');
    saved.seq = 12;
    co_return saved;
}

QCoro::Task<Result<ReportRecords>> historyFor(ReportDouble *own)
{
    ReportRecords records;
    records.exports = own->exports;
    records.versions = own->versions;
    co_return records;
}

QCoro::Task<Result<BoundaryVersion>> signFor(ReportDouble *own, std::string digest)
{
    if (own->fails)
        co_return told();
    BoundaryVersion version;
    version.seq = 31;
    version.version = own->boundary->version;
    version.digest = digest;
    version.person = QStringLiteral("leonor");
    own->versions.prepend(version);
    co_return version;
}

} // namespace

ReportSessionParts ReportDouble::parts()
{
    ReportSessionParts parts;
    parts.frameworks = [](const EstateConfig &, const isolation::ControlCatalogue &controls) { return FrameworkReadings{reports::builtInFrameworks(controls), {}}; };
    parts.prepare = [this](const ReportJob &job) { return prepareFor(this, job); };
    parts.save = [this](const ReportJob &job, const ReportFile &file) { return saveFor(this, job, file); };
    parts.sign = [this](const ReportJob &, const std::string &digest) { return signFor(this, digest); };
    parts.history = [this](const EstateConfig &) { return historyFor(this); };
    return parts;
}

} // namespace bulkhead::test
