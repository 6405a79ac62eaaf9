// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/periodfield.h"

#include "presentation/reportwords.h"
#include "widgets/textlabel.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDateTime>
#include <QGridLayout>
#include <QTimeZone>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 6, edges = 22; //!< edges: of a field, beside its text

QDate firstOfQuarter(const QDate &day)
{
    return {day.year(), (day.month() - 1) / 3 * 3 + 1, 1};
}

} // namespace

PeriodField::PeriodField(std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_choice(new QComboBox(this))
    , m_first(new QDateEdit(this))
    , m_last(new QDateEdit(this))
    //: Before the first of two dates.
    , m_from(new TextLabel(tr("from"), TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    //: Between two dates: from one to the other.
    , m_to(new TextLabel(tr("to"), TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_days(new QGridLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    m_choice->setObjectName(u"reportPeriod"_s);
    m_choice->setAccessibleName(tr("Period"));
    m_choice->addItems({tr("This quarter"), tr("Last quarter"), tr("Last month"), tr("This year"), tr("From one day to another")});
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column->addWidget(m_choice);
    for (QDateEdit *edit : {m_first, m_last}) {
        edit->setButtonSymbols(QAbstractSpinBox::NoButtons); // the arrow keys do what they would
        //: Qt date format for a field: day, short month, year.
        edit->setDisplayFormat(tr("d MMM yyyy"));
        edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    m_first->setObjectName(u"reportFrom"_s);
    m_first->setAccessibleName(tr("First day"));
    m_last->setObjectName(u"reportUntil"_s);
    m_last->setAccessibleName(tr("Last day"));
    m_days->setHorizontalSpacing(px(gap));
    m_days->setVerticalSpacing(px(gap));
    column->addLayout(m_days);
    layDays(true);
    showDays();
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        showDays();
        emit changed();
    });
    for (QDateEdit *edit : {m_first, m_last})
        connect(edit, &QDateEdit::dateChanged, this, &PeriodField::takeDays);
}

//! In one row, or where that is too narrow one below the other, each behind its word.
void PeriodField::layDays(bool inOneRow)
{
    if (m_days->count() > 0 && inOneRow == m_isOneRow)
        return;
    m_isOneRow = inOneRow;
    for (QWidget *part : {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_first), static_cast<QWidget *>(m_to), static_cast<QWidget *>(m_last)})
        m_days->removeWidget(part);
    m_from->setVisible(!inOneRow);
    if (inOneRow) {
        m_days->addWidget(m_first, 0, 0);
        m_days->addWidget(m_to, 0, 1);
        m_days->addWidget(m_last, 0, 2);
    } else {
        m_days->addWidget(m_from, 0, 0);
        m_days->addWidget(m_first, 0, 1);
        m_days->addWidget(m_to, 1, 0);
        m_days->addWidget(m_last, 1, 1);
    }
    for (int i = 0; i < 3; ++i)
        m_days->setColumnStretch(i, i == 1 ? (inOneRow ? 0 : 1) : (inOneRow ? 1 : 0));
}

//! No day is cut: what Qt takes for the least width of a field is that of the earliest and the latest day.
void PeriodField::fitDays()
{
    for (QDateEdit *edit : {m_first, m_last})
        edit->setMinimumWidth(edit->fontMetrics().horizontalAdvance(edit->text()) + px(edges));
    layDays(width() >= m_first->minimumWidth() + m_last->minimumWidth() + m_to->sizeHint().width() + 2 * px(gap));
}

//! Two rows are the least that it can do with.
QSize PeriodField::minimumSizeHint() const
{
    const int words = std::max(m_from->sizeHint().width(), m_to->sizeHint().width());
    return {words + px(gap) + std::max(m_first->minimumWidth(), m_last->minimumWidth()), QWidget::minimumSizeHint().height()};
}

void PeriodField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitDays();
}

std::pair<QDate, QDate> PeriodField::daysOf(Choice choice) const
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock->now().time_since_epoch().count(), Qt::UTC).date();
    const QDate quarter = firstOfQuarter(today), month(today.year(), today.month(), 1);
    switch (choice) {
    case Choice::ThisQuarter: return {quarter, today};
    case Choice::LastQuarter: return {quarter.addMonths(-3), quarter.addDays(-1)};
    case Choice::LastMonth: return {month.addMonths(-1), month.addDays(-1)};
    case Choice::ThisYear: return {QDate(today.year(), 1, 1), today};
    case Choice::OwnDays: return {m_first->date(), m_last->date()};
    }
    return {today, today};
}

void PeriodField::showDays()
{
    const auto [first, last] = daysOf(choice());
    for (const auto &[edit, day] : {std::pair(m_first, first), std::pair(m_last, last)}) {
        const QSignalBlocker quiet(edit);
        edit->setDate(day);
    }
    fitDays();
}

//! Days that a person sets are their own, whatever was chosen before.
void PeriodField::takeDays()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->setCurrentIndex(static_cast<int>(Choice::OwnDays));
    fitDays();
    emit changed();
}

void PeriodField::choose(Choice choice)
{
    m_choice->setCurrentIndex(static_cast<int>(choice));
}

void PeriodField::setDays(const QDate &first, const QDate &last)
{
    {
        const QSignalBlocker a(m_first), b(m_last), c(m_choice);
        m_first->setDate(first);
        m_last->setDate(last);
        m_choice->setCurrentIndex(static_cast<int>(Choice::OwnDays));
    }
    fitDays();
    emit changed();
}

PeriodField::Choice PeriodField::choice() const
{
    return static_cast<Choice>(m_choice->currentIndex());
}

QDate PeriodField::first() const
{
    return qMin(m_first->date(), m_last->date());
}

QDate PeriodField::last() const
{
    return qMax(m_first->date(), m_last->date());
}

reports::Period PeriodField::period() const
{
    return ReportWords::periodOf(first(), last());
}

} // namespace bulkhead
