// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/gatewayform.h"

#include "presentation/words.h"
#include "settings/formfield.h"
#include "widgets/surface.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;
using F = GatewayField;

namespace {
constexpr int columns = 6; // halves and thirds
}

GatewayForm::GatewayForm(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new Surface(&Tokens::panel, Surface::NoEdge, this))
    , m_grid(new QGridLayout(m_content))
    , m_kind(new QComboBox(m_content))
    , m_environment(new QComboBox(m_content))
    , m_tags(new QWidget(m_content))
    , m_warning(new TextLabel(QString(), TypeSize::Caption, QFont::Normal, &Tokens::text, m_content))
{
    setObjectName(u"gatewayForm"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Settings of the gateway"));
    m_grid->setContentsMargins(px(24), px(16), px(24), px(24));
    m_grid->setHorizontalSpacing(px(16));
    m_grid->setVerticalSpacing(px(14));
    for (int i = 0; i < columns; ++i)
        m_grid->setColumnStretch(i, 1);
    build();
    setWidget(m_content);
}

void GatewayForm::build()
{
    addText(F::Name, tr("Name"), 0, 3);
    auto *kind = new FormField(tr("Kind"), m_kind, {}, m_content);
    m_grid->addWidget(kind, m_row, 3, 1, 3);
    nextRow();
    addText(F::AdminUrl, tr("Admin address"), 0, 6, true, u"https://gateway.example:8444"_s);
    nextRow();
    auto *place = new FormField(tr("Environment"), m_environment, {}, m_content);
    m_fields.insert(F::Environment, place);
    m_grid->addWidget(place, m_row, 0, 1, 3);
    addText(F::Region, tr("Region"), 3, 3);
    nextRow();
    m_grid->addWidget(m_tags, m_row, 0, 1, columns);
    nextRow();
    addHead(tr("Reading"), tr("Used by every sync and test. Only the reference is kept, never the secret."));
    addText(F::Header, tr("Header"), 0, 3, true, tr("as the kind has it"));
    addText(F::Scheme, tr("Scheme"), 3, 3, true, tr("none"));
    nextRow();
    addText(F::Secret, tr("Secret reference"), 0, 6, true, u"env:NAME"_s);
    nextRow();
    m_warning->setInkOf([](const Tokens &t) { return QColor(t.warn.ink); });
    m_warning->setWordWrap(true);
    m_grid->addWidget(m_warning, m_row, 0, 1, columns);
    nextRow();
    addHead(tr("Changing, in promotions only"), tr("Looked up only while an approved promotion executes; reading never touches it."));
    addText(F::WriteHeader, tr("Header for changing"), 0, 3, true, tr("as the kind has it"));
    addText(F::WriteScheme, tr("Scheme for changing"), 3, 3, true, tr("none"));
    nextRow();
    addText(F::WriteSecret, tr("Secret reference for changing"), 0, 6, true, tr("none: the gateway is not changed if it asks for one"));
    nextRow();
    addHead(tr("Certificate"), tr("Always checked, before anything is sent."));
    addText(F::Ca, tr("Certificate authority"), 0, 6, true, tr("those of this system"));
    nextRow();
    addText(F::ClientCert, tr("Client certificate"), 0, 3, true, tr("none"));
    addText(F::ClientKey, tr("Client key"), 3, 3, true, tr("none"));
    nextRow();
    addText(F::ServerName, tr("Name to expect"), 0, 3, true, tr("same as address"));
    addText(F::Pins, tr("Pinned keys"), 3, 3, true, tr("none"));
    nextRow();
    addHead(tr("Limits"), tr("So that reading never disturbs the gateway."));
    addText(F::Concurrency, tr("Requests at once"), 0, 2);
    addText(F::Rate, tr("Requests per second"), 2, 2, false, tr("no cap"));
    addText(F::Timeout, tr("Give up after, in s"), 4, 2);
    nextRow();
    addHead(tr("Facts the admin API cannot tell"), {});
    addText(F::Network, tr("Network"), 0, 3);
    addText(F::Cluster, tr("Cluster"), 3, 3);
    nextRow();
    addText(F::Owner, tr("Owner"), 0, 3);
    addText(F::Retention, tr("Retention of logs"), 3, 3);
    nextRow();
    addText(F::Workspaces, tr("Workspaces"), 0, 6, true, tr("all that can be listed"));
    nextRow();
    m_grid->setRowStretch(m_row, 1);
    addChoices();
    orderTabs();
}

//! As one reads: the choices were made before the fields around them.
void GatewayForm::orderTabs()
{
    const QList<QWidget *> order{m_edits.value(F::Name), m_kind, m_edits.value(F::AdminUrl), m_environment, m_edits.value(F::Region)};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

void GatewayForm::nextRow()
{
    ++m_row;
}

void GatewayForm::addHead(const QString &title, const QString &note)
{
    m_grid->addWidget(new Rule(Qt::Horizontal, m_content), m_row, 0, 1, columns);
    nextRow();
    auto *words = new QVBoxLayout;
    words->setSpacing(px(2));
    words->addWidget(new TextLabel(title, TypeSize::Body, QFont::DemiBold, &Tokens::text, m_content));
    if (!note.isEmpty()) {
        auto *text = new TextLabel(note, TypeSize::Caption, QFont::Normal, &Tokens::text3, m_content);
        text->setWordWrap(true);
        words->addWidget(text);
    }
    m_grid->addLayout(words, m_row, 0, 1, columns);
    nextRow();
}

void GatewayForm::addText(GatewayField field, const QString &name, int column, int span, bool fixed,
                          const QString &hint, const QString &help)
{
    auto *edit = new QLineEdit(m_content);
    edit->setObjectName(u"field%1"_s.arg(static_cast<int>(field)));
    edit->setPlaceholderText(hint);
    if (fixed)
        edit->setFont(fixedFont(TypeSize::Small));
    auto *row = new FormField(name, edit, help, m_content);
    m_edits.insert(field, edit);
    m_fields.insert(field, row);
    m_grid->addWidget(row, m_row, column, 1, span);
    connect(edit, &QLineEdit::textEdited, this, [this, field](const QString &text) {
        m_draft.setText(field, text);
        m_touched.insert(field);
        check();
        emit edited();
    });
}

void GatewayForm::addChoices()
{
    for (const auto kind : {GatewayKind::Kong, GatewayKind::Apisix, GatewayKind::Caddy})
        m_kind->addItem(Words::gatewayKind(kind), static_cast<int>(kind));
    m_kind->setObjectName(u"kind"_s);
    m_environment->setObjectName(u"environment"_s);
    m_kind->setMinimumContentsLength(6);
    m_environment->setMinimumContentsLength(6);
    m_environment->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_kind, &QComboBox::activated, this, [this] {
        m_draft.kind = static_cast<GatewayKind>(m_kind->currentData().toInt());
        check();
        emit edited();
    });
    connect(m_environment, &QComboBox::activated, this, [this] {
        m_draft.environment = EnvironmentId(m_environment->currentData().toString());
        m_tags->setVisible(m_draft.environment.isEmpty());
        check();
        emit edited();
    });
}

void GatewayForm::rebuildTags()
{
    qDeleteAll(m_tags->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    delete m_tags->layout();
    auto *column = new QVBoxLayout(m_tags);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(10));
    for (const Environment &environment : std::as_const(m_estate.environments)) {
        const QString id = environment.id.text();
        auto *edit = new QLineEdit(m_draft.tags.value(id), m_tags);
        edit->setObjectName(u"tag-"_s + id);
        edit->setFont(fixedFont(TypeSize::Small));
        edit->setPlaceholderText(u"env:"_s + id);
        column->addWidget(new FormField(tr("Tags of objects in %1").arg(id), edit, {}, m_tags));
        connect(edit, &QLineEdit::textEdited, this, [this, id](const QString &text) {
            m_draft.tags.insert(id, text);
            check();
            emit edited();
        });
    }
    m_tags->setVisible(m_draft.environment.isEmpty());
}

void GatewayForm::setGateway(const GatewayConfig &gateway, const EstateConfig &estate)
{
    GatewayConfig shown = gateway;
    if (gateway.id.isEmpty() && gateway.environment.isEmpty() && !estate.environments.isEmpty())
        shown.environment = estate.environments.first().id; // offered, not typed: leaving loses nothing
    m_draft = GatewayDraft(shown);
    m_touched.clear();
    m_estate = estate;
    fill();
    ensureVisible(0, 0);
}

void GatewayForm::setEstate(const EstateConfig &estate)
{
    m_estate = estate;
    fill();
}

void GatewayForm::fill()
{
    for (auto it = m_edits.cbegin(); it != m_edits.cend(); ++it) {
        it.value()->setText(m_draft.text(it.key()));
        it.value()->setCursorPosition(0);
    }
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_draft.kind)));
    m_environment->clear();
    for (const Environment &environment : std::as_const(m_estate.environments))
        m_environment->addItem(environment.id.text(), environment.id.text());
    m_environment->addItem(tr("several, told apart by tag"), QString());
    m_environment->setCurrentIndex(m_environment->findData(m_draft.environment.text()));
    rebuildTags();
    check();
}

//! Of a new gateway: nobody is told off for what they did not come to yet.
bool GatewayForm::isUntouched(GatewayField field) const
{
    return m_draft.previous().isEmpty() && !m_touched.contains(field) && m_draft.text(field).isEmpty();
}

bool GatewayForm::isUnfinished() const
{
    return isUntouched(F::Name) || isUntouched(F::AdminUrl);
}

void GatewayForm::check()
{
    const QHash<F, QString> problems = m_draft.problems(m_estate);
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
        it.value()->setProblem(isUntouched(it.key()) ? QString() : problems.value(it.key()));
    m_valid = problems.isEmpty();
    m_warning->setText(m_draft.warning());
    m_warning->setVisible(!m_warning->text().isEmpty());
    m_fields.value(F::Workspaces)->setVisible(m_draft.kind == GatewayKind::Kong);
}

void GatewayForm::focusFirst(bool wrongOnly)
{
    if (wrongOnly) {
        for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
            m_touched.insert(it.key());
        check();
    }
    for (int i = 0; i <= static_cast<int>(F::Retention); ++i) {
        const auto field = static_cast<F>(i);
        if (FormField *row = m_fields.value(field); row && (!wrongOnly || !row->problem().isEmpty())) {
            row->editor()->setFocus(Qt::TabFocusReason);
            ensureWidgetVisible(row);
            return;
        }
    }
}

} // namespace bulkhead
