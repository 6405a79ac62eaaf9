// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/factsheet.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"
#include "widgets/valuelabel.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::FactRef;
using isolation::Side;

namespace {

QString entityOf(const FactRef &fact)
{
    const QString kind = IsolationWords::entity(fact.kind);
    const QString name = QString::fromStdString(fact.name.empty() ? fact.id : fact.name);
    return name.isEmpty() ? kind : kind + u' ' + name;
}

QString gatewayOf(const FactRef &fact, const FactContext &context)
{
    return context.product.isEmpty() ? fact.gateway.text() : fact.gateway.text() + u", "_s + context.product;
}

QString readOf(const FactRef &fact, const FactContext &context)
{
    if (fact.readAt == UtcTime{})
        return {};
    return Formats::dateTime(fact.readAt) + u" ("_s + Formats::ageOf(fact.readAt, context.now) + u')';
}

} // namespace

FactSheet::FactSheet(Side side, QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_type(side == Side::Sandbox ? EnvironmentType::Sandbox : EnvironmentType::Production)
    , m_title(new TextLabel(QString(), TypeSize::Small, QFont::DemiBold, &Tokens::text, this))
{
    setObjectName(side == Side::Sandbox ? u"sandboxFact"_s : u"productionFact"_s);
    const EnvironmentType type = m_type;
    setLine([type](const Tokens &t) { return QColor(t.environment(type).edge); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, px(6));
    column->setSpacing(0);
    auto *head = new Surface(&Tokens::panel, Bottom, this);
    head->setGround([type](const Tokens &t) { return QColor(t.environment(type).ground); });
    head->setLine([type](const Tokens &t) { return QColor(t.environment(type).edge); });
    auto *row = new QVBoxLayout(head);
    row->setContentsMargins(px(12), px(8), px(12), px(8));
    m_title->setInkOf([type](const Tokens &t) { return QColor(t.environment(type).ink); });
    m_title->setElided(true);
    row->addWidget(m_title);
    column->addWidget(head);
    column->addStretch(1);
}

void FactSheet::setFact(const FactRef &fact, const FactContext &context)
{
    delete m_rows;
    m_rows = new QWidget(this);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, px(4), 0, 0);
    m_grid->setHorizontalSpacing(0);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_rows);
    //: Head of a fact: the side and its environment, "Sandbox, sandbox-eu".
    m_title->setText(tr("%1, %2").arg(Words::environmentType(m_type), context.environment));
    setAccessibleName(m_title->text());
    if (!fact.isSet()) {
        addMissing();
        return;
    }
    addText(tr("Gateway"), gatewayOf(fact, context));
    addText(tr("Entity"), entityOf(fact));
    if (!fact.name.empty() && !fact.id.empty() && fact.name != fact.id)
        addRow(tr("Native id"), new ValueLabel(QString::fromStdString(fact.id), m_rows));
    if (!fact.field.empty())
        addRow(tr("Field"), new ValueLabel(QString::fromStdString(fact.field), m_rows));
    if (!fact.value.empty())
        addRow(tr("Value"), new ValueLabel(QString::fromStdString(fact.value), m_rows), context.isDecisive);
    const QString read = readOf(fact, context);
    addText(tr("Read"), read.isEmpty() ? tr("Not read") : read);
    addText(tr("State"), Words::factState(fact.state));
}

void FactSheet::addMissing()
{
    auto *none = new TextLabel(tr("The finding rests on no fact of this side."), TypeSize::Body, QFont::Normal, &Tokens::text2,
                               m_rows);
    none->setWordWrap(true);
    none->setContentsMargins(px(12), px(6), px(12), px(6));
    m_grid->addWidget(none, 0, 0, 1, 2);
}

void FactSheet::addText(const QString &name, const QString &value)
{
    auto *text = new TextLabel(value, TypeSize::Body, QFont::Normal, &Tokens::text, m_rows);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addRow(name, text);
}

void FactSheet::addRow(const QString &name, QWidget *value, bool isMarked)
{
    const int row = m_grid->rowCount();
    auto *label = new TextLabel(name, TypeSize::Small, QFont::Normal, &Tokens::text3, m_rows);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setContentsMargins(px(12), px(5), px(8), px(4));
    label->setMinimumWidth(px(80));
    value->setContentsMargins(0, px(4), px(12), px(4));
    if (isMarked) {
        // Behind both cells: the row that the verdict rests on.
        auto *ground = new Surface(&Tokens::panel, NoEdge, m_rows);
        ground->setGround([](const Tokens &t) { return QColor(t.fail.soft); });
        m_grid->addWidget(ground, row, 0, 1, 2);
        static_cast<TextLabel *>(value)->setInkOf([](const Tokens &t) { return QColor(t.fail.ink); });
    }
    m_grid->addWidget(label, row, 0);
    m_grid->addWidget(value, row, 1);
    label->raise();
    value->raise();
}

QString FactSheet::toText(const FactRef &fact, const FactContext &context, Side side)
{
    const EnvironmentType type = side == Side::Sandbox ? EnvironmentType::Sandbox : EnvironmentType::Production;
    QStringList lines{tr("%1, %2").arg(Words::environmentType(type), context.environment)};
    const auto add = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines << u"  "_s + name + u": "_s + value;
    };
    if (!fact.isSet())
        return lines.constFirst() + u"\n  "_s + tr("The finding rests on no fact of this side.");
    add(tr("Gateway"), gatewayOf(fact, context));
    add(tr("Entity"), entityOf(fact));
    add(tr("Native id"), QString::fromStdString(fact.id));
    add(tr("Field"), QString::fromStdString(fact.field));
    add(tr("Value"), QString::fromStdString(fact.value));
    add(tr("Read"), readOf(fact, context));
    add(tr("State"), Words::factState(fact.state));
    return lines.join(u'\n');
}

} // namespace bulkhead
