// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/recordfields.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "presentation/type.h"

#include <QCoreApplication>
#include <QDateEdit>
#include <QDateTime>
#include <QPlainTextEdit>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int textHeight = 72;

//! The last moment of a day in UTC: what ends on a day is over when the day is.
UtcTime endOf(const QDate &day)
{
    return UtcTime(std::chrono::milliseconds(QDateTime(day, QTime(23, 59, 59), Qt::UTC).toMSecsSinceEpoch()));
}

QDate dayOf(UtcTime moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), Qt::UTC).date();
}

} // namespace

QPlainTextEdit *makeTextField(QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(px(textHeight));
    return edit;
}

QDateEdit *makeEndField(UtcTime now, UtcTime latest, UtcTime usual, QWidget *parent)
{
    auto *field = new QDateEdit(parent);
    //: Qt date format for a field: day, short month, year.
    field->setDisplayFormat(QCoreApplication::translate("RecordFields", "d MMM yyyy"));
    const QDate most = dayOf(latest).addDays(-1); // the whole of its last day
    field->setDateRange(dayOf(now), qMax(most, dayOf(now)));
    field->setDate(dayOf(usual).addDays(-1));
    return field;
}

UtcTime endOf(const QDateEdit &field, UtcTime latest)
{
    return std::min(endOf(field.date()), latest);
}

QString latestDay(const QDateEdit &field)
{
    return Formats::date(endOf(field.maximumDate()));
}

QString toSentences(const Error &error)
{
    const QString what = PeopleWords::sentence(error.what), place = error.place.isEmpty() ? QString() : QString(error.place + u": "_s);
    switch (error.kind) {
    case Error::Kind::BadFile:
    case Error::Kind::Conflict: return QString(place + what + u' ' + PeopleWords::sentence(error.hint)).trimmed();
    case Error::Kind::Usage: // their hints are for the command line
    case Error::Kind::NotFound: return what;
    default: return QString(PeopleWords::whatHappened(error) + u' ' + PeopleWords::whatToDo(error)).trimmed();
    }
}

} // namespace bulkhead
