// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html.h"

#include "core/base64.h"
#include "core/digest.h"
#include "reports/html/htmlblocks.h"
#include "reports/html/htmlpen.h"
#include "reports/html/stylesheet.h"
#include "reports/outline.h"
#include "reports/palette.h"

namespace bulkhead::reports {

namespace {

std::string digestOf(const std::string &sheet)
{
    const Digest digest = sha256(sheet);
    return toBase64({reinterpret_cast<const char *>(digest.data()), digest.size()});
}

void writeHead(HtmlPen &pen, const Document &document)
{
    const std::string sheet = styleSheet(document);
    const std::string policy
        = "default-src 'none'; style-src 'sha256-" + digestOf(sheet) + "'; base-uri 'none'; form-action 'none'";
    pen.raw("<!DOCTYPE html>\n");
    pen.open("html", {{"lang", document.language.empty() ? "en" : document.language}, {"dir", "ltr"}});
    pen.raw("\n<head>\n<meta charset=\"utf-8\">\n");
    pen.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy}});
    pen.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
            "<meta name=\"generator\" content=\"Bulkhead\">\n");
    pen.empty("meta", {{"name", "date"}, {"content", document.moment}});
    pen.element("title", document.title);
    pen.raw("\n<style>");
    pen.raw(sheet);
    pen.raw("</style>\n</head>\n");
}

//! Sandbox, wall, production: of the cover.
void writeWall(HtmlPen &pen)
{
    pen.raw("<svg class=\"wall\" viewBox=\"0 0 860 150\" preserveAspectRatio=\"xMidYMid slice\" aria-hidden=\"true\">"
            "<rect width=\"430\" height=\"150\" fill=\"var(--sandbox-soft)\"/><rect x=\"430\" width=\"430\" height=\"150\" fill=\"var(--production-soft)\"/>");
    for (int lane = 0; lane < 5; ++lane) {
        for (const int x : {430 - 70 - lane * 82, 430 + 70 + lane * 82}) {
            const std::string at = std::to_string(x), paint = x < 430 ? "var(--sandbox-shape)" : "var(--production-shape)";
            pen.raw("<path d=\"M" + at + " 0V150\" stroke=\"" + paint + "\"/>");
            for (const char *y : {"25", "75", "125"})
                pen.raw("<circle cx=\"" + at + "\" cy=\"" + y + "\" r=\"4\" fill=\"" + paint + "\"/>");
        }
    }
    pen.raw("<rect x=\"410\" width=\"40\" height=\"150\" fill=\"var(--wall)\"/>");
    for (int row = 0; row < 5; ++row) {
        for (const char *x : {"416", "444"})
            pen.raw(std::string("<circle cx=\"") + x + "\" cy=\"" + std::to_string(15 + row * 30) + "\" r=\"1.6\" fill=\"var(--rivet)\"/>");
    }
    pen.raw("</svg>\n");
}

//! The second half goes to a line of its own as a whole where one line is not enough.
void writeTitle(HtmlPen &pen, const std::string &title)
{
    const auto [first, second] = titleHalves(title);
    pen.open("h1");
    pen.text(first);
    if (!second.empty()) {
        pen.raw(" ");
        pen.element("span", second);
    }
    pen.close("h1");
}

void writeCover(HtmlPen &pen, const Document &document)
{
    pen.raw("<header class=\"cover\">");
    writeWall(pen);
    pen.raw("<div class=\"sheet\">");
    if (!document.organisation.empty())
        pen.element("p", document.organisation, {{"class", "org"}});
    writeTitle(pen, document.title);
    if (!document.subtitle.empty())
        pen.element("p", document.subtitle, {{"class", "subtitle"}});
    if (!document.cover.empty())
        writeBlock(pen, Facts{document.cover});
    pen.raw("</div></header>\n");
}

std::string anchorOf(std::size_t entry)
{
    return "h" + std::to_string(entry + 1);
}

//! Chapters, and sections in a list within theirs.
void writeContents(HtmlPen &pen, const std::vector<OutlineEntry> &outline)
{
    if (outline.empty())
        return;
    pen.raw("<nav class=\"sheet\" aria-labelledby=\"contents\"><h2 id=\"contents\">Contents</h2><ol>");
    int depth = 0; // 1: in an item, 2: in a list within it
    for (std::size_t i = 0; i < outline.size(); ++i) {
        if (!outline[i].isListed)
            continue;
        const int level = depth == 0 ? 1 : outline[i].level; // a section before any chapter stands as one
        if (level == 1)
            pen.raw(depth == 2 ? "</li></ol></li><li>" : depth == 1 ? "</li><li>" : "<li>");
        else
            pen.raw(depth == 2 ? "</li><li>" : "<ol><li>");
        depth = level;
        pen.element("a", outline[i].text, {{"href", '#' + anchorOf(i)}});
    }
    pen.raw(depth == 2 ? "</li></ol></li></ol></nav>\n" : depth == 1 ? "</li></ol></nav>\n" : "</ol></nav>\n");
}

void writeHeading(HtmlPen &pen, const OutlineEntry &entry, std::size_t index)
{
    const char *element = entry.level == 1 ? "h2" : entry.level == 2 ? "h3" : "h4";
    pen.element(element, entry.text, {{"id", anchorOf(index)}});
    pen.raw("\n");
}

void writeBlocks(HtmlPen &pen, const Document &document, const std::vector<OutlineEntry> &outline)
{
    std::size_t next = 0;
    for (const auto &block : document.blocks) {
        if (std::holds_alternative<Heading>(block)) {
            writeHeading(pen, outline[next], next);
            ++next;
            continue;
        }
        std::visit(
            [&pen](const auto &one) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, Heading>)
                    writeBlock(pen, one);
            },
            block);
    }
}

} // namespace

std::string toHtml(const Document &document)
{
    const auto outline = outlineOf(document);
    HtmlPen pen;
    writeHead(pen, document);
    pen.raw("<body>\n");
    pen.raw(toneShapes());
    writeCover(pen, document);
    writeContents(pen, outline);
    pen.raw("<main class=\"sheet\">\n");
    writeBlocks(pen, document, outline);
    if (!document.footer.empty())
        pen.element("p", document.footer, {{"class", "end"}});
    pen.raw("\n</main>\n</body>\n</html>\n");
    return pen.take();
}

} // namespace bulkhead::reports
