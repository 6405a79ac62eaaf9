// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "usecases/reportsession.h"

#include <QDate>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QGridLayout;

namespace bulkhead {

class TextLabel;

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

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layDays(bool inOneRow);
    void fitDays();
    void showDays();
    void takeDays();
    [[nodiscard]] std::pair<QDate, QDate> daysOf(Choice choice) const;

    std::shared_ptr<const Clock> m_clock;
    QComboBox *m_choice;
    QDateEdit *m_first, *m_last;
    TextLabel *m_from, *m_to; //!< the words before them; the first only where there are two rows
    QGridLayout *m_days;
    bool m_isOneRow = true;
};

} // namespace bulkhead
