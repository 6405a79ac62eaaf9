// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/bytesink.h"

#include <cstddef>
#include <functional>
#include <string>

namespace bulkhead::reports {

//! Puts piece `index` of a text into `into`, which holds another piece or nothing and whose memory is there to be used. Called from several threads; may not throw.
using MakePiece = std::function<void(std::size_t index, std::string &into)>;

//! Makes the pieces of a text on threads, the caller's among them, and hands them on in their order: the text is the same whatever the machine has, and memory is
//! one piece a thread. Each thread hands on what it made, because the bytes are in the cache of its core; so the sink is called from several threads, one
//! after the other, and no call begins before the one before it has ended. false: the sink took no more.
bool handOnPieces(std::size_t count, const MakePiece &make, const ByteSink &sink);

} // namespace bulkhead::reports
