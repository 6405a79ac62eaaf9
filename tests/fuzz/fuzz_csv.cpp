// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/expect.h"
#include "reports/csvreader.h"
#include "reports/csvrow.h"

using namespace bulkhead;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto rows = reports::readCsv({reinterpret_cast<const char *>(data), size});
    if (!rows) {
        expect(rows.error().kind == Error::Kind::BadFile, "what is refused is told");
        return 0;
    }
    reports::CsvCells written;
    for (const reports::CsvRow &row : *rows) {
        expect(row.size() == rows->front().size(), "rows are equally long");
        for (const reports::CsvCell &cell : row)
            written.text(std::string_view(cell.text));
        written.endRow();
    }
    if (rows->empty() || rows->front().size() == 1) // a line that is empty may be no row
        return 0;
    const auto again = reports::readCsv(written.bytes());
    expect(again && again->size() == rows->size(), "what was read is written and read again");
    for (std::size_t i = 0; i < rows->size(); ++i) {
        for (std::size_t j = 0; j < rows->front().size(); ++j)
            expect((*again)[i][j].text == (*rows)[i][j].text, "cells come back");
    }
    return 0;
}
