// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/differenceview.h"

#include "presentation/evidencewords.h"
#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/pairnames.h"
#include "presentation/promotionwords.h"
#include "presentation/words.h"
#include "reports/branchtree.h"
#include "widgets/delegates.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Kind = DifferenceNode::Kind;
using Group = DifferenceNode::Group;
using Column = DifferenceTree::Column;

namespace {

//! Of a column of what layers, controls and findings mostly say, in the language of the console.
int widthOfStanding()
{
    const QFontMetrics metrics(typeFont(TypeSize::Body));
    int widest = 0;
    for (const QString &word : {Words::layer(Status::Fail), Words::layer(Status::Unknown), Words::control(Status::Fail), Words::control(Status::Unknown)})
        widest = std::max(widest, metrics.horizontalAdvance(word));
    constexpr int glyphAndEdges = 44;
    return widest + px(glyphAndEdges);
}

//! How a thing stood on one side: nothing where it says nothing there.
struct Standing
{
    std::optional<Status> status;
    QString text;
};

QString withFigure(const QString &word, const isolation::Figures &figures)
{
    //: How a layer stands, and how much of it is proven: "Weak, 46 %".
    return figures.proven ? DifferenceView::tr("%1, %2").arg(word, IsolationWords::percent(figures.proven)) : word;
}

Standing standingOf(const std::optional<isolation::Status> &status, const isolation::Figures &figures)
{
    if (!status)
        return {std::nullopt, DifferenceView::tr("not there")};
    const Status shown = IsolationWords::statusOf(*status);
    return {shown, withFigure(Words::layer(shown), figures)};
}

Standing standingOf(const std::optional<isolation::Verdict> &verdict, bool isAccepted)
{
    if (!verdict)
        return {std::nullopt, DifferenceView::tr("not there")};
    const Status shown = isAccepted ? Status::Accepted : IsolationWords::statusOf(*verdict);
    return {shown, Words::control(shown)};
}

Standing standingOf(const std::optional<evidence::Exception::State> &state)
{
    if (!state)
        return {std::nullopt, DifferenceView::tr("not there")};
    return {EvidenceWords::statusOf(*state), EvidenceWords::state(*state)};
}

Standing standingOf(const DifferenceNode &node, bool isNow, bool hasFigures = true)
{
    switch (node.kind) {
    case Kind::Pair:
    case Kind::Figure:
        if (node.figure == nullptr)
            return {};
        if (!hasFigures)
            return standingOf(isNow ? node.figure->after : node.figure->before, {});
        return isNow ? standingOf(node.figure->after, node.figure->figuresAfter) : standingOf(node.figure->before, node.figure->figuresBefore);
    case Kind::Control: return standingOf(isNow ? node.control->after : node.control->before, false);
    case Kind::Finding: return isNow ? standingOf(node.finding->after, node.finding->isAccepted) : standingOf(node.finding->before, node.finding->wasAccepted);
    case Kind::Exception: return standingOf(isNow ? node.exception->after : node.exception->before);
    case Kind::Promotion:
        if (isNow)
            return {PromotionWords::statusOf(node.promotion->state), PromotionWords::state(node.promotion->state)};
        return {};
    case Kind::Change:
        if (isNow)
            return {Status::Warn, Formats::dateTime(node.change->at)};
        return {};
    case Kind::Group: break;
    }
    return {};
}

//! Glyph and word, or a quiet word alone where there is no status.
class StandingDelegate final : public StatusDelegate
{
public:
    StandingDelegate(bool isNow, QObject *parent)
        : StatusDelegate([isNow](const QModelIndex &index) { return standing(index, isNow).status.value_or(Status::NotApplicable); }, parent)
        , m_isNow(isNow)
    {
    }

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override
    {
        if (standing(index, m_isNow).status) {
            StatusDelegate::paintContent(painter, area, index, option);
            return;
        }
        painter->setPen(QColor(tokensFor(option.palette).text2));
        drawText(painter, area, index.data(Qt::DisplayRole).toString());
    }

private:
    static Standing standing(const QModelIndex &index, bool isNow) { return standingOf(index.data(DifferenceTree::NodeRole).value<DifferenceNode>(), isNow); }
    bool m_isNow;
};

} // namespace

class DifferenceView::Words final : public DifferenceTree
{
public:
    using DifferenceTree::DifferenceTree;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
            return DifferenceTree::data(index, role);
        const DifferenceNode node = nodeAt(index);
        if (role == Qt::ToolTipRole)
            return whole(node);
        if (index.column() == static_cast<int>(Column::Name))
            return name(node);
        return standingOf(node, index.column() == static_cast<int>(Column::Now), m_hasFigures).text;
    }
    //! Figures beside the status of layers: where there is room.
    void setFigures(bool on) { m_hasFigures = on; }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(section)) {
        case Column::Name: return DifferenceView::tr("What changed");
        case Column::Then: return DifferenceView::tr("Then");
        case Column::Now: return DifferenceView::tr("Now");
        }
        return {};
    }

private:
    //! All that a row says, also what a narrow window leaves out.
    [[nodiscard]] static QString whole(const DifferenceNode &node)
    {
        const QString then = standingOf(node, false).text, now = standingOf(node, true).text;
        if (then.isEmpty())
            return now.isEmpty() ? name(node) : QString(name(node) + u'\n' + now);
        //: How something stood then and stands now, below its name.
        return name(node) + u'\n' + DifferenceView::tr("Then: %1. Now: %2.").arg(then, now);
    }
    [[nodiscard]] static QString name(const DifferenceNode &node)
    {
        switch (node.kind) {
        case Kind::Pair: return pairFullName({node.pair->sandbox, node.pair->production});
        case Kind::Group: return DifferenceView::tr("%1 (%2)").arg(group(node.group), Formats::number(node.count));
        case Kind::Figure: return IsolationWords::layer(*node.figure->layer);
        case Kind::Control: return QString::fromStdString(node.control->control + "  " + node.control->title);
        case Kind::Finding: return QString::fromStdString(node.finding->control) + u"  "_s + sentence(*node.finding);
        case Kind::Exception:
            //: An exception: its control, who answers for it, until when.
            return DifferenceView::tr("%1, %2, until %3").arg(QString::fromStdString(node.exception->control), node.exception->owner, Formats::date(node.exception->expires));
        case Kind::Promotion:
            //: A promotion: API, from and to which environment, who asked for it.
            return DifferenceView::tr("%1, %2 to %3, asked for by %4")
                .arg(node.promotion->apiName, node.promotion->from.text(), node.promotion->to.text(), node.promotion->requester);
        case Kind::Change: break;
        }
        const reports::UnrequestedChange &change = *node.change;
        const QString what = IsolationWords::entity(change.kind) + u' ' + QString::fromStdString(change.nativeId);
        //: A change on a gateway: gateway, what it is and its name, which fields.
        return DifferenceView::tr("%1: %2, %3").arg(change.gateway.text(), what, fieldsOf(change));
    }
    [[nodiscard]] static QString fieldsOf(const reports::UnrequestedChange &change)
    {
        QStringList fields;
        for (const std::string &field : change.fields)
            fields.append(QString::fromStdString(field));
        return fields.join(u", "_s);
    }
    [[nodiscard]] static QString sentence(const reports::FindingDifference &finding)
    {
        isolation::UnitResult unit;
        unit.reason = finding.reason;
        unit.arguments = finding.arguments;
        return finding.reason == nullptr ? QString::fromStdString(finding.message) : IsolationWords::sentence(unit);
    }
    [[nodiscard]] static QString group(Group group)
    {
        switch (group) {
        case Group::Layers: return DifferenceView::tr("Layers");
        case Group::Controls: return DifferenceView::tr("Controls that say something else");
        case Group::Came: return DifferenceView::tr("Findings that came");
        case Group::Gone: return DifferenceView::tr("Findings that went");
        case Group::Stayed: return DifferenceView::tr("Findings that stayed");
        case Group::Exceptions: return DifferenceView::tr("Exceptions that came or ended");
        case Group::Promotions: return DifferenceView::tr("Promotions between the two");
        case Group::Changes: return DifferenceView::tr("Changes of production without a request");
        }
        return {};
    }

    bool m_hasFigures = true;
};

DifferenceView::DifferenceView(QWidget *parent)
    : QWidget(parent)
    , m_model(new Words(this))
    , m_tree(new BranchTree(tr("What changed and what is behind it"), this))
    , m_counts(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(16), px(4), px(16), px(8));
    m_counts->setObjectName(u"differenceCounts"_s);
    m_counts->setElided(true);
    row->addWidget(m_counts, 1);
    column->addLayout(row);
    m_tree->setObjectName(u"differenceTree"_s);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new SentenceDelegate(m_tree));
    m_tree->setItemDelegateForColumn(static_cast<int>(Column::Then), new StandingDelegate(false, m_tree));
    m_tree->setItemDelegateForColumn(static_cast<int>(Column::Now), new StandingDelegate(true, m_tree));
    column->addWidget(m_tree, 1);
    setFocusProxy(m_tree);
    connect(m_tree, &QTreeView::activated, this, &DifferenceView::openCurrent);
}

void DifferenceView::resizeEvent(QResizeEvent *event)
{
    constexpr int thenFrom = 440, figuresFrom = 720, figure = 48; // widths from which there is room for both
    QWidget::resizeEvent(event);
    const bool hasFigures = width() >= px(figuresFrom);
    m_model->setFigures(hasFigures);
    m_tree->setColumnWidths(widthOfStanding() + (hasFigures ? px(figure) : 0), 2);
    m_tree->setColumnHidden(static_cast<int>(Column::Then), width() < px(thenFrom)); // the tooltip says it too
}

QTreeView *DifferenceView::tree() const
{
    return m_tree;
}

DifferenceTree *DifferenceView::model() const
{
    return m_model;
}

//! Pairs stand open with their groups; layers, and what came and went, are what is looked for.
void DifferenceView::setDifference(const std::shared_ptr<const reports::ReportDifference> &difference)
{
    if (difference == m_model->difference())
        return;
    m_model->setDifference(difference);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex at = m_model->index(row, 0);
        m_tree->setFirstColumnSpanned(row, {}, m_model->nodeAt(at).kind == Kind::Group);
        if (m_model->nodeAt(at).kind == Kind::Pair || m_model->nodeAt(at).count <= 20)
            m_tree->expand(at);
        for (int child = 0; child < m_model->rowCount(at); ++child) {
            const QModelIndex below = m_model->index(child, 0, at);
            const DifferenceNode node = m_model->nodeAt(below);
            m_tree->setFirstColumnSpanned(child, at, node.kind == Kind::Group);
            if (node.kind == Kind::Group && node.group != Group::Stayed && node.group != Group::Controls && node.count <= 20)
                m_tree->expand(below);
        }
    }
    if (m_model->rowCount() > 0)
        m_tree->setCurrentIndex(m_model->index(0, 0));
    showHead();
}

void DifferenceView::showHead()
{
    const auto &difference = m_model->difference();
    if (!difference)
        return;
    qint64 came = 0, gone = 0, stayed = 0;
    for (const reports::PairDifference &pair : difference->pairs) {
        came += static_cast<qint64>(pair.came.size());
        gone += static_cast<qint64>(pair.gone.size());
        stayed += static_cast<qint64>(pair.stayed.size());
    }
    //: How many findings there are now that were not there then, and so on.
    m_counts->setText(tr("Findings: %1 came, %2 went, %3 stayed").arg(Formats::number(came), Formats::number(gone), Formats::number(stayed)));
}

//! A finding goes to its page; what stands above one opens and closes.
void DifferenceView::openCurrent(const QModelIndex &index)
{
    const QModelIndex first = index.siblingAtColumn(0);
    const DifferenceNode node = m_model->nodeAt(first);
    const QString query = m_model->findingOf(first);
    if (query.isEmpty())
        m_tree->setExpanded(first, !m_tree->isExpanded(first));
    else
        emit findingRequested(query, {node.pair->sandbox, node.pair->production});
}

} // namespace bulkhead
