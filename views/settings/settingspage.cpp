// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingspage.h"

#include "settings/deskpage.h"
#include "settings/environmentspage.h"
#include "settings/gatewayspage.h"
#include "settings/sectionlist.h"
#include "settings/storepage.h"

#include <QHBoxLayout>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

namespace bulkhead {

using namespace Qt::StringLiterals;

SettingsPage::SettingsPage(const SettingsParts &parts, QWidget *parent)
    : Page(parent)
    , m_parts(parts)
    , m_sections(new SectionList(tr("Settings"), this))
    , m_stack(new QStackedWidget(this))
    , m_gateways(new GatewaysPage(*parts.session, *parts.document, parts.clock, this))
    , m_environments(new EnvironmentsPage(*parts.document, this))
    , m_store(new StorePage(*parts.session, parts.storeDescription, parts.document->path(), this))
    , m_desk(new DeskPage(parts.look, parts.language, parts.languages, this))
{
    setObjectName(u"settingsPage"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sections);
    row->addWidget(m_stack, 1);
    for (const QString &name : {tr("Gateways"), tr("Environments"), tr("Store"), tr("This desk")})
        m_sections->addSection(name);
    for (QWidget *section : std::initializer_list<QWidget *>{m_gateways, m_environments, m_store, m_desk})
        m_stack->addWidget(section);
    connect(m_sections, &SectionList::currentChanged, this, &SettingsPage::showSection);
    connect(m_desk, &DeskPage::lookChosen, this, &SettingsPage::lookChosen);
    if (parts.appearance)
        connect(parts.appearance, &Appearance::changed, this, [this] { setLook(m_parts.appearance->look()); });
    connect(m_desk, &DeskPage::languageChosen, this, &SettingsPage::languageChosen);
    const auto on = [this](const QKeySequence &key, auto slot) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    on(QKeySequence::Save, [this] { m_gateways->save(); });
    on(QKeySequence::Undo, [this] { m_gateways->undo(); });
}

QList<Command> SettingsPage::commands()
{
    const auto go = [this](int section, auto then) {
        return [this, section, then] {
            emit openRequested(Screen::Settings, {});
            showSection(section);
            then();
        };
    };
    const auto nothing = [] {};
    return {
        {tr("Add a gateway"), tr("Settings"), Icon::Plus, {}, go(0, [this] { m_gateways->addGateway(); })},
        {tr("Test the connection of the gateway shown"), tr("Settings"), Icon::Sync, {}, go(0, [this] { m_gateways->test(); })},
        {tr("Environments"), tr("Settings"), Icon::Settings, {}, go(1, nothing)},
        {tr("Store"), tr("Settings"), Icon::Settings, {}, go(2, nothing)},
        {tr("This desk: theme, text size, language"), tr("Settings"), Icon::Settings, {}, go(3, nothing)},
    };
}

void SettingsPage::activate()
{
    if (m_stack->currentWidget() == m_gateways)
        m_gateways->focusFirst();
    else
        m_sections->setFocus(Qt::OtherFocusReason);
    // Someone may have edited the file elsewhere; typed work is never thrown away for it.
    if (m_parts.document->changedOnDisk() && !m_gateways->isChanged())
        m_parts.document->reload();
}

void SettingsPage::openItem(const QString &gateway)
{
    showSection(0);
    if (gateway == newItem)
        m_gateways->addGateway();
    else
        m_gateways->showGateway(GatewayId(gateway));
}

bool SettingsPage::refresh()
{
    if (m_stack->currentWidget() != m_gateways)
        return false;
    m_gateways->test();
    return true;
}

QList<QWidget *> SettingsPage::panes()
{
    QList<QWidget *> all{m_sections};
    if (m_stack->currentWidget() == m_gateways)
        all += m_gateways->panes();
    else
        all.append(m_stack->currentWidget());
    return all;
}

void SettingsPage::showSection(int index)
{
    m_sections->setCurrent(index);
    m_stack->setCurrentIndex(index);
    if (m_stack->currentWidget() == m_store)
        m_store->refresh();
}

void SettingsPage::setLook(const Look &look)
{
    m_desk->setLook(look);
}

QString SettingsPage::unsavedWork() const
{
    return m_gateways->isChanged() ? tr("What you typed for a gateway is not in the estate file yet.") : QString();
}

void SettingsPage::saveState(QSettings &settings) const
{
    settings.setValue("settings/columns"_L1, m_gateways->columns());
    settings.setValue("settings/section"_L1, m_sections->current());
}

void SettingsPage::restoreState(QSettings &settings)
{
    m_gateways->setColumns(settings.value("settings/columns"_L1).toByteArray());
    showSection(qBound(0, settings.value("settings/section"_L1).toInt(), 3));
}

} // namespace bulkhead
