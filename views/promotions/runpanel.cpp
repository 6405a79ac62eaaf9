// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/runpanel.h"

#include "presentation/peoplewords.h"
#include "presentation/promotionwords.h"
#include "widgets/marks.h"
#include "widgets/messagebar.h"
#include "widgets/progressstrip.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr std::size_t mostShown = 60; // of a long plan those around the one that runs

QString nameOf(const PlanStep &step)
{
    return PromotionWords::action(step.action) + u' ' + PromotionWords::kind(step.entity) + u' ' + QString::fromStdString(step.name);
}

bool isDone(StepState state)
{
    return state == StepState::Observed || state == StepState::Undone;
}

} // namespace

RunPanel::RunPanel(PromotionSession &session, QWidget *parent)
    : Panel({}, parent)
    , m_session(session)
    , m_progress(new ProgressStrip(this))
    , m_message(new MessageBar(this))
    , m_steps(new QWidget(this))
{
    setObjectName(u"runPanel"_s);
    body()->addWidget(m_message);
    body()->addWidget(m_progress);
    body()->addWidget(m_steps);
    new QVBoxLayout(m_steps);
    m_steps->layout()->setContentsMargins(0, 0, 0, 0);
    m_message->hide();
    hide();
    connect(m_progress, &ProgressStrip::cancelRequested, &session, &PromotionSession::cancelRun);
    connect(&session, &PromotionSession::runStarted, this, [this] {
        if (m_session.running() && m_session.running()->request == m_id) {
            m_message->hide();
            m_progress->start(tr("Reading both sides"));
            showRun();
        }
    });
    connect(&session, &PromotionSession::runProgressed, this, &RunPanel::showRun);
    connect(&session, &PromotionSession::runEnded, this, &RunPanel::showEnd);
    connect(&session, &PromotionSession::runRefused, this, [this](const QString &id, const Error &error) {
        if (id != m_id)
            return;
        m_progress->stop();
        clearLayout(m_steps->layout());
        setTitle(tr("Nothing was written"));
        m_message->show(Status::Fail, PromotionWords::whatHappened(error), PromotionWords::whatToDo(error));
        show();
    });
}

QString RunPanel::titleOf(RunProgress::Kind kind) const
{
    switch (kind) {
    case RunProgress::Kind::Apply: return tr("Applying");
    case RunProgress::Kind::Resume: return tr("Going on");
    case RunProgress::Kind::RollBack: return tr("Rolling back");
    case RunProgress::Kind::BreakGlass: return tr("Breaking the glass");
    }
    return {};
}

void RunPanel::setRequest(const QString &id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_message->hide();
    m_progress->stop();
    clearLayout(m_steps->layout());
    hide();
    showRun();
}

void RunPanel::showRun()
{
    const auto &run = m_session.running();
    if (!run || run->request != m_id)
        return;
    show();
    setTitle(titleOf(run->kind));
    const auto done = std::count_if(run->states.begin(), run->states.end(), isDone);
    const auto all = static_cast<int>(run->steps.size());
    const auto now = std::find_if(run->states.begin(), run->states.end(), [](StepState state) { return state == StepState::Intended || state == StepState::Written; });
    const QString step = now == run->states.end() ? tr("Reading both sides") : nameOf(run->steps[static_cast<std::size_t>(now - run->states.begin())]);
    m_progress->setStep(step, static_cast<int>(done), all);
    showSteps(run->steps, run->states);
}

void RunPanel::showSteps(const std::vector<PlanStep> &steps, const std::vector<StepState> &states)
{
    clearLayout(m_steps->layout());
    const auto firstOpen = static_cast<std::size_t>(std::find_if(states.begin(), states.end(), [](StepState state) { return !isDone(state); }) - states.begin());
    const std::size_t first = steps.size() <= mostShown ? 0 : std::min(firstOpen > mostShown / 2 ? firstOpen - mostShown / 2 : 0, steps.size() - mostShown);
    auto *column = static_cast<QVBoxLayout *>(m_steps->layout()); // NOLINT(cppcoreguidelines-pro-type-static-cast-downcast)
    column->setSpacing(px(4));
    for (std::size_t i = first; i < std::min(steps.size(), first + mostShown); ++i) {
        auto *line = new QHBoxLayout;
        line->setSpacing(px(8));
        line->addWidget(new StatusMark(PromotionWords::statusOf(states[i]), 14, m_steps));
        auto *name = new TextLabel(nameOf(steps[i]), TypeSize::Small, QFont::Normal, &Tokens::text, m_steps);
        name->setElided(true);
        line->addWidget(name, 1);
        line->addWidget(new TextLabel(PromotionWords::step(states[i]), TypeSize::Small, QFont::Normal, &Tokens::text2, m_steps));
        column->addLayout(line);
    }
    if (steps.size() > mostShown)
        column->addWidget(new TextLabel(tr("%n step(s) in all", nullptr, static_cast<int>(steps.size())), TypeSize::Small, QFont::Normal, &Tokens::text2, m_steps));
}

void RunPanel::showEnd(const RunOutcome &outcome)
{
    if (QString::fromStdString(outcome.request.id) != m_id)
        return;
    m_progress->stop();
    showSteps(outcome.steps, outcome.states);
    const State state = outcome.request.state;
    const bool isWell = outcome.problem.isEmpty();
    const auto undone = std::count(outcome.states.begin(), outcome.states.end(), StepState::Undone);
    setTitle(PromotionWords::state(state));
    if (isWell)
        m_message->show(Status::Pass, state == State::RolledBack ? tr("It is what it was before, and was read back.") : tr("All steps are done, and were read back."));
    else
        m_message->show(Status::Fail, PeopleWords::sentence(outcome.problem), undone > 0 ? tr("%n step(s) were undone.", nullptr, static_cast<int>(undone)) : QString());
    show();
}

} // namespace bulkhead
