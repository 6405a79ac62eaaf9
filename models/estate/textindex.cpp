// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/textindex.h"

#include <algorithm>

namespace bulkhead {

namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

//! Length of the UTF-8 sequence at `at`, or 0 if it is none (overlong forms and surrogates included).
qsizetype sequenceLength(QByteArrayView text, qsizetype at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80)
        return 1;
    const qsizetype length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size())
        return 0;
    for (qsizetype i = 1; i < length; ++i) {
        if (!isContinuation(text[at + i]))
            return 0;
    }
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
    return overlong || outside ? 0 : length;
}

} // namespace

TextIndex::TextIndex(QByteArrayView text)
    : m_text(text)
{
    m_lineStarts.push_back(0);
    qsizetype at = 0;
    while (at < text.size()) {
        if (m_characters % step == 0)
            m_offsets.push_back(at);
        const qsizetype length = sequenceLength(text, at);
        if (length == 0) {
            m_badByte = at;
            break;
        }
        ++m_characters;
        const bool endsLine = text[at] == '\n'
                              || (text[at] == '\r'
                                  && !(at + 1 < text.size() && text[at + 1] == '\n'));
        if (endsLine)
            m_lineStarts.push_back(m_characters);
        at += length;
    }
    if (m_characters % step == 0)
        m_offsets.push_back(at);
}

YamlMark TextIndex::atCharacter(qsizetype character) const
{
    character = std::clamp<qsizetype>(character, 0, m_characters);
    qsizetype offset = m_offsets[std::size_t(character / step)];
    for (qsizetype rest = character % step; rest > 0; --rest) {
        ++offset;
        while (offset < m_text.size() && isContinuation(m_text[offset]))
            ++offset;
    }
    const auto line = std::prev(std::upper_bound(m_lineStarts.cbegin(), m_lineStarts.cend(), character));
    return {offset, int(line - m_lineStarts.cbegin()) + 1, int(character - *line) + 1};
}

YamlMark TextIndex::atByte(qsizetype offset) const
{
    offset = std::clamp<qsizetype>(offset, 0, m_text.size());
    const auto known = std::prev(std::upper_bound(m_offsets.cbegin(), m_offsets.cend(), offset));
    qsizetype character = (known - m_offsets.cbegin()) * step;
    for (qsizetype at = *known; at < offset; ++at) {
        if (!isContinuation(m_text[at]))
            ++character;
    }
    return atCharacter(character);
}

} // namespace bulkhead
