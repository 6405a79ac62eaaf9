// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/document.h"

#include <cstdint>

typedef struct _cairo cairo_t;

namespace bulkhead::reports {

//! The shape of a tone in a square at (x, y), as in the design language. Attested: a ring with a tick, so that a signed word is not taken for a proof.
void paintToneShape(cairo_t *cairo, Tone tone, double x, double y, double side);
//! A part of a bar or column: filled, hatched if unknown, a frame if it does not apply.
void paintTonePart(cairo_t *cairo, Tone tone, double x, double y, double width, double height);
void setColour(cairo_t *cairo, std::uint32_t rgb);

} // namespace bulkhead::reports
