// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/timebutton.h"

#include "presentation/formats.h"
#include "widgets/popup.h"

#include <QButtonGroup>
#include <QDateEdit>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr int week = 7, month = 30; // days
constexpr int dayWidth = 120;
}

TimeButton::TimeButton(std::shared_ptr<const Clock> clock, QWidget *parent)
    : Button(tr("Time"), Look::Outlined, Icon::None, parent)
    , m_clock(std::move(clock))
    , m_popup(new Popup(this))
    , m_choices(new QButtonGroup(this))
    , m_first(new QDateEdit)
    , m_last(new QDateEdit)
{
    setChevron(true);
    auto *column = m_popup->column();
    int id = 0;
    for (const QString &text :
         {tr("Any time"), tr("Today"), tr("The last 7 days"), tr("The last 30 days"), tr("From one day to another:")}) {
        auto *radio = new QRadioButton(text);
        m_choices->addButton(radio, id++);
        column->addWidget(radio);
    }
    m_choices->button(0)->setChecked(true);
    auto *days = new QHBoxLayout;
    days->setContentsMargins(px(24), 0, 0, 0);
    days->setSpacing(px(8));
    for (QDateEdit *edit : {m_first, m_last}) {
        edit->setDisplayFormat(u"yyyy-MM-dd"_s);
        edit->setDate(today());
        edit->setMinimumWidth(px(dayWidth));
        days->addWidget(edit);
        connect(edit, &QDateEdit::dateChanged, this, &TimeButton::takeDays);
    }
    m_first->setAccessibleName(tr("First day"));
    m_last->setAccessibleName(tr("Last day"));
    column->addLayout(days);
    connect(this, &QPushButton::clicked, this, &TimeButton::open);
    connect(m_choices, &QButtonGroup::idClicked, this, [this](int chosen) { choose(static_cast<Choice>(chosen)); });
}

void TimeButton::open()
{
    m_popup->open();
    m_choices->button(static_cast<int>(m_choice))->setFocus(Qt::TabFocusReason);
}

QDate TimeButton::today() const
{
    return Formats::local(m_clock->now()).date();
}

void TimeButton::choose(Choice choice)
{
    m_choices->button(static_cast<int>(choice))->setChecked(true);
    if (choice == m_choice && choice != Choice::Between)
        return;
    m_choice = choice;
    emit rangeChanged();
}

void TimeButton::setDays(const QDate &first, const QDate &last)
{
    for (const auto &[edit, day] : {std::pair(m_first, first), std::pair(m_last, last)}) {
        const QSignalBlocker quiet(edit);
        edit->setDate(day);
    }
    choose(Choice::Between);
}

void TimeButton::takeDays()
{
    choose(Choice::Between);
}

QDate TimeButton::firstDay() const
{
    switch (m_choice) {
    case Choice::Any:
        return {};
    case Choice::Today:
        return today();
    case Choice::Week:
        return today().addDays(1 - week);
    case Choice::Month:
        return today().addDays(1 - month);
    case Choice::Between:
        return qMin(m_first->date(), m_last->date());
    }
    Q_UNREACHABLE();
}

std::optional<qint64> TimeButton::since() const
{
    const QDate first = firstDay();
    return first.isValid() ? std::optional(first.startOfDay().toMSecsSinceEpoch()) : std::nullopt;
}

std::optional<qint64> TimeButton::until() const
{
    if (m_choice != Choice::Between)
        return std::nullopt;
    return qMax(m_first->date(), m_last->date()).addDays(1).startOfDay().toMSecsSinceEpoch();
}

QString TimeButton::chip() const
{
    const auto shown = [](const QDate &day) {
        return Formats::date(UtcTime(std::chrono::milliseconds(day.startOfDay().toMSecsSinceEpoch())));
    };
    const QDate first = firstDay();
    if (!first.isValid())
        return {};
    if (m_choice != Choice::Between)
        //: In front of what is typed to filter: "since:19 Nov 2026".
        return tr("since:%1").arg(shown(first));
    const QDate last = qMax(m_first->date(), m_last->date());
    //: In front of what is typed to filter: two days.
    return tr("%1 to %2").arg(shown(first), shown(last));
}

} // namespace bulkhead
