// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/factpair.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace bulkhead {

namespace {

//! The 3 px line that says which environment a fact is from.
class EnvironmentEdge final : public QWidget
{
public:
    EnvironmentEdge(EnvironmentType type, QWidget *parent)
        : QWidget(parent)
        , m_type(type)
    {
        setFixedWidth(px(3));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), QColor(tokensFor(palette()).environment(m_type).edge));
    }

private:
    EnvironmentType m_type;
};

} // namespace

FactPair::FactPair(QWidget *parent)
    : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(16));
    m_sandbox = makeSide(EnvironmentType::Sandbox);
    m_production = makeSide(EnvironmentType::Production);
}

FactPair::Side FactPair::makeSide(EnvironmentType type)
{
    Side side;
    side.fact = new TextLabel(QString(), TypeSize::Body, QFont::Medium, &Tokens::text, this);
    side.more = new TextLabel(QString(), TypeSize::Caption, QFont::Normal, &Tokens::text3, this);
    side.fact->setElided(true);
    side.more->setElided(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(new EnvironmentEdge(type, this));
    auto *lines = new QVBoxLayout;
    lines->setSpacing(px(2));
    lines->addWidget(side.fact);
    lines->addWidget(side.more);
    row->addLayout(lines, 1);
    static_cast<QHBoxLayout *>(layout())->addLayout(row, 1);
    return side;
}

void FactPair::setSandbox(const QString &fact, const QString &more)
{
    m_sandbox.fact->setText(fact);
    m_sandbox.more->setText(more);
}

void FactPair::setProduction(const QString &fact, const QString &more)
{
    m_production.fact->setText(fact);
    m_production.more->setText(more);
}

} // namespace bulkhead
