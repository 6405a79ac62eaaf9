// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/recordtable.h"

#include "evidence/decide.h"

#include <algorithm>

namespace bulkhead {

using evidence::Exception;

QString RecordRow::control() const
{
    return QString::fromStdString(exception ? exception->control : attestation->control);
}

QString RecordRow::owner() const
{
    return exception ? exception->owner : attestation->attestor;
}

UtcTime RecordRow::until() const
{
    return exception ? exception->expires : attestation->validUntil;
}

bool RecordRow::isOpen() const
{
    if (exception)
        return exception->state == Exception::State::Requested || exception->state == Exception::State::Active || !problems.empty();
    return !attestation->isWithdrawn;
}

namespace {

RecordRow rowOf(const Exception &exception, const isolation::PairReport *report, UtcTime now)
{
    RecordRow row;
    row.exception = evidence::asOf(exception, now);
    for (std::size_t i = 0; report != nullptr && i < report->exceptions.size(); ++i) {
        if (report->exceptions[i].exception == exception.id)
            row.problems.push_back(report->exceptions[i]);
    }
    return row;
}

//! What waits for somebody, then what is wrong, then what is in force, then what is over; the newest first.
int rankOf(const RecordRow &row)
{
    if (!row.isOpen())
        return 3;
    if (row.exception && row.exception->state == Exception::State::Requested)
        return 0;
    return !row.problems.empty() || !row.whyNotInForce.isEmpty() ? 1 : 2;
}

std::uint64_t seqOf(const RecordRow &row)
{
    return row.exception ? row.exception->seq : row.attestation->seq;
}

} // namespace

void RecordTable::setRecords(const EvidenceSession::Records &records, const isolation::PairReport *report, UtcTime now)
{
    m_all.clear();
    const auto isOfPair = [report](const evidence::PairScope &pair) { return report == nullptr || pair.covers(report->result.sandbox, report->result.production); };
    for (std::size_t i = 0; records && i < records->exceptions().size(); ++i) {
        if (isOfPair(records->exceptions()[i].pair))
            m_all.push_back(rowOf(records->exceptions()[i], report, now));
    }
    for (std::size_t i = 0; records && i < records->attestations().size(); ++i) {
        const evidence::Attestation &attestation = records->attestations()[i];
        if (!isOfPair(attestation.pair))
            continue;
        RecordRow row;
        row.attestation = attestation;
        if (const auto *control = records->catalogue().find(QString::fromStdString(attestation.control)))
            row.whyNotInForce = evidence::whyNotInForce(attestation, *control, *records, now);
        m_all.push_back(std::move(row));
    }
    std::stable_sort(m_all.begin(), m_all.end(), [](const RecordRow &a, const RecordRow &b) { return rankOf(a) != rankOf(b) ? rankOf(a) < rankOf(b) : seqOf(a) > seqOf(b); });
    arrange();
}

void RecordTable::setOnlyOpen(bool on)
{
    m_isOnlyOpen = on;
    arrange();
}

int RecordTable::open() const
{
    return static_cast<int>(std::count_if(m_all.begin(), m_all.end(), [](const RecordRow &row) { return row.isOpen(); }));
}

void RecordTable::arrange()
{
    beginResetModel();
    m_rows.clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        if (!m_isOnlyOpen || m_all[i].isOpen())
            m_rows.push_back(i);
    }
    endResetModel();
}

int RecordTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecordTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant RecordTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecordRow &row = rowAt(index.row());
    if (role == RowRole)
        return QVariant::fromValue(row);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Column::Control: return row.control();
    case Column::Owner: return row.owner();
    default: return {}; // words of the screen
    }
}

} // namespace bulkhead
