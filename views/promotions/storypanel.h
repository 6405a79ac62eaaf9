// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/promotionsview.h"
#include "widgets/panel.h"

namespace bulkhead {

//! What people said about a request, and how it came to where it is: reason, remarks, end.
class StoryPanel : public Panel
{
    Q_OBJECT
public:
    explicit StoryPanel(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);
    void show(const RequestDetails &details);

private:
    void add(const QString &person, UtcTime at, const QString &what, const QString &text);

    std::shared_ptr<const Clock> m_clock;
};

//! Earlier promotions of the same API to the same environment, the newest last.
class HistoryPanel : public Panel
{
    Q_OBJECT
public:
    explicit HistoryPanel(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);
    void show(const RequestDetails &details);

signals:
    void opened(const QString &id);

private:
    std::shared_ptr<const Clock> m_clock;
};

} // namespace bulkhead
