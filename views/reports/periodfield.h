// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "usecases/reportsession.h"

#include <QDate>
#include <QWidget>

class QComboBox;
class QDateEdit;

namespace bulkhead {

//! From which day to which a report speaks of what happened, both counted: one of the usual periods, or any two days.
class PeriodField : public QWidget
{
    Q_OBJECT
public:
    enum class Choice { ThisQuarter, LastQuarter, LastMonth, ThisYear, OwnDays };

    explicit PeriodField(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void choose(Choice choice);
    void setDays(const QDate &first, const QDate &last); //!< OwnDays
    [[nodiscard]] Choice choice() const;
    [[nodiscard]] QDate first() const;
    [[nodiscard]] QDate last() const;
    [[nodiscard]] reports::Period period() const;

signals:
    void changed();

private:
    void showDays();
    void takeDays();
    [[nodiscard]] std::pair<QDate, QDate> daysOf(Choice choice) const;

    std::shared_ptr<const Clock> m_clock;
    QComboBox *m_choice;
    QDateEdit *m_first, *m_last;
};

} // namespace bulkhead
