// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/htmlpen.h"

#include "reports/palette.h"
#include "reports/visibletext.h"

namespace bulkhead::reports {

void HtmlPen::escape(std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '&': m_html += "&amp;"; break;
        case '<': m_html += "&lt;"; break;
        case '>': m_html += "&gt;"; break;
        case '"': m_html += "&quot;"; break;
        case '\'': m_html += "&#39;"; break;
        case '`': m_html += "&#96;"; break;
        default: m_html += c;
        }
    }
}

void HtmlPen::begin(const char *element, Attributes attributes)
{
    m_html += '<';
    m_html += element;
    for (const auto &[name, value] : attributes) {
        m_html += ' ';
        m_html += name;
        m_html += "=\"";
        escape(visibleText(value));
        m_html += '"';
    }
    m_html += '>';
}

void HtmlPen::open(const char *element, Attributes attributes)
{
    begin(element, attributes);
}

void HtmlPen::empty(const char *element, Attributes attributes)
{
    begin(element, attributes);
}

void HtmlPen::close(const char *element)
{
    m_html += "</";
    m_html += element;
    m_html += '>';
}

void HtmlPen::text(std::string_view text)
{
    escape(visibleText(text));
}

void HtmlPen::lines(std::string_view text)
{
    escape(visibleLines(text));
}

void HtmlPen::element(const char *element, std::string_view content, Attributes attributes)
{
    open(element, attributes);
    text(content);
    close(element);
}

void HtmlPen::shape(Tone tone)
{
    if (tone == Tone::Neutral)
        return;
    m_html += "<svg class=\"shape\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><use href=\"#tone-";
    m_html += toneName(tone);
    m_html += "\"/></svg>";
}

} // namespace bulkhead::reports
