// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/meridian.h"

#include <QFile>

namespace bulkhead::demo {

using namespace Qt::StringLiterals;

QByteArray estateFile(const QHash<QString, QString> &adminUrls)
{
    QFile file(u":/bulkhead/demo/meridian.yaml"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = file.readAll();
    for (auto it = adminUrls.cbegin(); it != adminUrls.cend(); ++it) {
        const QByteArray place = '@' + it.key().toUtf8() + '@';
        text.replace(place, it.value().toUtf8());
    }
    return text;
}

} // namespace bulkhead::demo
