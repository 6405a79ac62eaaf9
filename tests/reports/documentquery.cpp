// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/documentquery.h"

namespace bulkhead::reports::test {

namespace {

using Visit = std::function<void(const std::string &)>;
using Rows = std::vector<std::pair<std::string, std::string>>;

void visitRows(const Rows &rows, const Visit &visit)
{
    for (const auto &[name, value] : rows) {
        visit(name);
        visit(value);
    }
}

struct TextsOfBlock
{
    const Visit &visit;
    void operator()(const Heading &one) const { visit(one.text); }
    void operator()(const Paragraph &one) const { visit(one.text); }
    void operator()(const Callout &one) const
    {
        visit(one.title);
        visit(one.text);
    }
    void operator()(const Tiles &one) const
    {
        for (const Tiles::Tile &tile : one.tiles) {
            visit(tile.figure);
            visit(tile.label);
        }
    }
    void operator()(const Table &one) const
    {
        visit(one.caption);
        for (const Column &column : one.columns)
            visit(column.title);
        for (const auto &row : one.rows) {
            for (const Cell &cell : row)
                visit(cell.text);
        }
        visit(one.empty);
    }
    void operator()(const Facts &one) const { visitRows(one.rows, visit); }
    void operator()(const DividedBars &one) const
    {
        visit(one.title);
        visit(one.description);
        for (const DividedBars::Bar &bar : one.bars) {
            visit(bar.label);
            for (const DividedBars::Part &part : bar.parts)
                visit(part.word);
            visit(bar.note);
        }
    }
    void operator()(const ColumnChart &one) const
    {
        visit(one.title);
        visit(one.description);
        for (const auto &series : one.series)
            visit(series.first);
        for (const ColumnChart::Item &item : one.items)
            visit(item.label);
    }
    void operator()(const FindingCard &one) const
    {
        for (const std::string *text : {&one.title, &one.text, &one.sandboxTitle, &one.productionTitle, &one.remedy})
            visit(*text);
        visitRows(one.sandbox, visit);
        visitRows(one.production, visit);
        visitRows(one.meta, visit);
    }
    void operator()(const SignOff &one) const
    {
        for (const std::string &role : one.roles)
            visit(role);
        visit(one.note);
    }
    void operator()(const PageBreak &) const { }
};

//! What is no text: tones, counts, shares.
struct ValuesOfBlock
{
    std::string &out;
    void put(Tone tone) const { out += std::to_string(static_cast<int>(tone)) + ' '; }
    void operator()(const Callout &one) const { put(one.tone); }
    void operator()(const Tiles &one) const
    {
        for (const Tiles::Tile &tile : one.tiles)
            put(tile.tone);
    }
    void operator()(const Table &one) const
    {
        for (const auto &row : one.rows) {
            for (const Cell &cell : row)
                put(cell.tone);
        }
    }
    void operator()(const DividedBars &one) const
    {
        for (const DividedBars::Bar &bar : one.bars) {
            for (const DividedBars::Part &part : bar.parts) {
                put(part.tone);
                out += std::to_string(part.count) + ' ';
            }
        }
    }
    void operator()(const ColumnChart &one) const
    {
        for (const ColumnChart::Item &item : one.items) {
            for (const std::int64_t value : item.values)
                out += std::to_string(value) + ' ';
        }
    }
    void operator()(const FindingCard &one) const { put(one.tone); }
    template<typename Other>
    void operator()(const Other &) const
    {
    }
};

} // namespace

const Table *tableCalled(const Document &document, const std::string &caption)
{
    for (const Table *table : blocksOf<Table>(document)) {
        if (table->caption == caption)
            return table;
    }
    return nullptr;
}

std::vector<std::string> chaptersOf(const Document &document)
{
    std::vector<std::string> chapters;
    for (const Heading *heading : blocksOf<Heading>(document)) {
        if (heading->level == 1)
            chapters.push_back(heading->text);
    }
    return chapters;
}

void forEachText(const Document &document, const std::function<void(const std::string &)> &visit)
{
    for (const std::string *text : {&document.title, &document.subtitle, &document.organisation, &document.language, &document.runningHead, &document.footer, &document.moment})
        visit(*text);
    visitRows(document.cover, visit);
    for (const Block &block : document.blocks)
        std::visit(TextsOfBlock{visit}, block);
}

std::string allText(const Document &document)
{
    std::string all;
    forEachText(document, [&all](const std::string &text) { all += text + '\n'; });
    return all;
}

std::string dump(const Document &document)
{
    std::string out = allText(document);
    for (const Block &block : document.blocks) {
        out += std::to_string(block.index()) + ": ";
        std::visit(ValuesOfBlock{out}, block);
        out += '\n';
    }
    return out;
}

std::vector<const std::vector<Cell> *> rowsCalled(const Table &table, const std::string &first)
{
    std::vector<const std::vector<Cell> *> rows;
    for (const auto &row : table.rows) {
        if (!row.empty() && row.front().text == first)
            rows.push_back(&row);
    }
    return rows;
}

} // namespace bulkhead::reports::test
