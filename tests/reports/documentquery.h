// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <functional>
#include <string>
#include <vector>

namespace bulkhead::reports::test {

// Questions to a document, for the tests of what it says.

//! The table with that caption, or nullptr.
[[nodiscard]] const Table *tableCalled(const Document &document, const std::string &caption);
//! All blocks of one type below a chapter; all of the document for an empty name.
template<typename Type>
[[nodiscard]] std::vector<const Type *> blocksOf(const Document &document, const std::string &chapter = {})
{
    std::vector<const Type *> found;
    bool isInside = chapter.empty();
    for (const Block &block : document.blocks) {
        if (const auto *heading = std::get_if<Heading>(&block); heading != nullptr && heading->level == 1 && !chapter.empty())
            isInside = heading->text == chapter;
        if (const auto *one = std::get_if<Type>(&block); one != nullptr && isInside)
            found.push_back(one);
    }
    return found;
}
[[nodiscard]] std::vector<std::string> chaptersOf(const Document &document);
//! Every text of a document in order, each with a word for what it is.
void forEachText(const Document &document, const std::function<void(const std::string &text)> &visit);
[[nodiscard]] std::string allText(const Document &document); //!< a line each
//! All that a document holds, so that two can be compared.
[[nodiscard]] std::string dump(const Document &document);
//! Rows whose first cell has that text.
[[nodiscard]] std::vector<const std::vector<Cell> *> rowsCalled(const Table &table, const std::string &first);

} // namespace bulkhead::reports::test
