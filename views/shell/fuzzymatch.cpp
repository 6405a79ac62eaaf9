// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/fuzzymatch.h"

namespace bulkhead {

std::optional<int> fuzzyScore(QStringView query, QStringView text)
{
    int score = 0;
    qsizetype at = 0;
    qsizetype previous = -2;
    for (const QChar letter : query) {
        if (letter.isSpace())
            continue;
        const QChar wanted = letter.toCaseFolded();
        while (at < text.size() && text[at].toCaseFolded() != wanted)
            ++at;
        if (at == text.size())
            return std::nullopt;
        const bool wordStart = at == 0 || !text[at - 1].isLetterOrNumber();
        score += at == previous + 1 ? 8 : wordStart ? 6 : 1;
        previous = at++;
    }
    // Whole words beat scattered letters, short texts beat long ones.
    if (text.startsWith(query, Qt::CaseInsensitive))
        score += 20;
    else if (text.contains(query, Qt::CaseInsensitive))
        score += 10;
    return score * 16 - static_cast<int>(qMin<qsizetype>(text.size(), 200));
}

} // namespace bulkhead
