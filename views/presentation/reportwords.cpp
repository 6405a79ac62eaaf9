// SPDX-License-Identifier: GPL-3.0-or-later
#include "presentation/reportwords.h"

#include "presentation/formats.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<const char *, reportFormCount> ids{"pdf", "html", "oscal", "csv", "json", "bundle"};

QString shownDay(const QDate &day, const QString &form)
{
    return QLocale().toString(day, form);
}

UtcTime midnight(const QDate &day)
{
    return UtcTime(std::chrono::milliseconds(QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()));
}

QDate dayOf(UtcTime moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), Qt::UTC).date();
}

} // namespace

QString ReportWords::form(ReportForm form)
{
    switch (form) {
    case ReportForm::Pdf: return u"PDF"_s;
    case ReportForm::Html: return u"HTML"_s;
    case ReportForm::Oscal: return tr("OSCAL assessment results");
    case ReportForm::Csv: return u"CSV"_s;
    case ReportForm::Json: return u"JSON"_s;
    case ReportForm::Bundle: return tr("Evidence bundle");
    }
    return {};
}

QString ReportWords::formHint(ReportForm form)
{
    switch (form) {
    //: What a file format of a report is good for, in two or three words.
    case ReportForm::Pdf: return tr("for people");
    case ReportForm::Html: return tr("one file");
    case ReportForm::Oscal: return u"JSON"_s;
    case ReportForm::Csv: return tr("one row per control");
    case ReportForm::Json: return tr("everything");
    case ReportForm::Bundle: return tr("with proofs");
    }
    return {};
}

QString ReportWords::formId(ReportForm form)
{
    return QLatin1StringView(ids[static_cast<std::size_t>(form)]);
}

ReportForm ReportWords::formOf(const QString &id)
{
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (id == QLatin1StringView(ids[i]))
            return static_cast<ReportForm>(i);
    }
    return ReportForm::Pdf;
}

QString ReportWords::suffix(ReportForm form)
{
    return form == ReportForm::Oscal ? u"oscal.json"_s : formId(form);
}

QString ReportWords::fileFilter(ReportForm form)
{
    //: For a dialog that asks for a file: what kind, and in brackets its ending.
    return tr("%1 (*.%2)").arg(ReportWords::form(form), suffix(form));
}

QString ReportWords::exportAction(ReportForm form)
{
    switch (form) {
    case ReportForm::Pdf: return tr("Export signed PDF…");
    case ReportForm::Html: return tr("Export signed HTML…");
    case ReportForm::Oscal: return tr("Export signed OSCAL…");
    case ReportForm::Csv: return tr("Export signed CSV…");
    case ReportForm::Json: return tr("Export signed JSON…");
    case ReportForm::Bundle: return tr("Export signed bundle…");
    }
    return {};
}

QString ReportWords::kind(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Report: return tr("Report");
    case ReportKind::Difference: return tr("What changed");
    case ReportKind::Boundary: return tr("Boundary document");
    }
    return {};
}

QString ReportWords::subject(const ReportExport &one)
{
    const QString snapshot = Formats::number(static_cast<qint64>(one.snapshot));
    switch (one.kind) {
    case ReportKind::Report: return period(one.period);
    //: Numbers of two snapshots that were compared.
    case ReportKind::Difference: return tr("snapshot %1 to %2").arg(Formats::number(static_cast<qint64>(one.since)), snapshot);
    //: Of a document: its version, and the number of the snapshot it is made from.
    case ReportKind::Boundary: return tr("version %1, snapshot %2").arg(Formats::number(qint64(one.version)), snapshot);
    }
    return {};
}

QString ReportWords::state(State state)
{
    switch (state) {
    case State::Pass: return tr("Pass");
    case State::PassAttested: return tr("Pass, attested");
    case State::Warn: return tr("Warn");
    case State::Unknown: return tr("Unknown");
    case State::Fail: return tr("Fail");
    case State::NotApplicable: return tr("Not applicable");
    case State::NoControl: return tr("No control");
    }
    return {};
}

Status ReportWords::statusOf(State state)
{
    switch (state) {
    case State::Pass:
    case State::PassAttested: return Status::Pass;
    case State::Warn: return Status::Warn;
    case State::Unknown: return Status::Unknown;
    case State::Fail: return Status::Fail;
    case State::NotApplicable: return Status::NotApplicable;
    case State::NoControl: return Status::NotAssessed;
    }
    return Status::Unknown;
}

QList<CountWord> ReportWords::counts(const reports::RequirementCounts &counts)
{
    QList<CountWord> words;
    const auto add = [&](Status status, std::int64_t count, const QString &text, bool isAlways) {
        if (count > 0 || isAlways)
            words.append({status, count, text.arg(Formats::number(static_cast<qint64>(count)))});
    };
    //: Beside a bar of the requirements of a framework: how many have controls that pass.
    add(Status::Pass, counts.pass, tr("%1 pass"), true);
    add(Status::Accepted, counts.attested, tr("%1 attested"), false);
    add(Status::Warn, counts.warn, tr("%1 warn"), false);
    add(Status::Unknown, counts.unknown, tr("%1 unknown"), false);
    add(Status::Fail, counts.fail, tr("%1 fail"), true);
    return words;
}

QString ReportWords::sentence(const reports::RequirementCounts &counts)
{
    QStringList words;
    for (const CountWord &word : ReportWords::counts(counts))
        words.append(word.text);
    if (counts.notApplicable > 0)
        words.append(tr("%1 not applicable").arg(Formats::number(static_cast<qint64>(counts.notApplicable))));
    if (counts.noControl > 0)
        words.append(tr("%1 without a control that supports them").arg(Formats::number(static_cast<qint64>(counts.noControl))));
    return words.join(u", "_s);
}

QString ReportWords::title(const reports::Framework &framework)
{
    return framework.shortTitle.isEmpty() ? framework.title : framework.shortTitle;
}

QString ReportWords::step(ReportStep step)
{
    switch (step) {
    case ReportStep::Reading: return tr("Reading the snapshot and the log");
    case ReportStep::Judging: return tr("Judging the controls");
    case ReportStep::Composing: return tr("Composing the pages");
    case ReportStep::Writing: return tr("Writing the file");
    case ReportStep::Recording: return tr("Recording the export");
    }
    return {};
}

QString ReportWords::period(const reports::Period &period)
{
    //: Qt date format: day, short month, year.
    const QString form = tr("d MMM yyyy");
    //: Two days: a period.
    return tr("%1 to %2").arg(shownDay(firstDay(period), form), shownDay(lastDay(period), form));
}

reports::Period ReportWords::periodOf(const QDate &first, const QDate &last)
{
    return {midnight(qMin(first, last)), midnight(qMax(first, last).addDays(1))};
}

QDate ReportWords::firstDay(const reports::Period &period)
{
    return dayOf(period.from);
}

QDate ReportWords::lastDay(const reports::Period &period)
{
    return dayOf(period.until - std::chrono::milliseconds(1));
}

QString ReportWords::fileName(const ReportWish &wish, ReportForm form)
{
    const auto day = [](const QDate &date) { return date.toString(Qt::ISODate); };
    const QString ending = u'.' + suffix(form);
    if (wish.kind == ReportKind::Difference)
        return u"changes_%1_%2"_s.arg(wish.since).arg(wish.snapshot) + ending;
    if (wish.kind == ReportKind::Boundary)
        return u"boundary_%1"_s.arg(wish.snapshot) + ending;
    return wish.framework + u'_' + day(firstDay(wish.period)) + u'_' + day(lastDay(wish.period)) + ending;
}

} // namespace bulkhead
