// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/figuretile.h"

#include <QVBoxLayout>

namespace bulkhead {

FigureTile::FigureTile(const QString &title, QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_title(new TextLabel(title, TypeSize::Small, QFont::Medium, &Tokens::text2, this))
    , m_value(new TextLabel({}, TypeSize::Title, QFont::DemiBold, &Tokens::text, this))
    , m_detail(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text, this))
    , m_change(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(12), px(10), px(12), px(10));
    column->setSpacing(px(2));
    for (TextLabel *label : {m_title, m_value, m_detail, m_change}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch(1);
}

void FigureTile::set(const QString &value, const QString &detail, const QString &change)
{
    m_value->setText(value);
    m_detail->setText(detail);
    m_change->setText(change);
    //: a figure in a sentence for screen readers: what it is, the value, what it consists of, how it was before
    setAccessibleName(tr("%1: %2, %3, %4").arg(m_title->text(), value, detail, change));
}

void FigureTile::setInk(std::function<QColor(const Tokens &)> ink)
{
    m_value->setInkOf(std::move(ink));
}

} // namespace bulkhead
