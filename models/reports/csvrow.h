// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "reports/bytesink.h"

#include <QString>
#include <QStringList>

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bulkhead::reports {

//! Cells with commas between them; empty text is an empty cell.
class CsvCells
{
public:
    CsvCells &text(std::string_view utf8);
    CsvCells &text(const QString &text) { return this->text(std::string_view(text.toStdString())); }
    //! A word of ours: letters, digits and what is between them in digests and times.
    CsvCells &word(std::string_view word)
    {
        separate();
        if (!word.empty())
            m_bytes.append(1, '"').append(word) += '"';
        return *this;
    }
    CsvCells &number(std::int64_t number);
    CsvCells &flag(bool isSet) { return word(isSet ? "yes" : "no"); }
    CsvCells &time(UtcTime time); //!< empty for no time
    CsvCells &list(const std::vector<std::string> &values); //!< joined by |
    CsvCells &list(const QStringList &values);
    CsvCells &empty(int cells = 1)
    {
        separate();
        m_bytes.append(static_cast<std::size_t>(cells) - 1, ',');
        return *this;
    }
    //! Cells that were made with this class before, put in as they are.
    CsvCells &ready(std::string_view cells)
    {
        separate();
        m_bytes.append(cells);
        return *this;
    }
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }
    //! Goes on in a text, whose memory is used again.
    void writeInto(std::string bytes) { m_bytes = std::move(bytes); }
    //! The cells so far, which are then gone.
    [[nodiscard]] std::string taken() { return std::exchange(m_bytes, {}); }
    void endRow();

protected:
    std::string m_bytes;

private:
    void separate()
    {
        if (!m_isFirst)
            m_bytes += ',';
        m_isFirst = false;
    }

    bool m_isFirst = true;
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
