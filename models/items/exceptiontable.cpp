// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/exceptiontable.h"

#include "items/endingsoon.h"

#include <algorithm>
#include <tuple>

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

bool isShown(const ExceptionRow &row, ExceptionTable::Show show)
{
    switch (show) {
    case ExceptionTable::Show::All: return true;
    case ExceptionTable::Show::Open: return row.isOpen();
    case ExceptionTable::Show::Expired: return row.isExpired();
    }
    return true;
}

bool hasText(const Exception &exception, const QString &text)
{
    const QString control = QString::fromStdString(exception.control);
    const auto has = [&text](const QString &one) { return one.contains(text, Qt::CaseInsensitive); };
    return text.isEmpty() || has(control) || has(exception.reason) || has(exception.owner) || has(exception.requester) || has(exception.ticket)
        || std::any_of(exception.approvals.begin(), exception.approvals.end(), [&](const Exception::Approval &one) { return has(one.person); });
}

//! What a column is sorted by.
std::tuple<qint64, QString> keyOf(const ExceptionRow &row, ExceptionTable::Column column)
{
    using Column = ExceptionTable::Column;
    const Exception &exception = row.exception;
    switch (column) {
    case Column::State: return {rankOf(row), {}};
    case Column::Control: return {0, QString::fromStdString(exception.control)};
    case Column::Subject: return {static_cast<qint64>(exception.fingerprints.size()), {}};
    case Column::Until: return {exception.expires.time_since_epoch().count(), {}};
    case Column::Owner: return {0, exception.owner.toCaseFolded()};
    case Column::Signers: return {static_cast<qint64>(exception.approvals.size()), exception.approvals.empty() ? QString() : exception.approvals.front().person.toCaseFolded()};
    }
    return {};
}

} // namespace

bool ExceptionRow::isOpen() const
{
    return exception.state == State::Requested || (exception.state == State::Active && !isVoid(*this));
}

void ExceptionTable::setRecords(const EvidenceSession::Records &records, const isolation::PairReport *report, UtcTime now)
{
    m_all.clear();
    for (std::size_t i = 0; records && i < records->exceptions().size(); ++i) {
        const Exception &one = records->exceptions()[i];
        if (report == nullptr || one.pair.covers(report->result.sandbox, report->result.production))
            m_all.push_back(bulkhead::rowOf(one, report, now));
    }
    std::stable_sort(m_all.begin(), m_all.end(), [](const ExceptionRow &a, const ExceptionRow &b) {
        return rankOf(a) != rankOf(b) ? rankOf(a) < rankOf(b) : a.exception.seq > b.exception.seq;
    });
    arrange();
}

void ExceptionTable::setFilter(Show show, const QString &text)
{
    m_show = show;
    m_text = text.trimmed();
    arrange();
}

int ExceptionTable::count(Show show) const
{
    return static_cast<int>(std::count_if(m_all.begin(), m_all.end(), [show](const ExceptionRow &row) { return isShown(row, show); }));
}

int ExceptionTable::rowOf(const std::string &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](std::size_t at) { return m_all[at].exception.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void ExceptionTable::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
}

void ExceptionTable::arrange()
{
    beginResetModel();
    m_rows.clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        if (isShown(m_all[i], m_show) && hasText(m_all[i].exception, m_text))
            m_rows.push_back(i);
    }
    if (m_sortColumn >= 0 && m_sortColumn < columns) {
        const auto key = [this](std::size_t at) { return keyOf(m_all[at], static_cast<Column>(m_sortColumn)); };
        const bool isUp = m_sortOrder == Qt::AscendingOrder;
        std::stable_sort(m_rows.begin(), m_rows.end(), [&](std::size_t a, std::size_t b) { return isUp ? key(a) < key(b) : key(b) < key(a); });
    }
    endResetModel();
}

int ExceptionTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ExceptionTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ExceptionTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ExceptionRow &row = rowAt(index.row());
    if (role == RowRole)
        return QVariant::fromValue(row);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Column::Control: return QString::fromStdString(row.exception.control);
    case Column::Owner: return row.exception.owner;
    default: return {}; // words of the screen
    }
}

} // namespace bulkhead
