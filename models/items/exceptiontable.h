// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/evidencesession.h"

#include <QAbstractTableModel>

namespace bulkhead {

//! An exception as a row.
struct ExceptionRow
{
    evidence::Exception exception;                  //!< as of the moment that is shown
    std::vector<isolation::ExceptionNote> problems; //!< on the check that is shown
    bool isEndingSoon = false;
    [[nodiscard]] bool isOpen() const; //!< it waits or is in force; one that is over or void is not
    [[nodiscard]] bool isExpired() const { return exception.state == evidence::Exception::State::Expired; }
};

//! Exceptions of a pair, those that somebody has to look at first, or by the column that a person chose; values, no words.
class ExceptionTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { State, Control, Subject, Until, Owner, Signers };
    static constexpr int columns = 6;
    enum Role { RowRole = Qt::UserRole + 1 };
    enum class Show { All, Open, Expired };
    using QAbstractTableModel::QAbstractTableModel;

    void setRecords(const EvidenceSession::Records &records, const isolation::PairReport *report, UtcTime now);
    //! `text`: in control, reason, people or ticket.
    void setFilter(Show show, const QString &text);
    [[nodiscard]] Show shown() const { return m_show; }
    [[nodiscard]] const ExceptionRow &rowAt(int row) const { return m_all[m_rows[static_cast<std::size_t>(row)]]; }
    [[nodiscard]] int rowOf(const std::string &id) const; //!< -1: not shown
    //! How many there are, whatever text they are filtered by.
    [[nodiscard]] int count(Show show) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();

    std::vector<ExceptionRow> m_all; //!< those to look at first
    std::vector<std::size_t> m_rows; //!< indexes into m_all
    Show m_show = Show::All;
    QString m_text;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace bulkhead

Q_DECLARE_METATYPE(bulkhead::ExceptionRow)
