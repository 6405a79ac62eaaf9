// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/promotionsview.h"
#include "widgets/panel.h"

namespace bulkhead {

//! Who has signed, who could, and who cannot and why.
class ApprovalsPanel : public Panel
{
    Q_OBJECT
public:
    explicit ApprovalsPanel(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    //! `me`: who is signed in; empty: nobody.
    void show(const RequestDetails &details, const QString &me);

private:
    void addPerson(const ApproverRow &row, const RequestDetails &details, const QString &me);

    std::shared_ptr<const Clock> m_clock;
};

//! Why the reader may sign, or why not, rule by rule.
class WhyPanel : public Panel
{
    Q_OBJECT
public:
    explicit WhyPanel(QWidget *parent = nullptr);
    void show(const RequestDetails &details, const QString &me);

private:
    void addRule(bool isKept, const QString &sentence);
};

} // namespace bulkhead
