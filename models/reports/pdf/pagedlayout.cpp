// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pagedlayout.h"

#include "reports/pdf/contents.h"
#include "reports/pdf/coverpage.h"
#include "reports/pdf/pagegeometry.h"

namespace bulkhead::reports {

namespace {

//! Whether a paragraph, or a few of them, lead to a table, a picture or a card: on the page before it they would say nothing.
bool introduces(const std::vector<Block> &blocks, std::size_t paragraph)
{
    constexpr std::size_t few = 3;
    for (std::size_t i = paragraph; i < blocks.size() && i < paragraph + few; ++i) {
        if (!std::holds_alternative<Paragraph>(blocks[i]))
            return i > paragraph && !std::holds_alternative<Heading>(blocks[i]) && !std::holds_alternative<PageBreak>(blocks[i]);
    }
    return false;
}

} // namespace

PagedLayout::PagedLayout(const Document &document)
    : m_document(document)
    , m_engine(document.language)
    , m_outline(outlineOf(document))
    , m_entryOfBlock(document.blocks.size(), 0)
    , m_places(m_outline.size())
{
    for (std::size_t i = 0; i < m_outline.size(); ++i) {
        m_entryOfBlock[m_outline[i].block] = i;
        if (m_outline[i].isListed)
            m_listed.push_back(i);
    }
}

Result<std::shared_ptr<PagedLayout>> PagedLayout::of(const Document &document, const CancelToken &cancel, const Progress &progress)
{
    std::shared_ptr<PagedLayout> layout(new PagedLayout(document));
    layout->layContents();
    if (!layout->layBody(cancel, progress))
        return Error{Error::Kind::Cancelled, {}, QStringLiteral("The report was stopped"), {}, {}};
    return layout;
}

Flow PagedLayout::bodyFlow(Cursor from)
{
    const auto open = [this](std::size_t block) {
        BlockPlace place{block, {}, introduces(m_document.blocks, block)};
        if (std::holds_alternative<Heading>(m_document.blocks[block]))
            place.headingText = m_outline[m_entryOfBlock[block]].text;
        return piecesOf(m_document.blocks[block], place, m_engine);
    };
    return Flow(m_document.blocks.size(), open, from);
}

Flow PagedLayout::contentsFlow(Cursor from)
{
    return Flow(m_listed.empty() ? 0 : 1, [this](std::size_t) { return contentsPieces(*this, m_listed); }, from);
}

//! Page numbers are not known yet, but a line of the contents is as high with any number.
void PagedLayout::layContents()
{
    Flow flow = contentsFlow({});
    while (!flow.isAtEnd()) {
        m_contents.push_back(flow.cursor());
        (void)flow.next(geometry::height);
    }
}

bool PagedLayout::layBody(const CancelToken &cancel, const Progress &progress)
{
    Flow flow = bodyFlow({});
    while (!flow.isAtEnd()) {
        if (cancel.isCancelled())
            return false;
        const Cursor begin = flow.cursor();
        const Page page = flow.next(geometry::height);
        if (page.placed.empty())
            continue; // nothing but breaks
        m_body.push_back(begin);
        noteHeadings(page, int(m_contents.size() + m_body.size()));
        if (progress)
            progress(double(begin.block) / double(m_document.blocks.size()));
    }
    return true;
}

void PagedLayout::noteHeadings(const Page &page, int index)
{
    for (const auto &placed : page.placed) {
        for (const auto &mark : placed.piece.marks) {
            if (const auto *anchor = std::get_if<AnchorMark>(&mark))
                m_places[m_entryOfBlock[anchor->block]] = {index, geometry::top + placed.y};
        }
    }
}

Page PagedLayout::page(int index)
{
    if (index <= 0)
        return coverPage(m_document, m_engine);
    const auto at = std::size_t(index) - 1;
    if (at < m_contents.size())
        return contentsFlow(m_contents[at]).next(geometry::height);
    const std::size_t body = at - m_contents.size();
    return body < m_body.size() ? bodyFlow(m_body[body]).next(geometry::height) : Page{};
}

void PagedLayout::eachPage(const std::function<bool(int, const Page &)> &visit)
{
    int index = 0;
    if (!visit(index++, coverPage(m_document, m_engine)))
        return;
    for (Flow flow = contentsFlow({}); !flow.isAtEnd();) {
        if (!visit(index++, flow.next(geometry::height)))
            return;
    }
    for (Flow flow = bodyFlow({}); !flow.isAtEnd();) {
        const Page page = flow.next(geometry::height);
        if (!page.placed.empty() && !visit(index++, page))
            return;
    }
}

} // namespace bulkhead::reports
