// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/csvtext.h"
#include "reports/bytesink.h"

#include <QString>
#include <QStringList>

#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::reports {

//! Cells with commas between them; empty text is an empty cell.
class CsvCells
{
public:
    CsvCells() = default;
    //! Writes over a text, whose memory is used.
    explicit CsvCells(std::string memory)
        : m_memory(std::move(memory))
    {
    }

    CsvCells &text(std::string_view utf8)
    {
        m_used = static_cast<std::size_t>(writeCsvText(separated(csvTextRoom(utf8.size())), utf8) - m_memory.data());
        return *this;
    }
    //! One text of several parts.
    CsvCells &text(std::span<const std::string_view> parts)
    {
        std::size_t size = 0;
        for (const std::string_view part : parts)
            size += part.size();
        char *const cell = separated(csvTextRoom(size)), *to = cell + 1;
        for (const std::string_view part : parts) {
            if (!part.empty()) // which may have no memory
                std::memcpy(to, part.data(), part.size());
            to += part.size();
        }
        m_used = static_cast<std::size_t>(closeCsvText(cell, size) - m_memory.data());
        return *this;
    }
    CsvCells &text(const QString &text) { return this->text(std::string_view(text.toStdString())); }
    //! A word of ours: letters, digits and what is between them in digests and times.
    CsvCells &word(std::string_view word)
    {
        char *to = separated(word.size() + 2);
        if (!word.empty()) {
            *to++ = '"';
            std::memcpy(to, word.data(), word.size());
            to[word.size()] = '"';
            m_used += word.size() + 2;
        }
        return *this;
    }
    CsvCells &number(std::int64_t number);
    CsvCells &flag(bool isSet) { return word(isSet ? "yes" : "no"); }
    CsvCells &time(UtcTime time); //!< empty for no time
    CsvCells &list(const std::vector<std::string> &values); //!< joined by |
    CsvCells &list(const QStringList &values);
    CsvCells &empty(int cells = 1)
    {
        const std::size_t more = static_cast<std::size_t>(cells) - 1;
        std::memset(separated(more), ',', more);
        m_used += more;
        return *this;
    }
    //! Cells that were made with this class before, put in as they are.
    CsvCells &ready(std::string_view cells)
    {
        char *to = separated(cells.size());
        if (!cells.empty())
            std::memcpy(to, cells.data(), cells.size());
        m_used += cells.size();
        return *this;
    }
    void endRow();
    [[nodiscard]] std::string_view bytes() const { return {m_memory.data(), m_used}; }
    [[nodiscard]] std::string copied() const { return std::string(bytes()); }
    //! The cells so far, which are then gone.
    [[nodiscard]] std::string taken();
    void clear() { m_used = 0; }

private:
    //! Where the next cell is written, with so much room, behind the comma that it may need.
    char *separated(std::size_t room)
    {
        if (m_memory.size() - m_used < room + 1)
            m_memory.resize(2 * m_memory.size() + room + 1);
        if (!m_isFirst)
            m_memory[m_used++] = ',';
        m_isFirst = false;
        return m_memory.data() + m_used;
    }

    std::string m_memory; //!< the first m_used bytes are the cells
    std::size_t m_used = 0;
    bool m_isFirst = true;
};

//! Rows of a table, handed on in large pieces.
class CsvRows : public CsvCells
{
public:
    explicit CsvRows(const ByteSink &sink)
        : m_sink(sink)
    {
    }
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
