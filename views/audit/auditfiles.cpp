// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/auditfiles.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "widgets/messagebar.h"
#include "widgets/progressstrip.h"
#include "widgets/saveplace.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr int steps = 1000; // entries may be more than an int can count
}

AuditFiles::AuditFiles(AuditSession &session, MessageBar &message, QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_message(message)
    , m_page(page)
    , m_progress(new ProgressStrip(page))
{
    m_progress->setObjectName(u"exportProgress"_s);
    connect(m_progress, &ProgressStrip::cancelRequested, &session, &AuditSession::cancelExport);
    connect(&session, &AuditSession::exportProgressed, this, &AuditFiles::showProgress);
    connect(&session, &AuditSession::exported, this, &AuditFiles::showExported);
    connect(&session, &AuditSession::proofSaved, this, [this](const QString &path) {
        m_isSaving = false;
        m_message.show(Status::Pass, tr("The proof is in %1.").arg(path),
                       tr("Whoever has it and the verifier key can check that the entry stands in the log."));
    });
    connect(&session, &AuditSession::failed, this, &AuditFiles::showFailure);
}

void AuditFiles::exportBundle()
{
    const auto view = m_session.view();
    const qsizetype size = view && view->list ? static_cast<qsizetype>(view->list->lines.size()) : 0;
    const QString name = view ? QString::fromStdString(view->log).left(8) : QString();
    const QString path = SavePlace::ask(m_page, tr("Export the log as a bundle"), u"bulkhead-log-%1-%2.bundle"_s.arg(name).arg(size), tr("Bundles of an audit log (*.bundle)"));
    if (!path.isEmpty())
        exportBundle(path);
}

void AuditFiles::exportBundle(const QString &path)
{
    if (m_isExporting)
        return;
    m_path = path;
    m_message.hide();
    m_progress->start(tr("Writing %1").arg(path));
    setExporting(true);
    m_session.exportBundle(path);
}

void AuditFiles::saveProof(quint64 seq)
{
    const QString path = SavePlace::ask(m_page, tr("Save the proof of the entry"), u"entry-%1.tlog-proof"_s.arg(seq), tr("Proofs of an entry (*.tlog-proof)"));
    if (!path.isEmpty())
        saveProof(seq, path);
}

void AuditFiles::saveProof(quint64 seq, const QString &path)
{
    m_isSaving = true;
    m_message.hide();
    m_session.saveProof(seq, path);
}

void AuditFiles::setExporting(bool on)
{
    m_isExporting = on;
    if (!on)
        m_progress->stop();
    emit changed();
}

void AuditFiles::showProgress(ExportStep step, quint64 done, quint64 all)
{
    if (!m_isExporting || all == 0)
        return;
    const QString now = Formats::number(static_cast<qint64>(done)), whole = Formats::number(static_cast<qint64>(all));
    const QString words = step == ExportStep::Writing ? tr("Writing entry %1 of %2") : tr("Verifying what was written: entry %1 of %2");
    m_progress->setStep(words.arg(now, whole), static_cast<int>(static_cast<double>(done) / static_cast<double>(all) * steps), steps);
}

void AuditFiles::showExported(const QString &path, const QString &digest, bool isWhole)
{
    setExporting(false);
    //: The digest of a file.
    const QString sum = tr("SHA-256 %1").arg(digest);
    if (isWhole)
        m_message.show(Status::Pass, tr("The log is in %1.").arg(path),
                       tr("It was verified as it was written. Whoever has it can verify it with bulkhead-verify, without this store."), {}, sum);
    else
        m_message.show(Status::Fail, tr("The log is in %1, and it is damaged.").arg(path),
                       tr("The bundle shows the damage to whoever verifies it."), {}, sum);
}

QString AuditFiles::words(const Error &error)
{
    const QString what = PeopleWords::whatHappened(error), hint = PeopleWords::whatToDo(error);
    return hint.isEmpty() ? what : QString(what + u' ' + hint);
}

void AuditFiles::showFailure(const Error &error)
{
    if (!isBusy())
        return;
    const bool isCancelled = m_isExporting && error.kind == Error::Kind::Cancelled;
    const QString sentence = m_isExporting ? tr("The log was not exported.") : tr("The proof was not saved.");
    m_isSaving = false;
    if (m_isExporting)
        setExporting(false);
    if (isCancelled)
        m_message.show(Status::NotApplicable, tr("The export was cancelled."), tr("Nothing was written."));
    else
        m_message.show(Status::Fail, sentence, words(error), {}, error.toText());
}

} // namespace bulkhead
