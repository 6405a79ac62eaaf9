// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/status.h"
#include "usecases/auditsession.h"
#include "widgets/surface.h"

class QBoxLayout;

namespace bulkhead {

class Button;
class ProgressStrip;
class StatusMark;

//! What is known of the log's wholeness: not verified yet, being verified, whole, or damaged, and then what remains. It cannot be closed.
class VerifyBar : public Surface
{
    Q_OBJECT
public:
    explicit VerifyBar(AuditSession &session, QWidget *parent = nullptr);

    [[nodiscard]] QString sentence() const { return m_sentence->text(); }
    [[nodiscard]] QString rest() const { return m_rest->text(); }
    //! What was compared from outside.
    [[nodiscard]] QString outside() const { return m_outside->text(); }
    [[nodiscard]] Status status() const { return m_status; }

signals:
    void entryRequested(quint64 seq);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeWords();
    void fitWords();
    void showState();
    void showNotYet();
    void showWhole(const AuditVerdict &verdict);
    void showDamage(const AuditVerdict &verdict);
    void say(Status status, const QString &sentence, const QString &rest, const QString &when);
    void sayOutside(Status status, const QString &text);
    void progress(quint64 done, quint64 all);
    void takeError(const Error &error);
    [[nodiscard]] static QString wordOf(Status status);
    [[nodiscard]] QString whenText(const AuditVerdict &verdict) const;
    [[nodiscard]] QString anchorText(quint64 size) const;
    [[nodiscard]] quint64 entries() const;

    AuditSession &m_session;
    QWidget *m_words;
    QBoxLayout *m_first = nullptr, *m_second = nullptr; //!< lines, each of two parts
    StatusMark *m_mark, *m_outsideMark;
    TextLabel *m_sentence, *m_rest, *m_when, *m_outside, *m_details;
    ProgressStrip *m_progress;
    Button *m_verify, *m_entry;
    Status m_status = Status::Waiting;
    std::optional<Error> m_error; //!< why the last verification gave no answer
};

} // namespace bulkhead
