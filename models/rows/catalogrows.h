// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"

#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bulkhead {

//! Texts that occur again and again, each stored once.
class WordPool
{
public:
    [[nodiscard]] std::uint32_t intern(std::string_view text);
    [[nodiscard]] const std::string &text(std::uint32_t word) const { return m_words[word]; }
    [[nodiscard]] std::size_t size() const { return m_words.size(); }

private:
    std::vector<std::string> m_words;
    std::unordered_map<std::string, std::uint32_t> m_positions;
};

//! Rows of the catalog table, packed: fixed-size records, a pool of names and one lower-case text to
//! search in. Filled once and finished, then read only; a million rows take well below 350 MB with their
//! indexes.
class CatalogRows
{
public:
    //! A row's presence in one environment.
    struct Cell
    {
        std::uint16_t environment = 0; //!< index of the column
        std::uint16_t kind = 0;        //!< word: gateway kind
        std::uint32_t gateway = 0;     //!< word
        std::uint32_t version = 0;     //!< word
    };
    struct CellInput
    {
        std::uint16_t environment = 0;
        std::string_view gateway, gatewayKind, version;
    };
    struct Input
    {
        std::uint64_t id = 0;
        std::string_view name, owner, version;
        std::string_view searchable; //!< hosts, paths: found, not shown
        ApiStatus status = ApiStatus::InSync;
        MatchMethod method = MatchMethod::Single;
        Confidence confidence = Confidence::Certain;
        bool stale = false;
        std::uint32_t drift = 0, expected = 0;
        std::span<const CellInput> cells;
    };
    struct Row
    {
        std::uint64_t id = 0;
        std::uint32_t nameBegin = 0, nameSize = 0; //!< in the names
        std::uint32_t cellBegin = 0;
        std::uint32_t owner = 0, version = 0; //!< words
        std::uint32_t drift = 0, expected = 0;
        std::uint8_t cellCount = 0;
        ApiStatus status = ApiStatus::InSync;
        MatchMethod method = MatchMethod::Single;
        Confidence confidence = Confidence::Certain;
        bool stale = false;
    };

    void reserve(std::size_t rows, std::size_t textBytes);
    void add(const Input &input);
    //! After the last row, before the first search: gives back what was reserved too much.
    void finish();
    [[nodiscard]] static CatalogRows from(const Catalog &catalog);

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] const Row &row(std::uint32_t index) const { return m_rows[index]; }
    [[nodiscard]] std::string_view name(std::uint32_t index) const;
    //! Lower case, starts with the name; its parts end with '\x1f'.
    [[nodiscard]] std::string_view text(std::uint32_t index) const;
    //! Where it begins in the text of all rows; of the row behind the last one: where that ends.
    [[nodiscard]] std::size_t textBegin(std::uint32_t index) const { return m_textBegins[index]; }
    //! `searchMargin` bytes longer than the texts.
    [[nodiscard]] const char *textData() const { return m_text.data(); }
    //! The bytes that occur in the text, see textsearch.h.
    [[nodiscard]] std::uint64_t textBytes(std::uint32_t index) const { return m_textBytes[index]; }
    [[nodiscard]] std::span<const Cell> cells(std::uint32_t index) const;
    [[nodiscard]] const std::string &word(std::uint32_t id) const { return m_words.text(id); }
    [[nodiscard]] std::size_t wordCount() const { return m_words.size(); }

    //! Rows of a group have the same status, owner, staleness, environments, gateways and kinds: counting
    //! and choosing by these looks at one row of each group.
    [[nodiscard]] std::uint32_t group(std::uint32_t index) const { return m_groups[index]; }
    [[nodiscard]] const std::vector<std::uint32_t> &groupExamples() const { return m_groupExamples; }

private:
    void addText(const Input &input, const Row &row);
    void addToGroup(const Row &row);

    std::vector<Row> m_rows;
    std::vector<std::size_t> m_textBegins{0};
    std::vector<std::uint64_t> m_textBytes;
    std::vector<std::uint32_t> m_groups, m_groupExamples;
    std::unordered_map<std::string, std::uint32_t> m_groupOf; //!< only until all rows are there
    std::vector<Cell> m_cells;
    std::string m_names, m_text;
    WordPool m_words;
};

//! The number behind an ApiId; equal for equal ids.
[[nodiscard]] std::uint64_t rowId(const ApiId &id);
//! Lower case of any UTF-8 text.
[[nodiscard]] std::string foldedCase(std::string_view text);

} // namespace bulkhead
