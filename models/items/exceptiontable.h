// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordrows.h"
#include "usecases/evidencesession.h"

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

enum class ExceptionShow { All, Open, Expired };

//! Exceptions of a pair, those that somebody has to look at first, or by the column that a person chose; values, no words.
class ExceptionTable : public RecordRows<ExceptionRow, ExceptionShow>
{
    Q_OBJECT
public:
    enum class Column { State, Control, Subject, Until, Owner, Signers };
    static constexpr int columns = 6;
    using Show = ExceptionShow;
    explicit ExceptionTable(QObject *parent = nullptr);

    void setRecords(const EvidenceSession::Records &records, const isolation::PairReport *report, UtcTime now);

private:
    [[nodiscard]] std::string idOf(const ExceptionRow &row) const override;
    [[nodiscard]] bool isShown(const ExceptionRow &row, Show show) const override;
    //! `text`: in control, reason, people or ticket.
    [[nodiscard]] bool hasText(const ExceptionRow &row, const QString &text) const override;
    [[nodiscard]] std::tuple<qint64, QString> keyOf(const ExceptionRow &row, int column) const override;
    [[nodiscard]] QVariant textOf(const ExceptionRow &row, int column) const override;
};

} // namespace bulkhead

Q_DECLARE_METATYPE(bulkhead::ExceptionRow)
