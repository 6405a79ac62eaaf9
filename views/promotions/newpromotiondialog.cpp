// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/newpromotiondialog.h"

#include "presentation/travelwords.h"
#include "promotions/apichoicepanel.h"
#include "widgets/messagebar.h"
#include "widgets/searchfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int dialogWidth = 560; //!< names, and beside them why not

//! Of a path that takes all of them, else the first.
int pathThatTakes(const CatalogView &view, const QStringList &apis)
{
    std::vector<const ApiRow *> rows;
    for (const QString &api : apis) {
        if (const ApiRow *row = view.catalog.find(api))
            rows.push_back(row);
    }
    const auto &paths = view.estate.promotionPaths;
    const auto found = std::find_if(paths.begin(), paths.end(), [&](const PromotionPath &path) { return !whyNotTogether(view, rows, path); });
    return found == paths.end() ? 0 : static_cast<int>(found - paths.begin());
}

} // namespace

NewPromotionDialog::NewPromotionDialog(std::shared_ptr<const CatalogView> view, const PromotionQuestion &wanted, QWidget *parent)
    : FormDialog(tr("New promotion"), tr("Both sides are read as they are now, and compared. Nothing is changed until the plan is asked for, approved and applied."), tr("Make the plan"),
                 parent)
    , m_view(std::move(view))
    , m_choice(m_view)
    , m_leftOut(new MessageBar(this))
    , m_path(new QComboBox(this))
    , m_apis(new ApiChoicePanel(m_choice, this))
    , m_source(new QComboBox(this))
    , m_target(new QComboBox(this))
    , m_delete(new QCheckBox(tr("Also delete what the source does not have"), this))
{
    setObjectName(u"newPromotionDialog"_s);
    setFixedWidth(px(dialogWidth));
    makeFields();
    m_delete->setChecked(wanted.mayDelete);
    QStringList apis = wanted.others;
    if (!wanted.api.isEmpty())
        apis.prepend(wanted.api);
    fillPaths(wanted, apis);
    takePath();
    tellLeftOut(m_choice.setChosen(apis, {wanted.source, wanted.target}));
    connect(m_path, &QComboBox::currentIndexChanged, this, &NewPromotionDialog::takePath);
    connect(&m_choice, &PromotionChoice::changed, this, &NewPromotionDialog::fillGateways);
    connect(m_source, &QComboBox::currentTextChanged, this, [this](const QString &name) { m_choice.setSource(GatewayId(name)); });
    connect(m_target, &QComboBox::currentTextChanged, this, [this](const QString &name) { m_choice.setTarget(GatewayId(name)); });
    fillGateways();
    m_apis->showFirst();
    m_apis->search()->setFocus(Qt::OtherFocusReason);
}

void NewPromotionDialog::makeFields()
{
    const auto add = [this](QVBoxLayout *column, const QString &name, QComboBox *box, const QString &id) {
        column->addWidget(new TextLabel(name, TypeSize::Small, QFont::Medium, &Tokens::text, this));
        box->setObjectName(id);
        box->setAccessibleName(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        column->addWidget(box);
    };
    m_leftOut->setObjectName(u"newLeftOut"_s);
    m_leftOut->hide();
    body()->addWidget(m_leftOut);
    auto *way = new QVBoxLayout;
    way->setSpacing(px(6));
    add(way, tr("From and to"), m_path, u"newPath"_s);
    body()->addLayout(way);
    body()->addWidget(m_apis);
    auto *sides = new QHBoxLayout; // the source is left, everywhere
    sides->setSpacing(px(16));
    for (const auto &[name, box, id] : {std::tuple(tr("Gateway that they come from"), m_source, u"newSource"_s), std::tuple(tr("Gateway that they go to"), m_target, u"newTarget"_s)}) {
        auto *side = new QVBoxLayout;
        side->setSpacing(px(6));
        add(side, name, box, id);
        sides->addLayout(side, 1);
    }
    body()->addLayout(sides);
    m_delete->setObjectName(u"newDelete"_s);
    m_delete->setToolTip(tr("Only objects of these APIs, and never what other APIs use. Deletions stand out in the plan."));
    body()->addWidget(m_delete);
}

void NewPromotionDialog::fillPaths(const PromotionQuestion &wanted, const QStringList &apis)
{
    const auto &paths = m_view->estate.promotionPaths;
    int chosen = -1;
    for (const PromotionPath &path : paths) {
        m_path->addItem(path.from.text() + u" → "_s + path.to.text());
        if (path.from == wanted.from && path.to == wanted.to)
            chosen = m_path->count() - 1;
    }
    m_path->setCurrentIndex(chosen >= 0 || paths.isEmpty() ? chosen : pathThatTakes(*m_view, apis));
}

const PromotionPath *NewPromotionDialog::path() const
{
    const auto &paths = m_view->estate.promotionPaths;
    const int at = m_path->currentIndex();
    return at < 0 || at >= paths.size() ? nullptr : &paths[at];
}

void NewPromotionDialog::takePath()
{
    if (path() == nullptr)
        return;
    const QList<PromotionChoice::LeftOut> leftOut = m_choice.setPath(*path());
    m_apis->setPath(*path());
    tellLeftOut(leftOut);
}

void NewPromotionDialog::tellLeftOut(const QList<PromotionChoice::LeftOut> &leftOut)
{
    QStringList names, reasons;
    for (const PromotionChoice::LeftOut &one : leftOut) {
        names.append(one.name);
        const QString reason = one.answer ? TravelWords::sentence(*one.answer, one.name, *path()) : tr("The catalog does not have %1 any more.").arg(one.name);
        if (!reasons.contains(reason))
            reasons.append(reason);
    }
    if (names.isEmpty())
        m_leftOut->hide();
    else //: Followed by why. Names of APIs.
        m_leftOut->show(Status::Warn, tr("Left out: %1.").arg(names.join(u", "_s)), reasons.join(u' '));
}

void NewPromotionDialog::fill(QComboBox *box, const QList<GatewayId> &gateways, const GatewayId &chosen)
{
    const QSignalBlocker quiet(box);
    QStringList names, shown;
    for (const GatewayId &gateway : gateways)
        names.append(gateway.text());
    for (int i = 0; i < box->count(); ++i)
        shown.append(box->itemText(i));
    if (names != shown) {
        box->clear();
        box->addItems(names);
    }
    box->setCurrentIndex(static_cast<int>(gateways.indexOf(chosen)));
    box->setEnabled(gateways.size() > 1);
}

void NewPromotionDialog::fillGateways()
{
    fill(m_source, m_choice.sources(), m_choice.way().source);
    fill(m_target, m_choice.targets(), m_choice.way().target);
    check();
}

void NewPromotionDialog::check()
{
    setMissing(path() == nullptr             ? tr("The estate file has no promotion path")
               : m_choice.chosen().isEmpty() ? tr("Choose an API of %1").arg(path()->from.text())
                                             : QString());
}

void NewPromotionDialog::submit()
{
    PromotionQuestion question;
    question.others = m_choice.chosen();
    question.api = question.others.takeFirst();
    question.from = path()->from;
    question.to = path()->to;
    question.source = m_choice.way().source;
    question.target = m_choice.way().target;
    question.mayDelete = m_delete->isChecked();
    emit asked(question, m_choice.chosenNames());
    accept();
}

} // namespace bulkhead
