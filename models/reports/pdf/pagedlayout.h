// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "reports/document.h"
#include "reports/outline.h"
#include "reports/pdf/flow.h"
#include "reports/pdf/marks.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace bulkhead::reports {

//! From 0 to 1. Called on the thread that works.
using Progress = std::function<void(double)>;

//! A document in A4 pages: a cover, contents with page numbers if there are headings, then the blocks. It remembers where each page begins and makes a page
//! when it is asked for, so its memory does not grow with what is on the pages. Equal documents give equal pages on a machine, in any locale.
//! The document outlives the layout. One thread at a time.
class PagedLayout
{
public:
    //! Fails only if it was cancelled.
    [[nodiscard]] static Result<std::shared_ptr<PagedLayout>> of(const Document &document, const CancelToken &cancel = {}, const Progress &progress = {});

    struct Place
    {
        int page = 0; //!< 0 is the cover
        double y = 0; //!< pt from the top of the page
    };
    [[nodiscard]] int pageCount() const { return 1 + int(m_contents.size() + m_body.size()); }
    [[nodiscard]] Page page(int index);
    //! Visits all pages in order: cheaper than page(), which begins anew each time. Stops when `visit` returns false.
    void eachPage(const std::function<bool(int index, const Page &page)> &visit);

    [[nodiscard]] const Document &document() const { return m_document; }
    [[nodiscard]] const std::vector<OutlineEntry> &outline() const { return m_outline; }
    [[nodiscard]] Place placeOf(std::size_t entry) const { return m_places[entry]; } //!< of a heading of the outline
    [[nodiscard]] TextEngine &engine() { return m_engine; }
    [[nodiscard]] QStringList warnings() const { return m_engine.warnings(); }

private:
    explicit PagedLayout(const Document &document);
    const Document &m_document;
    TextEngine m_engine;
    std::vector<OutlineEntry> m_outline;
    std::vector<std::size_t> m_entryOfBlock; // index into m_outline, by block; only headings count
    std::vector<std::size_t> m_listed;       // indexes into m_outline
    std::vector<Cursor> m_contents, m_body;  // where each page begins
    std::vector<Place> m_places;

    [[nodiscard]] Flow contentsFlow(Cursor from);
    [[nodiscard]] Flow bodyFlow(Cursor from);
    void layContents();
    [[nodiscard]] bool layBody(const CancelToken &cancel, const Progress &progress);
    void noteHeadings(const Page &page, int index);
};

} // namespace bulkhead::reports
