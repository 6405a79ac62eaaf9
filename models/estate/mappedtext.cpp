// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/mappedtext.h"

namespace bulkhead {

QString mappedText(const QRegularExpressionMatch &match, const QString &to)
{
    QString text;
    for (qsizetype i = 0; i < to.size(); ++i) {
        const bool isGroup = to[i] == u'\\' && i + 1 < to.size() && to[i + 1] >= u'0' && to[i + 1] <= u'9';
        if (isGroup)
            text += match.captured(to[++i].unicode() - u'0');
        else
            text += to[i];
    }
    return text;
}

} // namespace bulkhead
