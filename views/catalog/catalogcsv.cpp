// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogcsv.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

bool isFormula(const QString &text)
{
    static const QString starts = u"=+-@\t\r\n＝＋－＠"_s; // also the full-width forms
    if (text.isEmpty() || !starts.contains(text.front()))
        return false;
    bool isNumber = false;
    text.toDouble(&isNumber);
    return !isNumber;
}

QString cellText(const QString &text)
{
    QString cell = isFormula(text) ? u'\'' + text : text;
    cell.replace(u'"', u"\"\""_s);
    return u'"' + cell + u'"';
}

} // namespace

QString csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &cell : cells)
        quoted.append(cellText(cell));
    return quoted.join(u',') + u"\r\n"_s;
}

} // namespace bulkhead
