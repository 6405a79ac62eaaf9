// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/draftfailure.h"

#include "presentation/type.h"
#include "widgets/button.h"

#include <QHBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

DraftFailure::DraftFailure(QWidget *parent)
    : QWidget(parent)
    , m_change(new Button(tr("Choose again…"), Button::Look::Outlined, Icon::Promotions, this))
    , m_drop(new Button(tr("Drop the draft"), Button::Look::Plain, Icon::Trash, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    m_change->setObjectName(u"changeDraft"_s);
    m_drop->setObjectName(u"dropFailedDraft"_s);
    row->addWidget(m_change);
    row->addWidget(m_drop);
    row->addStretch(1);
    connect(m_change, &QPushButton::clicked, this, &DraftFailure::changeRequested);
    connect(m_drop, &QPushButton::clicked, this, &DraftFailure::dropped);
}

} // namespace bulkhead
