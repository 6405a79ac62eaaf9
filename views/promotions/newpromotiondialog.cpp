// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/newpromotiondialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const ApiRow &row)
{
    const QString name = QString::fromStdString(row.name);
    return row.version.empty() ? name : name + u'@' + QString::fromStdString(row.version);
}

} // namespace

NewPromotionDialog::NewPromotionDialog(std::shared_ptr<const CatalogView> view, const PromotionQuestion &wanted, QWidget *parent)
    : FormDialog(tr("New promotion"), tr("Both sides are read as they are now, and compared. Nothing is changed until the plan is asked for, approved and applied."), tr("Make the plan"),
                 parent)
    , m_view(std::move(view))
    , m_path(new QComboBox(this))
    , m_api(new QComboBox(this))
    , m_source(new QComboBox(this))
    , m_target(new QComboBox(this))
    , m_delete(new QCheckBox(tr("Also delete what the source does not have"), this))
{
    setObjectName(u"newPromotionDialog"_s);
    const auto add = [this](const QString &name, QComboBox *box, const QString &id) {
        auto *label = new TextLabel(name, TypeSize::Small, QFont::Medium, &Tokens::text, this);
        body()->addWidget(label);
        box->setObjectName(id);
        box->setAccessibleName(name);
        body()->addWidget(box);
    };
    add(tr("From and to"), m_path, u"newPath"_s);
    add(tr("API"), m_api, u"newApi"_s);
    add(tr("Gateway that it comes from"), m_source, u"newSource"_s);
    add(tr("Gateway that it goes to"), m_target, u"newTarget"_s);
    m_delete->setObjectName(u"newDelete"_s);
    m_delete->setToolTip(tr("Only objects of this API, and never what other APIs use. Deletions stand out in the plan."));
    body()->addWidget(m_delete);
    m_delete->setChecked(wanted.mayDelete);
    for (const PromotionPath &path : m_view->estate.promotionPaths) {
        m_path->addItem(path.from.text() + u" → "_s + path.to.text());
        if (path.from == wanted.from && path.to == wanted.to)
            m_path->setCurrentIndex(m_path->count() - 1);
    }
    m_api->setEditable(true);
    m_api->setInsertPolicy(QComboBox::NoInsert);
    m_api->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_api->completer()->setFilterMode(Qt::MatchContains);
    m_api->lineEdit()->setPlaceholderText(tr("Type a part of its name"));
    fillApis(wanted.api);
    fillGateways(wanted);
    connect(m_path, &QComboBox::currentIndexChanged, this, [this] {
        fillApis(row() == nullptr ? QString() : row()->id.text());
        fillGateways({});
    });
    connect(m_api, &QComboBox::currentTextChanged, this, [this] { fillGateways({}); });
    for (QComboBox *box : {m_source, m_target})
        connect(box, &QComboBox::currentIndexChanged, this, &NewPromotionDialog::check);
    m_api->setFocus(Qt::OtherFocusReason);
    check();
}

const PromotionPath *NewPromotionDialog::path() const
{
    const auto &paths = m_view->estate.promotionPaths;
    const int at = m_path->currentIndex();
    return at < 0 || at >= paths.size() ? nullptr : &paths[at];
}

const ApiRow *NewPromotionDialog::row() const
{
    const int at = m_api->findText(m_api->currentText(), Qt::MatchExactly | Qt::MatchCaseSensitive);
    return at < 0 ? nullptr : m_view->catalog.find(m_api->itemData(at).toString());
}

//! The APIs that the path's source has.
void NewPromotionDialog::fillApis(const QString &wanted)
{
    const QSignalBlocker quiet(m_api);
    m_api->clear();
    if (path() == nullptr)
        return;
    std::vector<std::pair<QString, QString>> names;
    for (const ApiRow &row : m_view->catalog.apis) {
        if (!gatewaysOf(m_view->catalog, row, path()->from).isEmpty())
            names.emplace_back(nameOf(row), row.id.text());
    }
    std::sort(names.begin(), names.end());
    for (const auto &[name, id] : names) {
        m_api->addItem(name, id);
        if (id == wanted)
            m_api->setCurrentIndex(m_api->count() - 1);
    }
    if (wanted.isEmpty())
        m_api->setCurrentIndex(-1);
}

void NewPromotionDialog::fill(QComboBox *box, const QList<GatewayId> &gateways, const GatewayId &wanted)
{
    const QSignalBlocker quiet(box);
    const QString before = wanted.isEmpty() ? box->currentText() : wanted.text();
    box->clear();
    for (const GatewayId &gateway : gateways)
        box->addItem(gateway.text());
    box->setCurrentIndex(std::max(box->findText(before), gateways.isEmpty() ? -1 : 0));
    box->setEnabled(gateways.size() > 1);
}

void NewPromotionDialog::fillGateways(const PromotionQuestion &wanted)
{
    const ApiRow *api = row();
    if (api == nullptr || path() == nullptr) {
        fill(m_source, {}, {});
        fill(m_target, {}, {});
        check();
        return;
    }
    fill(m_source, gatewaysOf(m_view->catalog, *api, path()->from), wanted.source);
    QList<GatewayId> targets = gatewaysOf(m_view->catalog, *api, path()->to);
    const GatewayConfig *source = m_view->estate.gateway(GatewayId(m_source->currentText()));
    if (targets.isEmpty() && source != nullptr)
        targets = gatewaysServing(m_view->estate, path()->to, source->kind);
    fill(m_target, targets, wanted.target);
    check();
}

void NewPromotionDialog::check()
{
    setMissing(path() == nullptr                   ? tr("The estate file has no promotion path")
               : row() == nullptr                  ? tr("Choose an API of %1").arg(path()->from.text())
               : m_source->currentIndex() < 0      ? tr("Choose the gateway that it comes from")
               : m_target->currentIndex() < 0      ? tr("No gateway of the same kind serves %1").arg(path()->to.text())
                                                   : QString());
}

void NewPromotionDialog::submit()
{
    PromotionQuestion question;
    question.api = row()->id.text();
    question.from = path()->from;
    question.to = path()->to;
    question.source = GatewayId(m_source->currentText());
    question.target = GatewayId(m_target->currentText());
    question.mayDelete = m_delete->isChecked();
    emit asked(question, nameOf(*row()));
    accept();
}

} // namespace bulkhead
