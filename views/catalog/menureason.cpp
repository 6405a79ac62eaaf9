// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/menureason.h"

#include "presentation/icons.h"

#include <QMenu>

namespace bulkhead {

using namespace Qt::StringLiterals;

void addReason(QMenu &menu, QAction *before, const QString &reason)
{
    const QStringList sentences = QString(reason).replace(u". "_s, u".\n"_s).split(u'\n');
    bool isFirst = true;
    for (const QString &sentence : sentences) {
        auto *line = new QAction(isFirst ? themedIcon(Icon::Lock) : QIcon(), QString(sentence).replace(u'&', u"&&"_s), &menu);
        line->setEnabled(false);
        menu.insertAction(before, line);
        isFirst = false;
    }
}

} // namespace bulkhead
