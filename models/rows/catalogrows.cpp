// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows/catalogrows.h"

#include "catalog/naming.h"
#include "rows/textsearch.h"

#include <algorithm>

namespace bulkhead {

namespace {

constexpr char partEnd = '\x1f';

void appendFolded(std::string &out, std::string_view text)
{
    const bool ascii = std::all_of(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const std::size_t begin = out.size();
    if (!ascii) {
        out += QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
                   .toLower()
                   .toStdString();
        return;
    }
    out += text;
    for (std::size_t i = begin; i < out.size(); ++i) {
        if (out[i] >= 'A' && out[i] <= 'Z')
            out[i] = static_cast<char>(out[i] - 'A' + 'a');
    }
}

void appendPart(std::string &out, std::string_view text)
{
    if (text.empty())
        return;
    appendFolded(out, text);
    out += partEnd;
}

//! Hosts and paths of all deployments, each text once.
std::string searchableOf(const Catalog &catalog, const ApiRow &row)
{
    std::vector<std::string> texts;
    for (const std::uint32_t i : row.deployments) {
        for (std::string &host : catalog.deployments[i].hosts())
            texts.push_back(std::move(host));
        for (std::string &path : catalog.deployments[i].paths())
            texts.push_back(std::move(path));
    }
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::string all;
    for (const std::string &text : texts) {
        all += text;
        all += partEnd;
    }
    return all;
}

//! What is released there, if its owners say so, else its major version.
std::string_view shownVersion(const CatalogDeployment &deployment)
{
    const std::string_view label = labelValue(deployment.native.labels, "version");
    return label.empty() ? std::string_view(deployment.version) : label;
}

} // namespace

std::uint32_t WordPool::intern(std::string_view text)
{
    const auto [at, isNew]
        = m_positions.try_emplace(std::string(text), static_cast<std::uint32_t>(m_words.size()));
    if (isNew)
        m_words.emplace_back(text);
    return at->second;
}

std::string foldedCase(std::string_view text)
{
    std::string folded;
    appendFolded(folded, text);
    return folded;
}

std::uint64_t rowId(const ApiId &id)
{
    bool isNumber = false;
    const quint64 number = id.text().toULongLong(&isNumber, 16);
    if (isNumber && id.text().size() == 16)
        return number;
    const Digest digest = sha256(id.text().toStdString());
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value = value << 8U | digest[i];
    return value;
}

void CatalogRows::reserve(std::size_t rows, std::size_t textBytes)
{
    m_rows.reserve(rows);
    m_cells.reserve(rows * 2);
    m_textBegins.reserve(rows + 1);
    m_textBytes.reserve(rows);
    m_groups.reserve(rows);
    m_text.reserve(textBytes + searchMargin);
}

void CatalogRows::add(const Input &input)
{
    Row row;
    row.id = input.id;
    row.nameBegin = static_cast<std::uint32_t>(m_names.size());
    row.nameSize = static_cast<std::uint32_t>(input.name.size());
    row.cellBegin = static_cast<std::uint32_t>(m_cells.size());
    row.cellCount = static_cast<std::uint8_t>(std::min<std::size_t>(input.cells.size(), 255));
    row.owner = m_words.intern(input.owner);
    row.version = m_words.intern(input.version);
    row.drift = input.drift;
    row.expected = input.expected;
    row.status = input.status;
    row.method = input.method;
    row.confidence = input.confidence;
    row.stale = input.stale;
    m_names += input.name;
    for (const CellInput &from : input.cells.first(row.cellCount)) {
        Cell cell;
        cell.environment = from.environment;
        cell.kind = static_cast<std::uint16_t>(m_words.intern(from.gatewayKind));
        cell.gateway = m_words.intern(from.gateway);
        cell.version = m_words.intern(from.version);
        m_cells.push_back(cell);
    }
    m_rows.push_back(row);
    addText(input, row);
    addToGroup(row);
}

void CatalogRows::addText(const Input &input, const Row &row)
{
    appendFolded(m_text, input.name);
    m_text += partEnd;
    appendPart(m_text, input.owner);
    appendPart(m_text, input.version);
    for (const CellInput &cell : input.cells.first(row.cellCount)) {
        appendPart(m_text, cell.gateway);
        if (cell.version != input.version)
            appendPart(m_text, cell.version);
    }
    appendPart(m_text, input.searchable);
    m_text += '\n';
    m_textBytes.push_back(bytesOf(std::string_view(m_text).substr(m_textBegins.back())));
    m_textBegins.push_back(m_text.size());
}

void CatalogRows::addToGroup(const Row &row)
{
    std::string key;
    const auto append = [&key](std::uint32_t value) {
        key.append(reinterpret_cast<const char *>(&value), sizeof value);
    };
    append(row.owner);
    append(static_cast<std::uint32_t>(row.status) << 1U | (row.stale ? 1U : 0U));
    for (std::size_t i = row.cellBegin; i < m_cells.size(); ++i) {
        append(m_cells[i].gateway);
        append(static_cast<std::uint32_t>(m_cells[i].kind) << 16U | m_cells[i].environment);
    }
    const auto [at, isNew]
        = m_groupOf.try_emplace(std::move(key), static_cast<std::uint32_t>(m_groupExamples.size()));
    if (isNew)
        m_groupExamples.push_back(static_cast<std::uint32_t>(m_rows.size() - 1));
    m_groups.push_back(at->second);
}

void CatalogRows::finish()
{
    m_groupOf = {};
    m_text.append(searchMargin, '\0');
    m_rows.shrink_to_fit();
    m_cells.shrink_to_fit();
    m_names.shrink_to_fit();
    m_text.shrink_to_fit();
    m_textBegins.shrink_to_fit();
    m_textBytes.shrink_to_fit();
    m_groups.shrink_to_fit();
    m_groupExamples.shrink_to_fit();
}

CatalogRows CatalogRows::from(const Catalog &catalog)
{
    CatalogRows rows;
    rows.reserve(catalog.apis.size(), catalog.apis.size() * 96);
    for (const char *kind : {"", "kong", "apisix", "caddy"}) // so that kinds fit 16 bits
        (void)rows.m_words.intern(kind);
    QHash<EnvironmentId, std::uint16_t> columns;
    for (qsizetype i = 0; i < catalog.environments.size(); ++i)
        columns.insert(catalog.environments[i].id, static_cast<std::uint16_t>(i));
    std::vector<std::string> texts;
    for (const ApiRow &api : catalog.apis) {
        texts.clear();
        texts.reserve(api.deployments.size() * 2);
        std::vector<CellInput> cells;
        for (const std::uint32_t i : api.deployments) {
            const CatalogDeployment &deployment = catalog.deployments[i];
            const auto column = columns.constFind(deployment.environment);
            if (column == columns.constEnd())
                continue;
            texts.push_back(deployment.gateway.text().toStdString());
            texts.push_back(deployment.gatewayKind.toStdString());
            cells.push_back({*column, texts[texts.size() - 2], texts.back(),
                             shownVersion(deployment)});
        }
        const std::string searchable = searchableOf(catalog, api);
        Input input;
        input.id = rowId(api.id);
        input.name = api.name;
        input.owner = api.owner;
        input.version = api.version;
        input.searchable = searchable;
        input.status = api.status;
        input.method = api.method;
        input.confidence = api.confidence;
        input.stale = api.stale;
        input.drift = api.driftCount;
        input.expected = api.expectedCount;
        input.cells = cells;
        rows.add(input);
    }
    rows.finish();
    return rows;
}

std::string_view CatalogRows::name(std::uint32_t index) const
{
    const Row &row = m_rows[index];
    return std::string_view(m_names).substr(row.nameBegin, row.nameSize);
}

std::string_view CatalogRows::text(std::uint32_t index) const
{
    const std::size_t begin = m_textBegins[index];
    return std::string_view(m_text).substr(begin, m_textBegins[index + 1] - begin);
}

std::span<const CatalogRows::Cell> CatalogRows::cells(std::uint32_t index) const
{
    const Row &row = m_rows[index];
    return {m_cells.data() + row.cellBegin, row.cellCount};
}

} // namespace bulkhead
