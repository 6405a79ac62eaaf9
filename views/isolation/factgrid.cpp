// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factgrid.h"

#include "widgets/panel.h"
#include "widgets/textlabel.h"

#include <QGridLayout>

namespace bulkhead {

namespace {
constexpr int nameWidth = 104;
}

FactGrid::FactGrid(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(6));
    grid->setColumnMinimumWidth(0, px(nameWidth));
    grid->setColumnStretch(1, 1);
}

void FactGrid::setFacts(const NamedFacts &facts)
{
    m_facts = facts;
    clearLayout(layout());
    auto *grid = static_cast<QGridLayout *>(layout());
    int row = 0;
    for (const auto &[name, value] : facts) {
        if (value.isEmpty())
            continue;
        auto *key = new TextLabel(name, TypeSize::Small, QFont::Normal, &Tokens::text2, this);
        auto *words = new TextLabel(value, TypeSize::Small, QFont::Normal, &Tokens::text, this);
        key->setWordWrap(true);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(key, row, 0, Qt::AlignTop);
        grid->addWidget(words, row++, 1, Qt::AlignTop);
    }
}

} // namespace bulkhead
