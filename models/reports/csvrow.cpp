// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvrow.h"

#include "core/csvtext.h"
#include "isolation/output/report.h"

namespace bulkhead::reports {

namespace {

constexpr std::size_t piece = std::size_t{1} << 18;

} // namespace

CsvCells &CsvCells::text(std::string_view utf8)
{
    separate();
    appendCsvText(m_bytes, utf8);
    return *this;
}

CsvCells &CsvCells::number(std::int64_t number)
{
    separate();
    appendCsvNumber(m_bytes, number);
    return *this;
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
    m_bytes += "\r\n";
    m_isFirst = true;
}

CsvRows::CsvRows(const ByteSink &sink)
    : m_sink(sink)
{
    m_bytes.reserve(piece + piece / 4);
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
    if (m_bytes.size() >= piece)
        handOn();
}

void CsvRows::handOn()
{
    m_isOpen = m_isOpen && m_sink(m_bytes);
    m_bytes.clear();
}

bool CsvRows::finish()
{
    if (!m_bytes.empty())
        handOn();
    return m_isOpen;
}

} // namespace bulkhead::reports
