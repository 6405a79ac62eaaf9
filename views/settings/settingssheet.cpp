// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingssheet.h"

#include "widgets/surface.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

namespace {
constexpr int nameWidth = 176;
constexpr int sheetWidth = 720;
}

SettingsSheet::SettingsSheet(const QString &title, const QString &note, QWidget *parent)
    : ScrollSheet(title, parent)
{
    auto *ground = new Surface(&Tokens::panel, Surface::NoEdge, this);
    auto *row = new QHBoxLayout(ground);
    row->setContentsMargins(px(24), px(16), px(24), px(24));
    auto *inner = new QWidget(ground);
    inner->setMaximumWidth(px(sheetWidth));
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(px(12));
    row->addWidget(inner, 10);
    row->addStretch(1);
    m_column->addWidget(new TextLabel(title, TypeSize::Section, QFont::DemiBold, &Tokens::text, inner));
    auto *words = new TextLabel(note, TypeSize::Body, QFont::Normal, &Tokens::text2, inner);
    words->setWordWrap(true);
    m_column->addWidget(words);
    setWidget(ground);
}

void SettingsSheet::addHead(const QString &title, const QString &note)
{
    m_column->addSpacing(px(6));
    m_column->addWidget(new Rule(Qt::Horizontal, widget()));
    m_column->addWidget(new TextLabel(title, TypeSize::Body, QFont::DemiBold, &Tokens::text, widget()));
    if (note.isEmpty())
        return;
    auto *words = new TextLabel(note, TypeSize::Small, QFont::Normal, &Tokens::text3, widget());
    words->setWordWrap(true);
    m_column->addWidget(words);
}

TextLabel *SettingsSheet::addFact(const QString &name, const QString &value, bool fixed)
{
    auto *label = new TextLabel(value, fixed ? TypeSize::Small : TypeSize::Body, QFont::Normal, &Tokens::text, widget());
    label->setFixed(fixed);
    label->setElided(true);
    addRow(name, label);
    return label;
}

void SettingsSheet::addRow(const QString &name, QWidget *control)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(px(16));
    auto *label = new TextLabel(name, TypeSize::Body, QFont::Normal, &Tokens::text2, widget());
    label->setMinimumWidth(px(nameWidth));
    row->addWidget(label);
    row->addWidget(control, qobject_cast<TextLabel *>(control) ? 1 : 0);
    if (!qobject_cast<TextLabel *>(control))
        row->addStretch(1);
    if (control->accessibleName().isEmpty())
        control->setAccessibleName(name);
    m_column->addLayout(row);
}

} // namespace bulkhead
