// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/digestpanel.h"

#include "presentation/formats.h"
#include "presentation/promotionwords.h"
#include "presentation/words.h"
#include "widgets/button.h"
#include "widgets/marks.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

DigestPanel::DigestPanel(PromotionSession &session, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Panel({}, parent)
    , m_session(session)
    , m_clock(std::move(clock))
    , m_mark(new StatusMark(Status::Waiting, 16, this))
    , m_digest(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text, this))
    , m_changed(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text, this))
    , m_source(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text, this))
    , m_target(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text, this))
    , m_checked(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text, this))
    , m_again(Button::iconOnly(Icon::Sync, tr("Look again whether it still is the same"), this))
{
    setObjectName(u"digestPanel"_s);
    head()->insertWidget(0, m_mark);
    head()->addWidget(m_again);
    m_again->setSize(Button::Size::Small);
    auto *well = new Surface(&Tokens::sunken, NoEdge, this);
    auto *inside = new QVBoxLayout(well);
    inside->setContentsMargins(px(8), px(6), px(8), px(6));
    m_digest->setFixed(true);
    m_digest->setWordWrap(true);
    m_digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_digest->setAccessibleName(tr("Digest of the plan"));
    inside->addWidget(m_digest);
    body()->addWidget(well);
    m_changed->setWordWrap(true);
    body()->addWidget(m_changed);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(2));
    grid->addWidget(new TextLabel(tr("Source"), TypeSize::Small, QFont::Normal, &Tokens::text2, this), 0, 0);
    grid->addWidget(new TextLabel(tr("Target"), TypeSize::Small, QFont::Normal, &Tokens::text2, this), 0, 1);
    grid->addWidget(m_source, 1, 0);
    grid->addWidget(m_target, 1, 1);
    grid->addWidget(m_checked, 0, 2, 2, 1, Qt::AlignRight | Qt::AlignBottom);
    m_checked->setInk(&Tokens::text2);
    m_source->setElided(true);
    m_target->setElided(true);
    body()->addLayout(grid);
    m_timer.setInterval(60s);
    m_age.setInterval(5s);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (isVisible() && m_isOpen)
            check();
    });
    connect(&m_age, &QTimer::timeout, this, &DigestPanel::showState);
    connect(m_again, &QPushButton::clicked, this, &DigestPanel::check);
    connect(&session, &PromotionSession::checked, this, &DigestPanel::takeFreshness);
    connect(&session, &PromotionSession::checkFailed, this, &DigestPanel::takeError);
    m_timer.start();
    m_age.start();
}

void DigestPanel::show(const RequestDetails &details)
{
    const QString id = QString::fromStdString(details.summary.request.id);
    const bool wasOpen = m_isOpen;
    const auto state = details.summary.request.state;
    m_isOpen = state == promotion::State::AwaitingApproval || state == promotion::State::Approved;
    if (id != m_id || wasOpen != m_isOpen) {
        m_fresh.reset();
        m_error.reset();
        m_isChecking = false;
    }
    m_id = id;
    m_digest->setText(PromotionWords::digest(QString::fromStdString(details.summary.request.digest)));
    m_source->setText(details.plan.source.text());
    m_target->setText(details.plan.target.text());
    m_again->setVisible(m_isOpen);
    showState();
    if (m_isOpen && !m_fresh && isVisible())
        check();
}

void DigestPanel::showEvent(QShowEvent *event)
{
    Panel::showEvent(event);
    if (m_isOpen && !m_fresh && !m_isChecking)
        check();
}

void DigestPanel::check()
{
    if (m_isChecking || m_id.isEmpty())
        return;
    m_isChecking = true;
    showState();
    m_session.check(m_id);
}

void DigestPanel::takeFreshness(const QString &id, const Freshness &fresh)
{
    if (id != m_id)
        return;
    m_isChecking = false;
    m_error.reset();
    m_fresh = fresh;
    showState();
    emit checked();
}

void DigestPanel::takeError(const QString &id, const Error &error)
{
    if (id != m_id)
        return;
    m_isChecking = false;
    m_fresh.reset();
    m_error = error;
    showState();
    emit checked();
}

void DigestPanel::showState()
{
    QStringList changed;
    if (m_fresh) {
        if (!m_fresh->source.isEmpty())
            changed.append(tr("The source has changed: %1.").arg(m_fresh->source.join(u", "_s)));
        if (!m_fresh->target.isEmpty())
            changed.append(tr("The target has changed: %1.").arg(m_fresh->target.join(u", "_s)));
        if (!m_fresh->isPolicySame)
            changed.append(tr("The accepted policy has changed."));
        if (!changed.isEmpty())
            changed.append(tr("It cannot be applied any more. Ask for it anew."));
    }
    if (m_error)
        changed = QStringList{ErrorWords::whatHappened(*m_error, tr("The gateway")), m_error->toText()};
    m_changed->setText(changed.join(u'\n'));
    m_changed->setVisible(!changed.isEmpty());
    if (!m_isOpen) {
        setTitle(tr("Digest of the plan"));
        m_mark->hide();
        m_checked->clear();
        return;
    }
    m_mark->show();
    m_changed->setInkOf([isError = m_error.has_value()](const Tokens &t) { return QColor(isError ? t.unknown.ink : t.fail.ink); });
    if (m_fresh) {
        m_mark->setStatus(m_fresh->isSame() ? Status::Pass : Status::Fail);
        setTitle(m_fresh->isSame() ? tr("Unchanged since asked for") : tr("Not the same any more"));
        //: How old an answer is: "checked 3 min ago"; the age may be "just now".
        m_checked->setText(m_clock->now() - m_fresh->at < 60s ? tr("checked just now") : tr("checked %1 ago").arg(Formats::ageOf(m_fresh->at, m_clock->now())));
    } else if (m_error) {
        m_mark->setStatus(Status::Unknown);
        setTitle(tr("Not known whether it is the same"));
        m_checked->clear();
    } else {
        m_mark->setStatus(Status::Running);
        setTitle(tr("Reading both sides"));
        m_checked->clear();
    }
}

} // namespace bulkhead
