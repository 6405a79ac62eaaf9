// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/exceptiontable.h"

#include "items/endingsoon.h"

#include <algorithm>

namespace bulkhead {

using evidence::Exception;
using State = Exception::State;

namespace {

bool isVoid(const ExceptionRow &row)
{
    return std::any_of(row.problems.begin(), row.problems.end(), [](const isolation::ExceptionNote &note) { return note.problem == "void"; });
}

ExceptionRow rowOf(const Exception &exception, const isolation::PairReport *report, UtcTime now)
{
    ExceptionRow row;
    row.exception = evidence::asOf(exception, now);
    row.isEndingSoon = row.exception.state == State::Active && isEndingSoon(exception.start, exception.expires, now);
    for (std::size_t i = 0; report != nullptr && i < report->exceptions.size(); ++i) {
        if (report->exceptions[i].exception == exception.id)
            row.problems.push_back(report->exceptions[i]);
    }
    return row;
}

//! What waits for somebody, then what is wrong, then what is in force, then what is over; the newest first.
int rankOf(const ExceptionRow &row)
{
    if (row.exception.state == State::Requested)
        return 0;
    if (!row.problems.empty() || row.isEndingSoon)
        return 1;
    return row.isOpen() ? 2 : 3;
}

} // namespace

bool ExceptionRow::isOpen() const
{
    return exception.state == State::Requested || (exception.state == State::Active && !isVoid(*this));
}

ExceptionTable::ExceptionTable(QObject *parent)
    : RecordRows(columns, parent)
{
}

void ExceptionTable::setRecords(const EvidenceSession::Records &records, const isolation::PairReport *report, UtcTime now)
{
    std::vector<ExceptionRow> rows;
    for (std::size_t i = 0; records && i < records->exceptions().size(); ++i) {
        const Exception &one = records->exceptions()[i];
        if (report == nullptr || one.pair.covers(report->result.sandbox, report->result.production))
            rows.push_back(bulkhead::rowOf(one, report, now));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const ExceptionRow &a, const ExceptionRow &b) {
        return rankOf(a) != rankOf(b) ? rankOf(a) < rankOf(b) : a.exception.seq > b.exception.seq;
    });
    setRows(std::move(rows));
}

std::string ExceptionTable::idOf(const ExceptionRow &row) const
{
    return row.exception.id;
}

bool ExceptionTable::isShown(const ExceptionRow &row, Show show) const
{
    switch (show) {
    case Show::All: return true;
    case Show::Open: return row.isOpen();
    case Show::Expired: return row.isExpired();
    }
    return true;
}

bool ExceptionTable::hasText(const ExceptionRow &row, const QString &text) const
{
    const Exception &exception = row.exception;
    const QString control = QString::fromStdString(exception.control);
    const auto has = [&text](const QString &one) { return one.contains(text, Qt::CaseInsensitive); };
    return has(control) || has(exception.reason) || has(exception.owner) || has(exception.requester) || has(exception.ticket)
        || std::any_of(exception.approvals.begin(), exception.approvals.end(), [&](const Exception::Approval &one) { return has(one.person); });
}

std::tuple<qint64, QString> ExceptionTable::keyOf(const ExceptionRow &row, int column) const
{
    const Exception &exception = row.exception;
    switch (static_cast<Column>(column)) {
    case Column::State: return {rankOf(row), {}};
    case Column::Control: return {0, QString::fromStdString(exception.control)};
    case Column::Subject: return {static_cast<qint64>(exception.fingerprints.size()), {}};
    case Column::Until: return {exception.expires.time_since_epoch().count(), {}};
    case Column::Owner: return {0, exception.owner.toCaseFolded()};
    case Column::Signers: return {static_cast<qint64>(exception.approvals.size()), exception.approvals.empty() ? QString() : exception.approvals.front().person.toCaseFolded()};
    }
    return {};
}

QVariant ExceptionTable::textOf(const ExceptionRow &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Column::Control: return QString::fromStdString(row.exception.control);
    case Column::Owner: return row.exception.owner;
    default: return {};
    }
}

} // namespace bulkhead
