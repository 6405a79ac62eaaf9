// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/promotionsession.h"
#include "widgets/panel.h"

namespace bulkhead {

class MessageBar;
class ProgressStrip;

//! An execution while it goes on, step by step, and how it ended.
class RunPanel : public Panel
{
    Q_OBJECT
public:
    RunPanel(PromotionSession &session, QWidget *parent = nullptr);

    //! Of this request; shows itself only if there is something to say.
    void setRequest(const QString &id);

private:
    void showRun();
    void showEnd(const RunOutcome &outcome);
    void showSteps(const std::vector<promotion::PlanStep> &steps, const std::vector<StepState> &states);
    [[nodiscard]] QString titleOf(RunProgress::Kind kind) const;

    PromotionSession &m_session;
    ProgressStrip *m_progress;
    MessageBar *m_message;
    QWidget *m_steps;
    QString m_id;
};

} // namespace bulkhead
