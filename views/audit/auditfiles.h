// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/auditsession.h"

namespace bulkhead {

class MessageBar;
class ProgressStrip;

//! Takes the log and its proofs out into files, and says on the page how it went. Also shows how far an export is.
class AuditFiles : public QObject
{
    Q_OBJECT
public:
    AuditFiles(AuditSession &session, MessageBar &message, QWidget *page);

    //! Asks where to.
    void exportBundle();
    void exportBundle(const QString &path);
    void saveProof(quint64 seq);
    void saveProof(quint64 seq, const QString &path);
    [[nodiscard]] bool isExporting() const { return m_isExporting; }
    //! Whether an error that came is one of these.
    [[nodiscard]] bool isBusy() const { return m_isExporting || m_isSaving; }
    //! To be put into the page's layout.
    [[nodiscard]] ProgressStrip *progress() const { return m_progress; }

    //! What happened and what to do about it.
    [[nodiscard]] static QString words(const Error &error);

signals:
    void changed();

private:
    void showProgress(ExportStep step, quint64 done, quint64 all);
    void showExported(const QString &path, const QString &digest, bool isWhole);
    void showFailure(const Error &error);
    void setExporting(bool on);

    AuditSession &m_session;
    MessageBar &m_message;
    QWidget *m_page;
    ProgressStrip *m_progress;
    QString m_path;
    bool m_isExporting = false, m_isSaving = false;
};

} // namespace bulkhead
