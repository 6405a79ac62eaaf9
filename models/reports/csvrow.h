// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "reports/bytesink.h"

#include <QString>
#include <QStringList>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::reports {

//! Cells with commas between them; empty text is an empty cell.
class CsvCells
{
public:
    CsvCells &text(std::string_view utf8);
    CsvCells &text(const QString &text) { return this->text(std::string_view(text.toStdString())); }
    CsvCells &number(std::int64_t number);
    CsvCells &flag(bool isSet) { return text(isSet ? std::string_view("yes") : std::string_view("no")); }
    CsvCells &time(UtcTime time); //!< empty for no time
    CsvCells &list(const std::vector<std::string> &values); //!< joined by |
    CsvCells &list(const QStringList &values);
    CsvCells &empty(int cells = 1);
    //! Cells that were made with this class before, put in as they are.
    CsvCells &ready(std::string_view cells);
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

protected:
    std::string m_bytes;
    bool m_isFirst = true;

private:
    void separate();
};

//! Rows of a table, handed on in large pieces.
class CsvRows : public CsvCells
{
public:
    explicit CsvRows(const ByteSink &sink);
    void head(std::span<const std::string_view> columns);
    void end(); //!< of a row
    [[nodiscard]] bool isOpen() const { return m_isOpen; } //!< false: the sink takes no more
    //! Hands on what is left. false: the sink did not take all.
    [[nodiscard]] bool finish();

private:
    void handOn();

    const ByteSink &m_sink;
    bool m_isOpen = true;
};

} // namespace bulkhead::reports
