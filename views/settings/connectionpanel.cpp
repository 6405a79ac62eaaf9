// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/connectionpanel.h"

#include "presentation/formats.h"
#include "presentation/words.h"
#include "widgets/button.h"
#include "widgets/marks.h"
#include "widgets/messagebar.h"
#include "widgets/scrollsheet.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! The engine's words begin small and have no stop, as part of a line of the command line.
QString asSentence(const QString &words)
{
    return words.isEmpty() ? words : words.front().toUpper() + words.mid(1) + u'.';
}

} // namespace

ConnectionPanel::ConnectionPanel(std::shared_ptr<const Clock> clock, QWidget *parent)
    : Surface(&Tokens::window, NoEdge, parent)
    , m_clock(std::move(clock))
    , m_when(new TextLabel(QString(), TypeSize::Small, QFont::Normal, &Tokens::text3, this))
    , m_message(new MessageBar(this))
    , m_content(new QWidget(this))
    , m_column(new QVBoxLayout(m_content))
{
    setObjectName(u"connectionPanel"_s);
    setAccessibleName(tr("Connection test"));
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *head = new Surface(&Tokens::panel, Bottom, this);
    head->setMinimumHeight(px(56));
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(px(16), 0, px(16), 0);
    auto *title = new TextLabel(tr("Connection test"), TypeSize::Section, QFont::DemiBold, &Tokens::text, head);
    title->setElided(true);
    headRow->addWidget(title, 1);
    m_when->setElided(true);
    headRow->addWidget(m_when);
    rows->addWidget(head);
    auto *scroll = new ScrollSheet(tr("Result of the connection test"), this);
    m_content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    m_column->setContentsMargins(px(16), px(16), px(16), px(16));
    m_column->setSpacing(px(8));
    m_column->addWidget(m_message);
    m_column->addStretch(1);
    scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false);
    rows->addWidget(scroll, 1);
}

void ConnectionPanel::clear()
{
    for (QWidget *part : std::as_const(m_parts)) {
        part->hide();
        part->deleteLater();
    }
    m_parts.clear();
    m_message->hide();
    m_running = false;
}

void ConnectionPanel::addHead(const QString &text)
{
    auto *label = new TextLabel(text, TypeSize::Body, QFont::DemiBold, &Tokens::text, m_content);
    label->setContentsMargins(0, px(10), 0, 0);
    m_column->insertWidget(m_column->count() - 1, label);
    m_parts.append(label);
}

void ConnectionPanel::addParagraph(const QString &text)
{
    auto *label = new TextLabel(text, TypeSize::Small, QFont::Normal, &Tokens::text2, m_content);
    label->setWordWrap(true);
    m_column->insertWidget(m_column->count() - 1, label);
    m_parts.append(label);
}

void ConnectionPanel::showNothing(const GatewayId &gateway)
{
    clear();
    m_when->clear();
    addParagraph(gateway.isEmpty()
                     ? tr("A test reads the version and the rights of the credential, and changes nothing.")
                     : tr("%1 was not tested since you opened it. A test reads the version and the rights of the credential, and changes nothing.")
                           .arg(gateway.text()));
}

void ConnectionPanel::showRunning(const GatewayId &)
{
    clear();
    m_running = true;
    m_when->setText(tr("running"));
    QList<ConnectionStep> steps;
    for (int i = 0; i <= static_cast<int>(ConnectionStep::Id::Rights); ++i)
        steps.append({static_cast<ConnectionStep::Id>(i), ConnectionStep::State::NotTried, {}, {}});
    addSteps(steps);
}

void ConnectionPanel::showReport(const ConnectionReport &report, const CatalogView *view)
{
    clear();
    const QString name = report.gateway.text();
    m_when->setText(report.error ? tr("failed at %1").arg(Formats::shortMoment(m_clock->now(), m_clock->now()))
                                 : tr("passed at %1").arg(Formats::shortMoment(m_clock->now(), m_clock->now())));
    const bool warned = std::any_of(report.steps.cbegin(), report.steps.cend(), [](const ConnectionStep &step) {
        return step.state == ConnectionStep::State::Warning;
    });
    if (report.error)
        m_message->show(Status::Fail, ErrorWords::whatHappened(*report.error, name), asSentence(report.error->what));
    else if (warned || (report.identity && !report.identity->warnings.isEmpty()))
        m_message->show(Status::Warn, tr("%1 answers, with something to look at.").arg(name));
    else
        m_message->show(Status::Pass, tr("%1 answers and can be read.").arg(name));
    addSteps(report.steps);
    if (report.identity)
        addIdentity(*report.identity);
    if (!report.chain.isEmpty())
        addChain(report.chain);
    if (report.error) {
        addWhatToDo(report);
        addMeaning(report, view);
    }
}

void ConnectionPanel::addSteps(const QList<ConnectionStep> &steps)
{
    auto *box = new Surface(&Tokens::panel, Round, m_content);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(px(12), px(6), px(12), px(6));
    grid->setHorizontalSpacing(px(10));
    grid->setVerticalSpacing(px(5));
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const ConnectionStep &step : steps) {
        if (row > 0)
            grid->addWidget(new Rule(Qt::Horizontal, box), row++, 0, 1, 3);
        const bool tried = step.state != ConnectionStep::State::NotTried;
        const bool failed = step.state == ConnectionStep::State::Failed;
        auto *lines = new QVBoxLayout;
        lines->setSpacing(px(1));
        auto *name = new TextLabel(Words::step(step.id), TypeSize::Small, tried ? QFont::Medium : QFont::Normal,
                                   tried ? &Tokens::text : &Tokens::text3, box);
        auto *detail = new TextLabel(tried ? step.detail : tr("not tried"), TypeSize::Caption, QFont::Normal, &Tokens::text2, box);
        name->setElided(true);
        detail->setElided(true);
        if (failed)
            detail->setInkOf([](const Tokens &t) { return QColor(t.fail.ink); });
        for (TextLabel *label : {name, detail})
            label->setMinimumHeight(label->fontMetrics().height()); // never squeezed by what wraps below
        lines->addWidget(name);
        if (!detail->text().isEmpty())
            lines->addWidget(detail);
        else
            detail->hide();
        auto *time = new TextLabel(tried ? Formats::duration(step.duration) : Formats::none(), TypeSize::Caption,
                                   QFont::Normal, &Tokens::text3, box);
        grid->addWidget(new StatusMark(Words::statusOf(step.state), 16, box), row, 0);
        grid->addLayout(lines, row, 1);
        grid->addWidget(time, row++, 2, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_column->insertWidget(m_column->count() - 1, box);
    m_parts.append(box);
}

void ConnectionPanel::addIdentity(const GatewayIdentity &identity)
{
    addHead(tr("What answers"));
    const QString version = identity.version.isEmpty() ? tr("version not told") : identity.version;
    //: Product, version, edition.
    addParagraph(tr("%1 %2 %3").arg(identity.product, version, identity.edition).trimmed());
    if (identity.mayChange == Right::Yes)
        addParagraph(tr("The reading credential could also change this gateway. Give it the right to read only."));
    for (const QString &warning : identity.warnings)
        addParagraph(warning);
}

void ConnectionPanel::addChain(const QList<CertificateFacts> &chain)
{
    addHead(tr("Chain the gateway showed"));
    auto *box = new Surface(&Tokens::panel, Round, m_content);
    auto *lines = new QVBoxLayout(box);
    lines->setContentsMargins(px(12), px(8), px(12), px(8));
    lines->setSpacing(px(2));
    const auto day = [](const QDateTime &moment) { return QLocale().toString(moment.date(), tr("d MMM yyyy")); };
    for (const CertificateFacts &facts : chain) {
        if (lines->count() > 0)
            lines->addWidget(new Rule(Qt::Horizontal, box));
        auto *subject = new TextLabel(facts.subject, TypeSize::Small, QFont::Medium, &Tokens::text, box);
        auto *more = new TextLabel(tr("from %1, valid %2 to %3").arg(facts.issuer, day(facts.notBefore), day(facts.notAfter)),
                                   TypeSize::Caption, QFont::Normal, &Tokens::text3, box);
        auto *print = new TextLabel(facts.fingerprint, TypeSize::Caption, QFont::Normal, &Tokens::text2, box);
        print->setFixed(true);
        for (TextLabel *label : {subject, more, print}) {
            label->setElided(true);
            lines->addWidget(label);
        }
    }
    m_column->insertWidget(m_column->count() - 1, box);
    m_parts.append(box);
}

void ConnectionPanel::addWhatToDo(const ConnectionReport &report)
{
    addHead(tr("What to do"));
    addParagraph(ErrorWords::whatToDo(*report.error));
    auto *copy = new Button(tr("Copy details"), Button::Look::Outlined, Icon::Copy, m_content);
    connect(copy, &QPushButton::clicked, this, [text = details(report)] { QGuiApplication::clipboard()->setText(text); });
    m_column->insertWidget(m_column->count() - 1, copy, 0, Qt::AlignLeft);
    m_parts.append(copy);
}

void ConnectionPanel::addMeaning(const ConnectionReport &report, const CatalogView *view)
{
    if (!view)
        return;
    const auto it = std::find_if(view->connections.cbegin(), view->connections.cend(), [&](const ConnectionState &state) {
        return state.config.id == report.gateway;
    });
    if (it == view->connections.cend())
        return;
    addHead(tr("What it means until then"));
    if (!it->factsFrom) {
        addParagraph(tr("Nothing of %1 is known: its APIs are not in the catalog.").arg(report.gateway.text()));
        return;
    }
    const auto &all = view->catalog.deployments;
    const auto count = std::count_if(all.cbegin(), all.cend(), [&](const CatalogDeployment &deployment) {
        return deployment.gateway == report.gateway;
    });
    addParagraph(tr("The facts of %1 are still shown, and marked as stale after a sync that fails: %n deployment(s).", nullptr,
                    static_cast<int>(count)).arg(Formats::dateTime(*it->factsFrom)));
}

QString ConnectionPanel::details(const ConnectionReport &report) const
{
    QStringList lines{report.error->toText()};
    for (const ConnectionStep &step : report.steps)
        lines << u"%1: %2 %3"_s.arg(Words::step(step.id), Words::control(Words::statusOf(step.state)), step.detail);
    for (const CertificateFacts &facts : report.chain)
        lines << facts.subject + u" SHA-256 "_s + facts.fingerprint + u' ' + facts.pin;
    return lines.join(u'\n');
}

} // namespace bulkhead
