// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/pdf/marks.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace bulkhead::reports {

//! Where prose stands and what surrounds it.
struct ProseFrame
{
    double x = 0;
    double above = 0, below = 0; //!< within the pieces, so that a ground goes round the text
    std::uint32_t colour = 0;
    std::size_t wholeLines = 3;  //!< texts up to so many lines are one piece
    std::function<void(Piece &)> ground; //!< draws what is behind a piece of known height; may be empty
};

//! A text as pieces: whole if it is short, else a line each of which the first two and the last two stay together.
[[nodiscard]] std::vector<Piece> prosePieces(TextBox box, const ProseFrame &frame, const char *tag = "P");

//! Cells side by side, first lines on one baseline.
struct RowCell
{
    TextBox box;
    double x = 0;
    std::uint32_t colour = 0;
    const char *tag = "TD"; //!< empty cells are tagged too: a table has as many cells in each row
    BeginTag::Extra extra = BeginTag::Extra::None;
    double shape = 0;       //!< side of the tone's shape before the text; 0: none
    double shapeIndent = 0; //!< of the shape, where the text is set right
    Tone tone = Tone::Neutral;
};
struct RowFrame
{
    double above = 4.6, below = 4.6;
    double most = 600;      //!< pt; a taller row is divided
    const char *tag = "TR"; //!< nullptr: no tags at all
    std::function<void(Piece &)> ground;
};
[[nodiscard]] std::vector<Piece> rowPieces(std::vector<RowCell> cells, const RowFrame &frame);

} // namespace bulkhead::reports
