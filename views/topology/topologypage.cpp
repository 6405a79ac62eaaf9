// SPDX-License-Identifier: GPL-3.0-or-later
#include "topology/topologypage.h"

#include "isolation/isolationemptiness.h"
#include "items/findingquery.h"
#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/rights.h"
#include "topology/buildgraph.h"
#include "topology/crossingtable.h"
#include "topology/topologydetails.h"
#include "topology/topologyview.h"
#include "topology/topologywords.h"
#include "widgets/emptystate.h"
#include "widgets/searchfield.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"

#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;
using isolation::noIndex;
using topology::Item;
using topology::Rank;
using topology::TopologyPicture;

void TopologyPage::connectParts()
{
    connect(m_layout, &topology::TopologyLayout::ready, this, &TopologyPage::show);
    for (auto signal : {&ConsoleSession::isolationChanged, &ConsoleSession::viewChanged, &ConsoleSession::pairChosen,
                        &ConsoleSession::estateChanged})
        connect(&m_session, signal, this, &TopologyPage::takeData);
    for (auto signal : {&ConsoleSession::judgingChanged, &ConsoleSession::loadingChanged, &ConsoleSession::syncStarted})
        connect(&m_session, signal, this, &TopologyPage::showEmptiness);
    connect(&m_session, &ConsoleSession::syncFinished, this, &TopologyPage::showEmptiness);
    connect(&m_session, &ConsoleSession::loadFailed, this, &TopologyPage::showEmptiness);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_emptyAction)
            m_emptyAction();
    });
    connect(m_extent, &SegmentedControl::currentChanged, this, [this](int index) {
        m_question.options.all = index == 1;
        m_question.options.expanded.clear();
        ask();
    });
    connect(m_search, &QLineEdit::textChanged, this, &TopologyPage::search);
    connect(m_search, &QLineEdit::returnPressed, this, &TopologyPage::nextMatch);
    connect(m_search, &SearchField::leftDown, this, [this] { m_view->setFocus(); });
    connect(m_search, &SearchField::chipRemoved, this, [this] { showFinding({}); });
    connect(m_view, &TopologyView::selectionChanged, this, &TopologyPage::showSelection);
    connect(m_view, &TopologyView::opened, this, &TopologyPage::openSelection);
    connect(m_view, &TopologyView::zoomChanged, this,
            [this](double zoom) { m_zoom->setText(Formats::percent(zoom + 1e-9)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid() && !m_selecting)
            selectCrossing(m_crossings->crossingAt(index.row()));
    });
    connect(m_table, &TableView::opened, this, &TopologyPage::openSelection);
    connect(m_details, &TopologyDetails::closeRequested, this, [this] {
        m_view->selectItem(noIndex);
        m_view->setFocus();
    });
    connect(m_details, &TopologyDetails::findingWanted, this, [this](const QString &fingerprint) {
        FindingQuery query;
        query.fingerprint = fingerprint;
        emit openRequested(Screen::Isolation, query.toText());
    });
    connect(m_details, &TopologyDetails::onlyFindingWanted, this, &TopologyPage::showFinding);
    connect(m_details, &TopologyDetails::apiWanted, this, [this](const QString &id) { emit openRequested(Screen::Catalog, id); });
    connect(m_details, &TopologyDetails::gatewayWanted, this,
            [this](const QString &id) { emit openRequested(Screen::Settings, id); });
    connect(m_details, &TopologyDetails::expandWanted, this, &TopologyPage::expand);
    connect(m_details, &TopologyDetails::nodeWanted, this, &TopologyPage::selectNode);
}

void TopologyPage::setAudit(AuditSession *audit)
{
    m_rights = new Rights(audit, this);
    connect(m_rights, &Rights::changed, this, &TopologyPage::showEmptiness);
    showEmptiness();
}

// From the session to a picture

bool TopologyPage::hasData() const
{
    const auto view = m_session.view();
    return view && view->snapshot && view->facts && m_session.pair();
}

void TopologyPage::takeData()
{
    m_isBehind = true;
    if (isVisible())
        catchUp();
}

void TopologyPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    catchUp();
}

void TopologyPage::catchUp()
{
    if (!std::exchange(m_isBehind, false))
        return;
    if (!hasData())
        return showEmptiness();
    const auto view = m_session.view();
    const auto judged = m_session.isolation();
    const EnvironmentPair pair = *m_session.pair();
    topology::TopologyQuestion next;
    next.facts = view->facts;
    next.index = view->index;
    next.sandbox = pair.first;
    next.production = pair.second;
    next.options = m_question.options;
    m_isolation = judged && judged->catalog == view ? judged : nullptr;
    if (m_isolation) {
        if (const isolation::PairReport *report = reportOf(*m_isolation, pair.first, pair.second))
            next.result = {m_isolation, &report->result};
    }
    if (next.sandbox != m_question.sandbox || next.production != m_question.production) {
        next.options.expanded.clear();
        next.options.finding.clear();
    }
    m_question = std::move(next);
    ask();
}

void TopologyPage::ask()
{
    m_search->setChip(m_question.options.finding.empty() ? QString() : findingName());
    if (m_question.facts)
        m_layout->ask(m_question);
    showEmptiness();
}

void TopologyPage::show(const std::shared_ptr<const TopologyPicture> &picture)
{
    const bool isFirst = !m_view->picture();
    m_view->setPicture(picture);
    m_selecting = true; // the table chooses nothing by itself
    m_crossings->set(picture->graph, m_isolation);
    m_selecting = false;
    if (!m_search->text().isEmpty())
        search(m_search->text());
    if (const QString wanted = std::exchange(m_wanted, QString()); !wanted.isEmpty())
        selectNode(wanted);
    showCounts();
    showEmptiness();
    if (isFirst && isVisible())
        activate(); // there was nothing to put the keyboard on before
}

void TopologyPage::showCounts()
{
    const auto &picture = m_view->picture();
    const auto apis = qint64(picture->scene.apis[0]) + qint64(picture->scene.apis[1]);
    const int crossings = static_cast<int>(picture->graph->crossings.size());
    m_extent->setSegmentText(0, tr("Crossing first"));
    m_extent->setSegmentText(1, tr("All %1").arg(Formats::number(apis)));
    m_crossingCount->setText(Formats::number(crossings));
    const bool isUnread = std::any_of(picture->graph->nodes.begin(), picture->graph->nodes.end(), [](const topology::Node &node) {
        return node.rank == Rank::Gateway && node.state != FactState::Known;
    });
    if (crossings == 0)
        m_crossingWords->setText(isUnread ? tr("Nothing crosses, as far as it could be read")
                                          : tr("Nothing crosses in what the gateways say"));
    else
        m_crossingWords->setText(tr("Every other edge stays in its compartment, as far as it could be read"));
    m_table->setVisible(crossings > 0);
}

void TopologyPage::showEmptiness()
{
    const auto &picture = m_view->picture();
    m_emptyAction = nullptr;
    if (!hasData()) {
        m_emptyAction = IsolationEmptiness(m_session, m_rights).say(*m_empty);
    } else if (!picture) {
        m_empty->setText(tr("Laying out the topology"));
    } else if (picture->scene.items.empty() && !m_question.options.finding.empty() && !m_layout->isBusy()) {
        m_empty->setText(tr("This finding is not in the newest check of the pair."),
                         tr("It may be resolved, or belong to another pair."), tr("Show everything"));
        m_emptyAction = [this] { showFinding({}); };
    } else if (picture->scene.items.empty() && !m_layout->isBusy()) {
        m_empty->setText(tr("This pair has no gateway."), tr("Give its environments a gateway in the settings."),
                         tr("Open settings"));
        m_emptyAction = [this] { emit openRequested(Screen::Settings, {}); };
    } else {
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
}

// One finding, groups

void TopologyPage::showFinding(const QString &fingerprint)
{
    if (m_question.options.finding == fingerprint.toStdString())
        return;
    m_question.options.finding = fingerprint.toStdString();
    m_question.options.expanded.clear();
    m_view->selectItem(noIndex);
    ask();
}

QString TopologyPage::findingName() const
{
    if (!m_question.result)
        return tr("one finding");
    const topology::Finding finding = topology::findingOf(*m_question.result, m_question.options.finding);
    return finding.unit == nullptr ? tr("one finding")
                                   : QString::fromUtf8(finding.control.data(), static_cast<qsizetype>(finding.control.size()));
}

void TopologyPage::expand(const QString &group)
{
    m_question.options.expanded.insert(group.toStdString());
    ask();
}

// Search

void TopologyPage::search(const QString &text)
{
    const auto &picture = m_view->picture();
    if (!picture)
        return;
    std::vector<bool> matches;
    int hits = 0;
    if (!text.trimmed().isEmpty()) {
        matches.resize(picture->scene.items.size());
        for (std::size_t i = 0; i < matches.size(); ++i) {
            for (const std::uint32_t node : picture->scene.items[i].nodes) {
                if (!TopologyWords::name(picture->graph->nodes[node]).contains(text.trimmed(), Qt::CaseInsensitive))
                    continue;
                matches[i] = true;
                ++hits;
            }
        }
    }
    m_hits->setText(matches.empty() ? QString() : tr("%n hit(s)", nullptr, hits));
    m_view->setMatches(std::move(matches));
}

void TopologyPage::nextMatch()
{
    const std::vector<bool> &matches = m_view->matches();
    const std::size_t begin = m_view->selectedItem() == noIndex ? 0 : m_view->selectedItem() + 1;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const std::size_t at = (begin + i) % matches.size();
        if (matches[at])
            return m_view->selectItem(static_cast<std::uint32_t>(at));
    }
}

// Selection

void TopologyPage::showSelection()
{
    const auto &picture = m_view->picture();
    if (!picture)
        return;
    m_selecting = true;
    int row = -1;
    if (m_view->selectedPipe() >= 0) {
        const auto &pipe = picture->scene.pipes[static_cast<std::size_t>(m_view->selectedPipe())];
        const bool isOfRow = m_table->currentIndex().isValid() && m_crossings->rowCount() > m_table->currentIndex().row()
            && std::find(pipe.crossings.begin(), pipe.crossings.end(), m_crossings->crossingAt(m_table->currentIndex().row()))
                != pipe.crossings.end();
        row = isOfRow ? m_table->currentIndex().row() : pipe.crossings.empty() ? -1 : m_crossings->rowOf(pipe.crossings.front());
        m_details->showPipe(picture, static_cast<std::size_t>(m_view->selectedPipe()));
    } else if (m_view->selectedItem() != noIndex) {
        m_details->showItem(picture, m_view->selectedItem());
    }
    if (row >= 0)
        m_table->setCurrentIndex(m_crossings->index(row, 0));
    else
        m_table->clearSelection();
    m_selecting = false;
    toggleDetails(m_view->selectedPipe() >= 0 || m_view->selectedItem() != noIndex);
}

void TopologyPage::toggleDetails(bool on)
{
    if (m_details->isVisibleTo(this) != on)
        m_details->setVisible(on);
}

void TopologyPage::selectCrossing(std::uint32_t crossing)
{
    const auto &pipes = m_view->picture()->scene.pipes;
    for (std::size_t i = 0; i < pipes.size(); ++i) {
        if (std::find(pipes[i].crossings.begin(), pipes[i].crossings.end(), crossing) != pipes[i].crossings.end())
            return m_view->selectPipe(static_cast<int>(i));
    }
}

void TopologyPage::selectNode(const QString &key)
{
    const auto &picture = m_view->picture();
    if (!picture)
        return;
    const std::string wanted = key.toStdString();
    const auto &items = picture->scene.items;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        const auto &nodes = items[i].nodes;
        if (std::any_of(nodes.begin(), nodes.end(), [&](std::uint32_t node) { return picture->graph->nodes[node].key == wanted; }))
            return m_view->selectItem(i);
    }
}

void TopologyPage::openSelection()
{
    const auto &picture = m_view->picture();
    if (m_view->selectedItem() == noIndex) {
        if (m_details->isVisibleTo(this))
            m_details->nextInFocusChain()->setFocus(Qt::TabFocusReason);
        return;
    }
    const Item &item = picture->scene.items[m_view->selectedItem()];
    if (item.kind == Item::Kind::Group)
        expand(QString::fromStdString(item.key).section(u'#', 0, 0));
    else if (item.rank == Rank::Api)
        emit openRequested(Screen::Catalog,
                           picture->question.facts->apis[picture->graph->nodes[item.nodes.front()].item].id.text());
}

// As a page

QList<Command> TopologyPage::commands()
{
    const auto here = [this](auto then) {
        return [this, then] {
            emit openRequested(Screen::Topology, {});
            then();
        };
    };
    return {{tr("Topology: crossing first"), {}, Icon::Topology, {}, here([this] { m_extent->setCurrent(0); emit m_extent->currentChanged(0); })},
            {tr("Topology: every API"), {}, Icon::Topology, {}, here([this] { m_extent->setCurrent(1); emit m_extent->currentChanged(1); })},
            {tr("Topology: fit"), {}, Icon::Topology, {}, here([this] { m_view->fit(); })}};
}

void TopologyPage::activate()
{
    if (m_stack->currentIndex() == 0)
        m_view->setFocus();
    else
        m_empty->setFocus();
}

void TopologyPage::openItem(const QString &item)
{
    catchUp();
    const QUrlQuery query(item.startsWith(u'?') ? item.mid(1) : item);
    const auto value = [&query](const QString &key) { return query.queryItemValue(key, QUrl::FullyDecoded); };
    if (const QString finding = value(u"finding"_s); !finding.isEmpty())
        return showFinding(finding);
    QString key;
    if (const QString api = value(u"api"_s); !api.isEmpty())
        key = u"api/sandbox/"_s + api;
    else if (const QString gateway = value(u"gateway"_s); !gateway.isEmpty())
        key = u"gateway/"_s + gateway;
    if (m_view->picture() && !m_layout->isBusy())
        selectNode(key);
    else
        m_wanted = key;
}

QList<QWidget *> TopologyPage::panes()
{
    if (m_stack->currentIndex() != 0)
        return {m_empty};
    QList<QWidget *> panes{m_search, m_view};
    if (m_details->isVisibleTo(this))
        panes << m_details;
    if (m_table->isVisibleTo(this))
        panes << m_table;
    return panes;
}

void TopologyPage::nextDifference(bool backwards)
{
    if (!m_view->picture() || m_view->picture()->scene.pipes.empty())
        return;
    const int count = static_cast<int>(m_view->picture()->scene.pipes.size());
    const int now = m_view->selectedPipe();
    m_view->selectPipe(now < 0 ? (backwards ? count - 1 : 0) : (now + (backwards ? count - 1 : 1)) % count);
}

void TopologyPage::saveState(QSettings &settings) const
{
    settings.setValue(u"topology/all"_s, m_question.options.all);
}

void TopologyPage::restoreState(QSettings &settings)
{
    m_question.options.all = settings.value(u"topology/all"_s, false).toBool();
    m_extent->setCurrent(m_question.options.all ? 1 : 0);
    ask();
}

} // namespace bulkhead
