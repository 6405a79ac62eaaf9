// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/meridian/meridian.h"

#include <QFile>

namespace bulkhead::demo {

using namespace Qt::StringLiterals;

namespace {

//! What the names of back-ends stand for, so that two of them are known to be two. Those of the partners are left out: whether
//! their sides are apart cannot be said.
QByteArray addresses()
{
    QByteArrayList lines;
    for (const DemoApi &api : apisOn(demoDays)) {
        if (api.region == "partner")
            continue;
        const bool isEu = api.region == "eu";
        const QByteArray end = QByteArray('.' + QByteArray::fromStdString(api.region) + ".meridian.example: ");
        const QByteArray name = QByteArray::fromStdString(api.name);
        const QByteArray number = QByteArray::number(api.number + (isEu ? 1 : 101));
        lines << "      " + name + ".sbx" + end + "192.0.2." + number << "      " + name + ".prd" + end + "198.51.100." + number;
    }
    return lines.join('\n');
}

} // namespace

QByteArray estateFile(const QHash<QString, QString> &adminUrls)
{
    QFile file(u":/bulkhead/demo/meridian.yaml"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = file.readAll();
    text.replace("      @addresses@", addresses());
    for (auto it = adminUrls.cbegin(); it != adminUrls.cend(); ++it) {
        const QByteArray place = '@' + it.key().toUtf8() + '@';
        text.replace(place, it.value().toUtf8());
    }
    return text;
}

} // namespace bulkhead::demo
