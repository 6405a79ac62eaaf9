// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "widgets/button.h"

#include <QDate>

#include <memory>
#include <optional>

class QButtonGroup;
class QDateEdit;

namespace bulkhead {

class Popup;

//! From when to when a list is shown, as a button: days of the desk's time, both counted.
class TimeButton : public Button
{
    Q_OBJECT
public:
    enum class Choice { Any, Today, Week, Month, Between };

    explicit TimeButton(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void choose(Choice choice);
    void setDays(const QDate &first, const QDate &last);
    [[nodiscard]] Choice choice() const { return m_choice; }
    //! Milliseconds since 1970, UTC; nothing: open.
    [[nodiscard]] std::optional<qint64> since() const;
    [[nodiscard]] std::optional<qint64> until() const; //!< not any more
    //! For the chip of a search field: "since:19 Nov 2026"; empty: any time.
    [[nodiscard]] QString chip() const;

signals:
    void rangeChanged();

private:
    void open();
    [[nodiscard]] QDate today() const;
    [[nodiscard]] QDate firstDay() const; //!< not valid: open
    void takeDays();

    std::shared_ptr<const Clock> m_clock;
    Popup *m_popup;
    QButtonGroup *m_choices;
    QDateEdit *m_first, *m_last;
    Choice m_choice = Choice::Any;
};

} // namespace bulkhead
