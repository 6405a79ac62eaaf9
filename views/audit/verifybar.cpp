// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verifybar.h"

#include "audit/entryfacts.h"
#include "presentation/auditwords.h"
#include "presentation/formats.h"
#include "presentation/words.h"
#include "widgets/button.h"
#include "widgets/marks.h"
#include "widgets/progressstrip.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int progressSteps = 1000; // entries may be more than an int can count

QString numberOf(quint64 value)
{
    return Formats::number(static_cast<qint64>(value));
}

} // namespace

VerifyBar::VerifyBar(AuditSession &session, QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_session(session)
    , m_words(new QWidget(this))
    , m_mark(new StatusMark(Status::Waiting, 20, this))
    , m_outsideMark(new StatusMark(Status::Unknown, 14, m_words))
    , m_sentence(new TextLabel({}, TypeSize::Body, QFont::DemiBold, &Tokens::text, m_words))
    , m_rest(new TextLabel({}, TypeSize::Body, QFont::Normal, &Tokens::text, m_words))
    , m_when(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, m_words))
    , m_outside(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, m_words))
    , m_details(new TextLabel({}, TypeSize::Caption, QFont::Normal, &Tokens::text2, m_words))
    , m_progress(new ProgressStrip(this))
    , m_verify(new Button(tr("Verify all"), Button::Look::Outlined, Icon::Sync, this))
    , m_entry(new Button({}, Button::Look::Outlined, Icon::None, this))
{
    setObjectName(u"verifyBar"_s);
    m_verify->setObjectName(u"verifyAll"_s);
    m_entry->setObjectName(u"firstBad"_s);
    setFocusProxy(m_verify);
    const auto isOpen = [this] { return m_status == Status::Waiting || m_status == Status::Running; };
    setGround([this, isOpen](const Tokens &t) { return QColor(isOpen() ? t.panel : t.status(m_status).soft); });
    setLine([this, isOpen](const Tokens &t) { return QColor(isOpen() ? t.border : t.status(m_status).shape); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(12), px(10), px(12), px(10));
    row->setSpacing(px(12));
    row->addWidget(m_mark, 0, Qt::AlignVCenter);
    row->addWidget(m_progress, 1);
    makeWords();
    row->addWidget(m_words, 1);
    row->addWidget(m_entry);
    row->addWidget(m_verify);
    for (Button *button : {m_verify, m_entry})
        button->setSize(Button::Size::Small);
    connect(m_verify, &QPushButton::clicked, &m_session, &AuditSession::verify);
    connect(m_progress, &ProgressStrip::cancelRequested, &m_session, &AuditSession::cancelVerify);
    connect(m_entry, &QPushButton::clicked, this, [this] {
        if (const auto verdict = m_session.verdict(); verdict && verdict->answer.firstBad)
            emit entryRequested(verdict->answer.firstBad->seq);
    });
    connect(&m_session, &AuditSession::verifyStarted, this, &VerifyBar::showState);
    connect(&m_session, &AuditSession::progressed, this, &VerifyBar::progress);
    connect(&m_session, &AuditSession::verified, this, [this] {
        m_error.reset();
        showState();
    });
    connect(&m_session, &AuditSession::verifyFailed, this, &VerifyBar::takeError);
    connect(&m_session, &AuditSession::viewChanged, this, &VerifyBar::showState);
    showState();
}

void VerifyBar::makeWords()
{
    auto *column = new QVBoxLayout(m_words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(3));
    m_first = new QBoxLayout(QBoxLayout::LeftToRight);
    m_second = new QBoxLayout(QBoxLayout::LeftToRight);
    for (QBoxLayout *line : {m_first, m_second}) {
        line->setSpacing(px(3));
        column->addLayout(line);
    }
    m_first->addWidget(m_sentence);
    m_first->addWidget(m_rest, 1);
    auto *outside = new QHBoxLayout;
    outside->setSpacing(px(6));
    outside->addWidget(m_outsideMark, 0, Qt::AlignTop);
    outside->addWidget(m_outside, 1);
    m_second->addWidget(m_when);
    m_second->addLayout(outside, 1);
    column->addWidget(m_details);
    m_details->setFixed(true);
    m_details->setWordWrap(true);
}

//! The two parts of a line stand beside each other if they fit, else below each other.
void VerifyBar::fitWords()
{
    const auto widthOf = [](const TextLabel *label) {
        return label->text().isEmpty() ? 0 : label->fontMetrics().horizontalAdvance(label->text()) + px(6);
    };
    const auto fit = [this](QBoxLayout *line, TextLabel *first, TextLabel *second, int needed) {
        const bool fits = needed <= m_words->width();
        line->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        line->setSpacing(fits ? px(8) : px(3));
        for (TextLabel *label : {first, second}) {
            label->setElided(fits);
            label->setWordWrap(!fits);
        }
    };
    fit(m_first, m_sentence, m_rest, widthOf(m_sentence) + widthOf(m_rest) + px(8));
    fit(m_second, m_when, m_outside, widthOf(m_when) + widthOf(m_outside) + px(8 + 14 + 6));
}

void VerifyBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    layout()->activate();
    fitWords();
}

quint64 VerifyBar::entries() const
{
    const auto view = m_session.view();
    return view && view->list ? view->list->lines.size() : 0;
}

void VerifyBar::takeError(const Error &error)
{
    m_error = error.kind == Error::Kind::Cancelled ? std::nullopt : std::optional(error);
    showState();
}

void VerifyBar::showState()
{
    const bool isRunning = m_session.isVerifying();
    if (isRunning && m_status != Status::Running) {
        m_progress->setMinimumHeight(m_words->height()); // what is below stays where it is
        m_progress->start(tr("Verifying the log"));
    } else if (!isRunning) {
        m_progress->stop();
    }
    m_words->setVisible(!isRunning);
    m_verify->setVisible(!isRunning);
    m_verify->setBlocked(entries() == 0 ? tr("There is no entry to verify") : QString());
    m_details->setText({});
    m_entry->hide();
    sayOutside(Status::Unknown, {});
    if (isRunning)
        say(Status::Running, {}, {}, {});
    else if (m_error)
        say(Status::Warn, tr("The log could not be verified."), ErrorWords::whatToDo(*m_error), m_error->toText());
    else if (const auto verdict = m_session.verdict(); !verdict)
        showNotYet();
    else if (verdict->answer.ok)
        showWhole(*verdict);
    else
        showDamage(*verdict);
    m_details->setVisible(!m_details->text().isEmpty());
    fitWords();
}

void VerifyBar::showNotYet()
{
    say(Status::Waiting, tr("Not verified since this window opened."),
        tr("Verifying reads all entries and checks every hash and every signature."), {});
}

void VerifyBar::showWhole(const AuditVerdict &verdict)
{
    const audit::Verification &answer = verdict.answer;
    QString when = whenText(verdict);
    if (const quint64 newer = entries() > answer.size ? entries() - answer.size : 0; newer > 0)
        when += u' ' + tr("%n newer entry(s) came since.", nullptr, static_cast<int>(std::min<quint64>(newer, INT_MAX)));
    say(Status::Pass, answer.size == 1 ? tr("Log verified, entry 1.") : tr("Log verified, entries 1 to %1.").arg(numberOf(answer.size)),
        tr("Every hash holds, and every signature there is."), when);
    const auto view = m_session.view();
    const auto hasProblem = [](const CheckpointPlace &place) { return place.says == CheckpointPlace::Says::Unknown; };
    const bool isOutOfReach = view && std::any_of(view->places.begin(), view->places.end(), hasProblem);
    if (answer.anchored)
        sayOutside(Status::Pass, anchorText(answer.anchoredUntil));
    else if (isOutOfReach)
        sayOutside(Status::Unknown, tr("Not compared: a place that keeps checkpoints outside cannot be read."));
    else
        sayOutside(Status::Unknown, tr("Not compared with a checkpoint kept outside: a log made anew would look the same."));
}

void VerifyBar::showDamage(const AuditVerdict &verdict)
{
    const audit::Verification &answer = verdict.answer;
    const audit::FirstBad bad = answer.firstBad.value_or(audit::FirstBad());
    say(Status::Fail, AuditWords::damage(bad), AuditWords::remains(answer.trustedUntil), whenText(verdict));
    if (answer.anchoredUntil > 0)
        sayOutside(Status::Pass, anchorText(answer.anchoredUntil));
    m_details->setText(QString::fromStdString(answer.reason));
    const auto view = m_session.view();
    const quint64 lastSeq = entries() > 0 ? view->list->seqAt(view->list->lines.size() - 1) : 0;
    const bool isThere = bad.seq > 0 && bad.seq <= lastSeq;
    m_entry->setText(tr("Show entry %1").arg(numberOf(bad.seq)));
    m_entry->setVisible(isThere);
}

QString VerifyBar::wordOf(Status status)
{
    switch (status) {
    case Status::Pass: //: State of the audit log.
        return tr("Whole");
    case Status::Fail: //: State of the audit log.
        return tr("Damaged");
    case Status::Running: //: State of the audit log.
        return tr("Being verified");
    default: //: State of the audit log.
        return tr("Not verified");
    }
}

void VerifyBar::say(Status status, const QString &sentence, const QString &rest, const QString &when)
{
    m_status = status;
    const QString word = wordOf(status);
    m_mark->setStatus(status, word);
    m_sentence->setText(sentence);
    m_sentence->setInkOf([status](const Tokens &t) { return QColor(status == Status::Fail ? t.fail.ink : t.text); });
    m_rest->setText(rest);
    m_when->setText(when);
    m_when->setVisible(!when.isEmpty());
    setAccessibleName(status == Status::Running ? word : sentence);
    setAccessibleDescription(rest + u' ' + when);
    update();
}

void VerifyBar::sayOutside(Status status, const QString &text)
{
    m_outsideMark->setStatus(status);
    m_outside->setText(text);
    m_outsideMark->setVisible(!text.isEmpty());
    m_outside->setVisible(!text.isEmpty());
}

void VerifyBar::progress(quint64 done, quint64 all)
{
    if (!m_session.isVerifying() || all == 0)
        return;
    const int part = static_cast<int>(static_cast<double>(done) / static_cast<double>(all) * progressSteps);
    m_progress->setStep(tr("Verifying entry %1 of %2").arg(numberOf(done), numberOf(all)), part, progressSteps);
}

QString VerifyBar::whenText(const AuditVerdict &verdict) const
{
    //: Moment and duration of a verification.
    return tr("Done %1 in %2.").arg(Formats::dateTime(verdict.at), Formats::duration(verdict.duration));
}

//! Which place keeps the checkpoint of that size, and when the last entry in it was written.
QString VerifyBar::anchorText(quint64 size) const
{
    const auto view = m_session.view();
    const QList<CheckpointPlace> places = view ? view->places : QList<CheckpointPlace>();
    const auto place = std::find_if(places.begin(), places.end(), [size](const CheckpointPlace &one) { return one.size == size; });
    if (place == places.end())
        return tr("The checkpoint of size %1 kept outside agrees.").arg(numberOf(size));
    const auto time = timeOfEntry(*view, size);
    if (!time)
        return tr("The checkpoint of size %1 kept in %2 agrees.").arg(numberOf(size), place->place);
    //: A checkpoint, where it is kept, and how new it is.
    return tr("The checkpoint of size %1 kept in %2 agrees, it is of %3.").arg(numberOf(size), place->place, Formats::dateTime(*time));
}

} // namespace bulkhead
