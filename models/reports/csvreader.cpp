// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csvreader.h"

#include "core/csvtext.h"

#include <algorithm>

namespace bulkhead::reports {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

//! Walks the text cell by cell.
class CsvReader
{
public:
    explicit CsvReader(std::string_view text)
        : m_rest(text)
    {
        if (m_rest.starts_with(byteOrderMark))
            m_rest.remove_prefix(byteOrderMark.size());
    }

    Result<std::vector<CsvRow>> read()
    {
        std::vector<CsvRow> rows;
        while (!m_rest.empty() && m_problem.isEmpty()) {
            const int line = m_line;
            rows.push_back(row());
            if (m_problem.isEmpty() && rows.back().size() != rows.front().size())
                fail(line, u"the row has %1 cells, the first has %2"_s.arg(rows.back().size()).arg(rows.front().size()));
        }
        if (m_problem.isEmpty())
            return rows;
        Error error;
        error.kind = Error::Kind::BadFile;
        error.place = u"line %1"_s.arg(m_problemLine);
        error.what = m_problem;
        error.hint = u"write it by RFC 4180: cells with commas, quotes or line ends in quotes, quotes in them doubled"_s;
        return error;
    }

private:
    CsvRow row()
    {
        CsvRow cells;
        do {
            cells.push_back(!m_rest.empty() && m_rest.front() == '"' ? quoted() : bare());
        } while (m_problem.isEmpty() && take(','));
        endOfRow();
        return cells;
    }

    CsvCell quoted()
    {
        const int line = m_line;
        std::string text;
        m_rest.remove_prefix(1);
        while (true) {
            const auto quote = m_rest.find('"');
            if (quote == std::string_view::npos) {
                fail(line, u"the quote that begins here is never closed"_s);
                return {};
            }
            m_line += static_cast<int>(std::count(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
            text.append(m_rest.substr(0, quote));
            m_rest.remove_prefix(quote + 1);
            if (!take('"'))
                break;
            text += '"';
        }
        return {csvOriginal(text), true};
    }

    CsvCell bare()
    {
        const auto end = std::min(m_rest.find_first_of(",\r\n\""), m_rest.size());
        CsvCell cell{csvOriginal(m_rest.substr(0, end)), false};
        m_rest.remove_prefix(end);
        return cell;
    }

    void endOfRow()
    {
        if (!m_problem.isEmpty() || m_rest.empty())
            return;
        take('\r');
        if (m_rest.empty() || m_rest.front() != '\n')
            fail(m_line, u"a comma or the end of the row is expected behind a cell"_s);
        else
            m_rest.remove_prefix(1);
        ++m_line;
    }

    bool take(char wanted)
    {
        if (m_rest.empty() || m_rest.front() != wanted)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    void fail(int line, const QString &what)
    {
        m_problem = what;
        m_problemLine = line;
    }

    std::string_view m_rest;
    int m_line = 1, m_problemLine = 0;
    QString m_problem;
};

} // namespace

Result<std::vector<CsvRow>> readCsv(std::string_view utf8)
{
    return CsvReader(utf8).read();
}

} // namespace bulkhead::reports
