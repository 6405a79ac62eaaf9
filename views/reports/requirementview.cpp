// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/requirementview.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/pairnames.h"
#include "presentation/reportwords.h"
#include "presentation/words.h"
#include "reports/branchtree.h"
#include "widgets/delegates.h"
#include "widgets/emptystate.h"
#include "widgets/textlabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using Kind = RequirementNode::Kind;
using Column = RequirementTree::Column;

namespace {

RequirementNode nodeOf(const QModelIndex &index)
{
    return index.data(RequirementTree::NodeRole).value<RequirementNode>();
}

constexpr int whyFrom = 600; //!< width from which there is room to say why in a column of its own

Status statusOf(const RequirementNode &node)
{
    if (node.kind == Kind::Requirement)
        return ReportWords::statusOf(node.standing->state);
    if (node.kind == Kind::Fact)
        return Words::statusOf(node.fact->state);
    return node.accepted != nullptr ? Status::Accepted : IsolationWords::statusOf(node.verdict);
}

} // namespace

class RequirementView::Words final : public RequirementTree
{
public:
    using RequirementTree::RequirementTree;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        if (role == Qt::DisplayRole)
            return text(nodeAt(index), static_cast<Column>(index.column()));
        if (role == Qt::ToolTipRole) {
            const RequirementNode node = nodeAt(index);
            const QString reason = why(node);
            return reason.isEmpty() ? name(node) : QString(name(node) + u'\n' + reason);
        }
        return RequirementTree::data(index, role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(section)) {
        case Column::Name: return RequirementView::tr("Requirement, in our words");
        case Column::Result: return RequirementView::tr("Result");
        case Column::Why: return RequirementView::tr("Why");
        }
        return {};
    }

private:
    [[nodiscard]] QString text(const RequirementNode &node, Column column) const
    {
        switch (column) {
        case Column::Name: return name(node);
        case Column::Result: return result(node);
        case Column::Why: return why(node);
        }
        return {};
    }
    [[nodiscard]] QString name(const RequirementNode &node) const
    {
        switch (node.kind) {
        case Kind::Requirement: return node.requirement->reference + u"  "_s + node.requirement->subject;
        case Kind::Control: return node.control->id + u"  "_s + node.control->title;
        case Kind::Pair: {
            const auto &pair = view()->isolation->report.pairs[node.pair].result;
            return pairFullName({pair.sandbox, pair.production});
        }
        case Kind::Finding: return IsolationWords::sentence(*node.unit);
        case Kind::Fact: break;
        }
        const isolation::FactRef &fact = *node.fact;
        const QString what = IsolationWords::entity(fact.kind) + u' ' + QString::fromStdString(fact.name.empty() ? fact.id : fact.name);
        //: A fact of a finding: gateway, what it is and its name, field.
        return fact.field.empty() ? RequirementView::tr("%1: %2").arg(fact.gateway.text(), what)
                                  : RequirementView::tr("%1: %2, %3").arg(fact.gateway.text(), what, QString::fromStdString(fact.field));
    }
    [[nodiscard]] static QString result(const RequirementNode &node)
    {
        if (node.kind == Kind::Requirement)
            return ReportWords::state(node.standing->state);
        return node.kind == Kind::Fact ? bulkhead::Words::factState(node.fact->state) : bulkhead::Words::control(statusOf(node));
    }
    [[nodiscard]] static QString why(const RequirementNode &node)
    {
        switch (node.kind) {
        case Kind::Requirement: return whyOf(node);
        case Kind::Control:
        case Kind::Pair: return node.findings > 0 ? RequirementView::tr("%Ln finding(s)", nullptr, static_cast<int>(node.findings)) : QString();
        //: A finding that somebody accepted for a while; a date.
        case Kind::Finding: return node.accepted == nullptr ? QString() : RequirementView::tr("until %1").arg(Formats::date(node.accepted->until));
        case Kind::Fact: break;
        }
        return QString::fromStdString(node.fact->value);
    }
    [[nodiscard]] static QString decidingOf(const RequirementNode &node)
    {
        constexpr qsizetype most = 2;
        const QString named = node.deciding.mid(0, most).join(u", "_s);
        //: Ids of controls, and how many there are beside them.
        return node.deciding.size() <= most ? named : RequirementView::tr("%1 and %2 more").arg(named, Formats::number(node.deciding.size() - most));
    }
    //! Numbers where something fails, else the controls that make it what it is.
    [[nodiscard]] static QString whyOf(const RequirementNode &node)
    {
        if (node.standing->state == ReportWords::State::NoControl)
            return RequirementView::tr("for the assessor");
        const int failing = static_cast<int>(node.standing->failing);
        if (failing == 0)
            return decidingOf(node);
        const QString fails = RequirementView::tr("%Ln fail(s)", nullptr, failing);
        if (node.standing->accepted == 0)
            return fails;
        //: How many findings fail, and how many of them are accepted for a while.
        return RequirementView::tr("%1, %2 accepted").arg(fails, Formats::number(static_cast<qint64>(node.standing->accepted)));
    }
};

RequirementView::RequirementView(QWidget *parent)
    : QWidget(parent)
    , m_model(new Words(this))
    , m_tree(new BranchTree(tr("Requirements and what is behind them"), this))
    , m_onlyOpen(new QCheckBox(tr("Only what does not pass"), this))
    , m_counts(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Reports, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(16), px(4), px(16), px(8));
    row->setSpacing(px(12));
    m_counts->setElided(true);
    row->addWidget(m_counts, 1);
    m_onlyOpen->setObjectName(u"requirementsOpen"_s);
    row->addWidget(m_onlyOpen);
    column->addLayout(row);
    m_tree->setObjectName(u"requirementTree"_s);
    m_tree->setModel(m_model);
    auto *names = new SentenceDelegate(m_tree);
    names->setInkRule([](const QModelIndex &index, const Tokens &t) {
        const RequirementNode node = nodeOf(index);
        const bool isOfSide = node.kind == Kind::Fact && node.unit->sandbox.isSet() && node.unit->production.isSet(); // one alone may be of either
        return !isOfSide ? QColor() : QColor(t.environment(node.side == isolation::Side::Sandbox ? EnvironmentType::Sandbox : EnvironmentType::Production).ink);
    });
    m_tree->setItemDelegate(names);
    m_tree->setItemDelegateForColumn(static_cast<int>(Column::Result), new StatusDelegate([](const QModelIndex &index) { return statusOf(nodeOf(index)); }, m_tree));
    auto *quiet = new RowDelegate(m_tree);
    quiet->setInk(&Tokens::text2);
    m_tree->setItemDelegateForColumn(static_cast<int>(Column::Why), quiet);
    m_tree->setColumnWidths({132, 168});
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_tree);
    connect(m_onlyOpen, &QCheckBox::toggled, this, [this](bool on) {
        m_model->setOnlyOpen(on);
        showHead();
    });
    connect(m_tree, &QTreeView::activated, this, &RequirementView::openCurrent);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { m_onlyOpen->setChecked(false); });
    showHead();
}

void RequirementView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_tree->setColumnHidden(static_cast<int>(Column::Why), width() < px(whyFrom)); // the tooltip says it too
}

QTreeView *RequirementView::tree() const
{
    return m_tree;
}

RequirementTree *RequirementView::model() const
{
    return m_model;
}

QStringList RequirementView::openReferences() const
{
    QStringList open;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex at = m_model->index(row, 0);
        if (m_tree->isExpanded(at))
            open.append(m_model->nodeAt(at).requirement->reference);
    }
    return open;
}

void RequirementView::setFramework(const std::shared_ptr<const FrameworksView> &view, const QString &id)
{
    const QStringList open = id == m_framework ? openReferences() : QStringList();
    const QModelIndex current = m_tree->currentIndex();
    const int at = id == m_framework && current.isValid() && !current.parent().isValid() ? current.row() : 0;
    m_framework = id;
    m_model->setFramework(view, id);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (open.contains(m_model->nodeAt(index).requirement->reference))
            m_tree->expand(index);
    }
    if (m_model->rowCount() > 0)
        m_tree->setCurrentIndex(m_model->index(qMin(at, m_model->rowCount() - 1), 0));
    showHead();
}

void RequirementView::setOnlyOpen(bool on)
{
    m_onlyOpen->setChecked(on);
}

bool RequirementView::isOnlyOpen() const
{
    return m_onlyOpen->isChecked();
}

void RequirementView::showHead()
{
    const auto view = m_model->view();
    const FrameworkSummary *summary = view ? view->find(m_framework) : nullptr;
    m_counts->setText(summary == nullptr ? QString() : ReportWords::sentence(summary->counts));
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_tree);
    if (!isEmpty)
        return;
    if (summary != nullptr && m_onlyOpen->isChecked())
        m_empty->setText(tr("Everything that a control supports passes."), {}, tr("Show all requirements"));
    else
        m_empty->setText(tr("Nothing was judged yet."));
}

//! A finding goes to its page; what stands above one opens and closes.
void RequirementView::openCurrent(const QModelIndex &index)
{
    const QModelIndex first = index.siblingAtColumn(0);
    const RequirementNode node = m_model->nodeAt(first);
    const bool isLeaf = node.kind == Kind::Finding || node.kind == Kind::Fact || (node.kind != Kind::Requirement && !m_model->hasChildren(first));
    if (!isLeaf) {
        m_tree->setExpanded(first, !m_tree->isExpanded(first));
        return;
    }
    emit findingRequested(m_model->findingOf(first), m_model->pairOf(first));
}

} // namespace bulkhead
