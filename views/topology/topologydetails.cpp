// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/topologydetails.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"
#include "topology/buildgraph.h"
#include "topology/topologywords.h"
#include "widgets/button.h"
#include "widgets/marks.h"
#include "widgets/scrollsheet.h"
#include "widgets/valuelabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using topology::Finding;
using topology::Item;
using topology::Node;
using topology::Rank;
using topology::Side;

namespace {
constexpr std::size_t shownAtMost = 12; //!< of a list; the rest is counted
}

TopologyDetails::TopologyDetails(QWidget *parent)
    : Drawer(parent)
{
    setObjectName(u"topologyDetails"_s);
    auto *sheet = new ScrollSheet(tr("Details"), this);
    m_content = new QWidget(sheet);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(px(16), px(12), px(16), px(16));
    m_column->setSpacing(px(6));
    sheet->setWidget(m_content);
    body()->addWidget(sheet);
}

void TopologyDetails::begin()
{
    const auto old = m_content->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (QWidget *widget : old) {
        widget->hide();
        widget->deleteLater();
    }
    while (QLayoutItem *item = m_column->takeAt(0))
        delete item;
}

void TopologyDetails::addHeading(const QString &text)
{
    m_column->addSpacing(px(8));
    m_column->addWidget(new TextLabel(text, TypeSize::Small, QFont::DemiBold, &Tokens::text2, m_content));
}

void TopologyDetails::addText(const QString &text)
{
    auto *label = new TextLabel(text, TypeSize::Body, QFont::Normal, &Tokens::text, m_content);
    label->setWordWrap(true);
    m_column->addWidget(label);
}

void TopologyDetails::addAction(const QString &text, const std::function<void()> &run)
{
    auto *button = new Button(text, Button::Look::Outlined, Icon::None, m_content);
    button->setSize(Button::Size::Small);
    connect(button, &QPushButton::clicked, this, run);
    m_column->addWidget(button, 0, Qt::AlignLeft);
}

void TopologyDetails::addNodes(const QString &heading, const std::vector<std::uint32_t> &nodes)
{
    if (nodes.empty())
        return;
    addHeading(heading + u"  "_s + Formats::number(static_cast<qint64>(nodes.size())));
    for (std::size_t i = 0; i < std::min(nodes.size(), shownAtMost); ++i) {
        const Node &node = m_picture->graph->nodes[nodes[i]];
        auto *link = new Button(TopologyWords::name(node), Button::Look::Plain, Icon::None, m_content);
        link->setSize(Button::Size::Small);
        link->setToolTip(TopologyWords::rank(node));
        connect(link, &QPushButton::clicked, this, [this, key = QString::fromStdString(node.key)] { emit nodeWanted(key); });
        m_column->addWidget(link, 0, Qt::AlignLeft);
    }
    if (nodes.size() > shownAtMost)
        addText(tr("and %n more", nullptr, static_cast<int>(nodes.size() - shownAtMost)));
}

void TopologyDetails::addFindings(const std::vector<Finding> &findings)
{
    addHeading(tr("Findings") + u"  "_s + Formats::number(static_cast<qint64>(findings.size())));
    if (findings.empty())
        addText(m_picture->graph->result ? tr("No control found anything here.") : tr("Isolation was not judged yet."));
    for (std::size_t i = 0; i < std::min(findings.size(), shownAtMost); ++i)
        addFinding(findings[i]);
    if (findings.size() > shownAtMost)
        addText(tr("and %n more", nullptr, static_cast<int>(findings.size() - shownAtMost)));
}

void TopologyDetails::addFinding(const Finding &finding)
{
    const QString control = QString::fromUtf8(finding.control.data(), static_cast<qsizetype>(finding.control.size()));
    const QString fingerprint = QString::fromStdString(isolation::findingFingerprint(finding.control, finding.unit->unit));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    const Status status = IsolationWords::statusOf(finding.unit->verdict);
    auto *mark = new StatusMark(status, 16, m_content);
    mark->setStatus(status, Words::control(status));
    row->addWidget(mark, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(2));
    auto *sentence = new TextLabel(IsolationWords::sentence(*finding.unit), TypeSize::Body, QFont::Normal, &Tokens::text, m_content);
    sentence->setWordWrap(true);
    words->addWidget(sentence);
    auto *actions = new QHBoxLayout;
    actions->addWidget(new TextLabel(control, TypeSize::Caption, QFont::Normal, &Tokens::text3, m_content));
    const auto link = [&](const QString &text, const QString &name, auto signal) {
        auto *button = new Button(text, Button::Look::Plain, Icon::None, m_content);
        button->setSize(Button::Size::Small);
        button->setObjectName(name);
        button->setAccessibleName(text + u", "_s + control);
        connect(button, &QPushButton::clicked, this, [this, fingerprint, signal] { emit(this->*signal)(fingerprint); });
        actions->addWidget(button);
    };
    link(tr("Open finding"), u"openFinding"_s, &TopologyDetails::findingWanted);
    link(tr("Show only this"), u"onlyFinding"_s, &TopologyDetails::onlyFindingWanted);
    actions->addStretch(1);
    words->addLayout(actions);
    row->addLayout(words, 1);
    m_column->addLayout(row);
}

void TopologyDetails::showItem(const Picture &picture, std::uint32_t index)
{
    m_picture = picture;
    begin();
    const Item &item = picture->scene.items[index];
    const topology::Graph &graph = *picture->graph;
    const Node &node = graph.nodes[item.nodes.front()];
    const bool isGroup = item.kind == Item::Kind::Group;
    const QString side = node.isShared ? tr("Sandbox and production")
                                       : Words::environmentType(node.side == Side::Sandbox ? EnvironmentType::Sandbox
                                                                                           : EnvironmentType::Production);
    setTitle(TopologyWords::name(*picture, item), isGroup ? side : TopologyWords::rank(node) + u" · "_s + side);
    addText(TopologyWords::about(*picture, item));
    if (isGroup) {
        addAction(tr("Show each"), [this, key = item.key] {
            emit expandWanted(QString::fromStdString(key).section(u'#', 0, 0));
        });
        addNodes(tr("Together here"), item.nodes);
    } else {
        if (node.rank == Rank::Api)
            addAction(tr("Open in the catalog"), [this, id = m_picture->question.facts->apis[node.item].id.text()] { emit apiWanted(id); });
        if (node.rank == Rank::Gateway)
            addAction(tr("Open in settings"), [this, id = m_picture->question.facts->gateways[node.item].id.text()] {
                emit gatewayWanted(id);
            });
        addNodes(tr("Called by"), graph.outward[item.nodes.front()]);
        addNodes(tr("Leads to"), graph.inward[item.nodes.front()]);
        addFindings(findingsOf(graph, *picture->question.facts, item.nodes.front()));
    }
    m_column->addStretch(1);
}

void TopologyDetails::showPipe(const Picture &picture, std::size_t index)
{
    m_picture = picture;
    begin();
    const topology::Pipe &pipe = picture->scene.pipes[index];
    setTitle(pipe.verdict == isolation::Verdict::Fail ? tr("Crosses the wall") : tr("May cross the wall"),
             IsolationWords::statusOf(pipe.verdict) == Status::Fail ? tr("Proven by two facts") : tr("An indicator, no proof"));
    addText(TopologyWords::about(*picture, pipe));
    std::vector<std::uint32_t> from, to;
    std::vector<Finding> findings;
    for (const std::uint32_t number : pipe.crossings) {
        const topology::Crossing &crossing = picture->graph->crossings[number];
        from.push_back(crossing.from);
        if (std::find(to.begin(), to.end(), crossing.to) == to.end() && !crossing.isGateway())
            to.push_back(crossing.to);
        for (const Finding &finding : crossing.findings) {
            if (std::find(findings.begin(), findings.end(), finding) == findings.end())
                findings.push_back(finding);
        }
    }
    if (pipe.crossings.empty() && picture->graph->result) {
        const Finding finding = topology::findingOf(*picture->graph->result, picture->question.options.finding);
        if (finding.unit != nullptr)
            findings.push_back(finding);
    }
    addNodes(tr("From"), from);
    addNodes(tr("To"), to);
    addFindings(findings);
    m_column->addStretch(1);
}

} // namespace bulkhead
