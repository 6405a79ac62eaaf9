// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/digest.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead {

//! What one pass over a collection has shown of itself: enough to tell what its rows are worth together.
//!
//! Kong's offsets are the last id of a page, and lists ascend by id ("keyset"). Each page is then all that
//! lies between two ids at the moment of its answer, whatever changes elsewhere. So from one pass follows:
//! a row that was there throughout is in it, once; a row that is not in it was not there when its place was
//! read; a row in it was there when it was read. That is enough to open and close rows by. It is not one
//! moment: of a row that comes or goes meanwhile, the pass tells its state at its own place's turn, and a
//! row that is made behind the reader is the next sync's (Kong/kong#14649). Three signs of a change cost
//! next to nothing and are looked for: ids or offsets that are not as said, a row younger than the pass
//! (by the clock of the server, from its Date), and a few pages that changed when they are asked for again.
//! Up to `pagesAskedAgain` + 1 pages that is all of them but the last: these sets are exactly what the
//! gateway held when the last page was answered.
//!
//! Any other offset (targets have positions; who knows what a later version does) proves nothing: a removal
//! shifts rows of later pages out of sight. Then all pages but the last must be the same again.
class KongTrail
{
public:
    static constexpr std::size_t pagesAskedAgain = 3;

    struct Window
    {
        QString offset;
        Digest ids{}; //!< of all ids in order and of the offset that follows
    };

    //! `answeredAt`: seconds since 1970 by the server; nothing if it does not tell.
    void startPage(const QString &offset, std::optional<std::int64_t> answeredAt);
    void addRow(std::string_view id, std::int64_t createdAt);
    void endPage(const QString &next);

    [[nodiscard]] std::size_t pageCount() const { return m_windows.size(); }
    [[nodiscard]] std::size_t rowCount() const { return m_hashes.size(); }
    //! Every offset so far was the last id of its page, and all ids ascend.
    [[nodiscard]] bool isKeyset() const { return m_isKeyset; }
    //! The pass contradicts itself: a row came twice, or is younger than the pass.
    [[nodiscard]] bool showsChange();
    //! The pages that have to hold the same ids still. Earliest first: they had the most time to change.
    [[nodiscard]] std::vector<Window> windowsToAskAgain() const;

    //! The digest of a page: ids are appended to a text, each with a line feed.
    [[nodiscard]] static Digest digestOf(const std::string &ids, const QString &next);

private:
    std::vector<Window> m_windows;
    std::vector<std::size_t> m_hashes; //!< of the ids; two that meet by chance cost another pass
    std::string m_pageIds, m_lastId;
    std::optional<std::int64_t> m_startedAt, m_answeredAt;
    bool m_isKeyset = true;
    bool m_hasYounger = false;
};

} // namespace bulkhead
