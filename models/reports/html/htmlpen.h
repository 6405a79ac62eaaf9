// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace bulkhead::reports {

//! Writes HTML. What comes from outside goes through text() or an attribute's value, which take nothing for markup; the rest are literals of ours.
class HtmlPen
{
public:
    using Attributes = std::initializer_list<std::pair<const char *, std::string_view>>;
    void open(const char *element, Attributes attributes = {});
    void close(const char *element);
    void empty(const char *element, Attributes attributes = {}); //!< an element without an end: meta, col
    void text(std::string_view text);   //!< characters that hide or reorder are shown as numbers
    void lines(std::string_view text);  //!< the same; line feeds stay, which the style sheet shows
    //! An element that holds text only.
    void element(const char *element, std::string_view text, Attributes attributes = {});
    void raw(std::string_view markup) { m_html += markup; } //!< of ours
    void shape(Tone tone);              //!< the small picture of a tone, hidden from screen readers: a word says the same
    [[nodiscard]] std::string take() { return std::move(m_html); }

private:
    std::string m_html;
    void begin(const char *element, Attributes attributes);
    void escape(std::string_view text);
};

} // namespace bulkhead::reports
