// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvrow.h"

#include "isolation/output/report.h"

#include <array>
#include <charconv>
#include <utility>

namespace bulkhead::reports {

namespace {

constexpr std::size_t piece = std::size_t{1} << 18;

} // namespace

CsvCells &CsvCells::number(std::int64_t number)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return ready({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

CsvCells &CsvCells::time(UtcTime time)
{
    return time == UtcTime{} ? empty() : word(isolation::isoTime(time));
}

CsvCells &CsvCells::list(const std::vector<std::string> &values)
{
    std::string joined;
    for (const std::string &value : values) {
        if (&value != &values.front())
            joined += '|';
        joined += value;
    }
    return text(std::string_view(joined));
}

CsvCells &CsvCells::list(const QStringList &values)
{
    return text(values.join(QLatin1Char('|')));
}

void CsvCells::endRow()
{
    if (m_memory.size() - m_used < 2)
        m_memory.resize(2 * m_memory.size() + 2);
    m_memory[m_used++] = '\r';
    m_memory[m_used++] = '\n';
    m_isFirst = true;
}

std::string CsvCells::taken()
{
    m_memory.resize(std::exchange(m_used, 0));
    return std::exchange(m_memory, {});
}

void CsvRows::head(std::span<const std::string_view> columns)
{
    for (const std::string_view column : columns)
        ready(column);
    end();
}

void CsvRows::end()
{
    endRow();
    if (bytes().size() >= piece)
        handOn();
}

void CsvRows::handOn()
{
    m_isOpen = m_isOpen && m_sink(bytes());
    clear();
}

bool CsvRows::finish()
{
    if (!bytes().empty())
        handOn();
    return m_isOpen;
}

} // namespace bulkhead::reports
