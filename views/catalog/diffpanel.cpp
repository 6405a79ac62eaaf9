// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/diffpanel.h"

#include "widgets/button.h"
#include "widgets/diffdelegate.h"
#include "widgets/flowlayout.h"
#include "widgets/marks.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/textlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QKeySequence>
#include <QListView>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> textAt(const QModelIndex &index, DiffModel::Role role)
{
    const QVariant value = index.data(role);
    return value.isNull() ? std::nullopt : std::optional(value.toString());
}

DiffCell cellOf(const QModelIndex &index)
{
    DiffCell cell;
    cell.field = index.data(DiffModel::FieldRole).toString();
    cell.sandbox = textAt(index, DiffModel::SandboxRole);
    cell.production = textAt(index, DiffModel::ProductionRole);
    cell.verdict = static_cast<FieldDifference::Verdict>(index.data(DiffModel::VerdictRole).toInt());
    cell.reason = index.data(DiffModel::ReasonRole).toString();
    return cell;
}

QString sideTitle(const CatalogDeployment &deployment)
{
    return deployment.environment.text() + u" · "_s + deployment.gateway.text();
}

} // namespace

DiffPanel::DiffPanel(QWidget *parent)
    : QWidget(parent)
    , m_pairs(new QComboBox)
    , m_shown(new SegmentedControl(tr("Fields to show")))
    , m_left(new TextLabel({}, TypeSize::Small, QFont::DemiBold))
    , m_right(new TextLabel({}, TypeSize::Small, QFont::DemiBold))
    , m_empty(new TextLabel({}, TypeSize::Body, QFont::Normal, &Tokens::text2))
    , m_list(new QListView)
    , m_expected(new Button(tr("Mark as expected…"), Button::Look::Outlined, Icon::Eye))
    , m_copy(new Button(tr("Copy as patch"), Button::Look::Outlined, Icon::Copy))
{
    m_left->setInkOf([](const Tokens &t) -> QColor { return t.sandbox.ink; });
    m_right->setInkOf([](const Tokens &t) -> QColor { return t.production.ink; });
    m_left->setElided(true);
    m_right->setElided(true);
    m_pairs->setAccessibleName(tr("Deployments to compare"));
    m_pairs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_pairs->setMinimumContentsLength(12);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new DiffDelegate(cellOf, m_list));
    m_list->setAccessibleName(tr("Fields side by side"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setResizeMode(QListView::Adjust);
    for (int i = 0; i < 3; ++i)
        m_shown->addSegment({});

    auto *steps = new QWidget(this);
    auto *stepRow = new QHBoxLayout(steps);
    stepRow->setContentsMargins(0, 0, 0, 0);
    for (const bool backwards : {true, false}) {
        auto *go = Button::iconOnly(backwards ? Icon::ArrowUp : Icon::ArrowDown,
                                    backwards ? tr("Previous difference (Shift+F8)") : tr("Next difference (F8)"), this);
        connect(go, &Button::clicked, this, [this, backwards] { goToDifference(backwards); });
        stepRow->addWidget(go);
    }
    stepRow->addWidget(new KeyHint(QKeySequence(Qt::Key_F8).toString(QKeySequence::NativeText), this));
    auto *choices = new FlowLayout;
    choices->setLastAtTheRight(true);
    choices->addWidget(m_shown);
    choices->addWidget(steps);
    auto *heads = new QHBoxLayout;
    heads->addWidget(m_left, 1);
    heads->addWidget(m_right, 1);
    auto *actions = new FlowLayout;
    actions->addWidget(m_expected);
    actions->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(12), px(16), px(12));
    column->setSpacing(px(8));
    column->addWidget(m_pairs);
    column->addLayout(choices);
    column->addLayout(heads);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addLayout(actions);

    connect(m_pairs, &QComboBox::currentIndexChanged, this, &DiffPanel::showPair);
    connect(m_shown, &SegmentedControl::currentChanged, this, [this](int index) {
        m_model.setShown(static_cast<DiffModel::Shown>(index));
        refreshWords();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &DiffPanel::refreshActions);
    connect(m_expected, &Button::clicked, this, [this] { emit markExpectedRequested(currentField()); });
    connect(m_copy, &Button::clicked, this, [this] { QApplication::clipboard()->setText(patchText()); });
    refreshWords();
}

void DiffPanel::setApi(const CatalogView &view, const ApiRow &row)
{
    m_diffs = diffApi(view.catalog, row, view.estate);
    const QSignalBlocker quiet(m_pairs);
    const int before = m_pairs->currentIndex();
    m_pairs->clear();
    for (const DeploymentDiff &diff : m_diffs) {
        m_pairs->addItem(u"%1 / %2"_s.arg(sideTitle(view.catalog.deployments[diff.sandbox]),
                                          sideTitle(view.catalog.deployments[diff.production])));
    }
    m_pairs->setVisible(m_diffs.size() > 1);
    if (!m_diffs.empty()) {
        const CatalogDeployment &sandbox = view.catalog.deployments[m_diffs.front().sandbox];
        const CatalogDeployment &production = view.catalog.deployments[m_diffs.front().production];
        m_left->setText(sideTitle(sandbox));
        m_right->setText(sideTitle(production));
    }
    showPair(std::clamp(before, 0, std::max(0, int(m_diffs.size()) - 1)));
}

void DiffPanel::showPair(int index)
{
    const bool there = index >= 0 && index < int(m_diffs.size());
    m_model.setDiff(there ? m_diffs[std::size_t(index)] : DeploymentDiff());
    const QStringList sides = m_pairs->itemText(index).split(u" / "_s);
    if (there && sides.size() == 2) {
        m_left->setText(sides.first());
        m_right->setText(sides.last());
    }
    for (QWidget *part : {static_cast<QWidget *>(m_left), static_cast<QWidget *>(m_right),
                          static_cast<QWidget *>(m_shown), static_cast<QWidget *>(m_copy),
                          static_cast<QWidget *>(m_expected)})
        part->setVisible(there);
    refreshWords();
}

void DiffPanel::refreshWords()
{
    using Shown = DiffModel::Shown;
    m_shown->setSegmentText(0, tr("Drift %1").arg(m_model.count(Shown::Drift)));
    m_shown->setSegmentText(1, tr("With expected %1").arg(m_model.count(Shown::WithExpected)));
    m_shown->setSegmentText(2, tr("All %1").arg(m_model.count(Shown::All)));
    m_shown->setCurrent(static_cast<int>(m_model.shown()));
    m_empty->setText(m_diffs.empty() ? tr("This API is on one side only: there is nothing to compare.")
                                     : tr("No field to show here."));
    m_empty->setVisible(m_model.rowCount() == 0);
    refreshActions();
}

void DiffPanel::refreshActions()
{
    const QModelIndex current = m_list->currentIndex();
    const bool drifts = current.isValid()
        && cellOf(current).verdict == FieldDifference::Verdict::Drift;
    m_expected->setBlocked(!m_locked.isEmpty() ? m_locked : drifts ? QString() : tr("Choose a field that drifts"));
}

void DiffPanel::setLocked(const QString &reason)
{
    m_locked = reason;
    refreshActions();
}

void DiffPanel::goToDifference(bool backwards)
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const int current = m_list->currentIndex().isValid() ? m_list->currentIndex().row()
                                                         : (backwards ? rows : -1);
    for (int step = 1; step <= rows; ++step) {
        const int row = (current + (backwards ? rows - step : step) + rows) % rows;
        const QModelIndex index = m_model.index(row, 0);
        if (cellOf(index).verdict == FieldDifference::Verdict::Same)
            continue;
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
        m_list->setFocus();
        return;
    }
}

QString DiffPanel::currentField() const
{
    return m_list->currentIndex().data(DiffModel::FieldRole).toString();
}

QString DiffPanel::patchText() const
{
    QString text = u"--- %1\n+++ %2\n"_s.arg(m_left->text(), m_right->text());
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const DiffCell cell = cellOf(m_model.index(row, 0));
        if (cell.verdict == FieldDifference::Verdict::Same)
            continue;
        text += u"@@ %1\n"_s.arg(cell.field);
        if (cell.sandbox)
            text += u"- "_s + QString(*cell.sandbox).replace(u'\n', u"\n- "_s) + u'\n';
        if (cell.production)
            text += u"+ "_s + QString(*cell.production).replace(u'\n', u"\n+ "_s) + u'\n';
    }
    return text;
}

} // namespace bulkhead
