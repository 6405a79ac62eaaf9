// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/locknote.h"

#include "widgets/marks.h"

#include <QHBoxLayout>

namespace bulkhead {

LockNote::LockNote(QWidget *parent)
    : QWidget(parent)
    , m_words(new TextLabel(QString(), TypeSize::Small, QFont::Normal, &Tokens::text2, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(6));
    row->addWidget(new IconMark(Icon::Lock, 14, &Tokens::text3, this), 0, Qt::AlignTop);
    m_words->setWordWrap(true);
    row->addWidget(m_words, 1);
    hide();
}

void LockNote::setReason(const QString &reason)
{
    m_words->setText(reason);
    setAccessibleName(reason);
    setVisible(!reason.isEmpty());
}

} // namespace bulkhead
