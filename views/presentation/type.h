// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QWidget;

namespace bulkhead {

//! Sizes of the design language, in px at a desktop font of 13 px.
enum class TypeSize { Caption = 11, Small = 12, Body = 13, Section = 15, Title = 20 };

//! A size and weight relative to the application's font.
[[nodiscard]] QFont typeFont(TypeSize size, QFont::Weight weight = QFont::Normal);
//! For values read from gateways, digests and field paths; never for names.
[[nodiscard]] QFont fixedFont(TypeSize size = TypeSize::Small);
//! A font whose digits are equally wide, for columns of numbers.
[[nodiscard]] QFont numberFont(TypeSize size, QFont::Weight weight = QFont::Normal);

//! Font height against the 13 px the measures are written for: 1 at 100 %, 1.5 at 150 %.
[[nodiscard]] double textScale();
//! A measure of the design language, scaled and rounded.
[[nodiscard]] int px(double measure);

} // namespace bulkhead
