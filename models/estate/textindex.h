// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/yamltree.h"

#include <optional>
#include <vector>

namespace bulkhead {

//! Turns the character counts of libyaml into byte offsets, lines and columns. Lines end as editors see
//! them: LF, CRLF or CR (libyaml also ends them at NEL, LS and PS).
class TextIndex
{
public:
    explicit TextIndex(QByteArrayView text);

    //! Byte offset of the first byte that is not UTF-8.
    [[nodiscard]] std::optional<qsizetype> badByte() const { return m_badByte; }
    [[nodiscard]] YamlMark atCharacter(qsizetype character) const;
    [[nodiscard]] YamlMark atByte(qsizetype offset) const;

private:
    static constexpr qsizetype step = 64; // characters between two known offsets

    QByteArrayView m_text;
    std::vector<qsizetype> m_offsets;    // byte offset of every step-th character
    std::vector<qsizetype> m_lineStarts; // character that starts each line
    qsizetype m_characters = 0;
    std::optional<qsizetype> m_badByte;
};

} // namespace bulkhead
