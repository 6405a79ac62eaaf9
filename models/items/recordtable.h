// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/evidencesession.h"

#include <QAbstractTableModel>

namespace bulkhead {

//! An exception or an attestation as a row; the other's values are empty.
struct RecordRow
{
    std::optional<evidence::Exception> exception; //!< as of now
    std::optional<evidence::Attestation> attestation;
    QString whyNotInForce;                         //!< of an attestation; empty: it is
    std::vector<isolation::ExceptionNote> problems; //!< of an exception, on the check that is shown
    [[nodiscard]] QString control() const;
    [[nodiscard]] QString owner() const;
    [[nodiscard]] UtcTime until() const;
    [[nodiscard]] bool isOpen() const; //!< it waits, is in force, or something is the matter with it
};

//! Exceptions and attestations of a pair, those that somebody has to look at first; values, no words.
class RecordTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { State, Control, Subject, Until, Owner, Signers };
    static constexpr int columns = 6;
    enum Role { RowRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;

    void setRecords(const EvidenceSession::Records &records, const isolation::PairReport *report, UtcTime now);
    void setOnlyOpen(bool on);
    [[nodiscard]] const RecordRow &rowAt(int row) const { return m_all[m_rows[static_cast<std::size_t>(row)]]; }
    [[nodiscard]] int total() const { return static_cast<int>(m_all.size()); }
    [[nodiscard]] int open() const; //!< how many are

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void arrange();

    std::vector<RecordRow> m_all;
    std::vector<std::size_t> m_rows;
    bool m_isOnlyOpen = false;
};

} // namespace bulkhead

Q_DECLARE_METATYPE(bulkhead::RecordRow)
