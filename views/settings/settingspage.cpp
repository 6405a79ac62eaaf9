// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingspage.h"

#include "presentation/formats.h"
#include "presentation/rights.h"
#include "settings/deskpage.h"
#include "settings/environmentspage.h"
#include "settings/gatewayspage.h"
#include "settings/peoplepage.h"
#include "settings/sectionlist.h"
#include "settings/storepage.h"

#include <QHBoxLayout>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! As the settings of the desk name it: sections may come between others in a later version.
QString keyOf(SettingsSection section)
{
    switch (section) {
    case SettingsSection::Gateways: return u"gateways"_s;
    case SettingsSection::Environments: return u"environments"_s;
    case SettingsSection::People: return u"people"_s;
    case SettingsSection::Store: return u"store"_s;
    case SettingsSection::Desk: return u"desk"_s;
    }
    return {};
}

} // namespace

SettingsPage::SettingsPage(const SettingsParts &parts, QWidget *parent)
    : Page(parent)
    , m_parts(parts)
    , m_rights(new Rights(parts.audit, this))
    , m_sections(new SectionList(tr("Settings"), this))
    , m_stack(new QStackedWidget(this))
    , m_gateways(new GatewaysPage(*parts.session, *parts.document, *m_rights, parts.clock, this))
    , m_environments(new EnvironmentsPage(*parts.document, *m_rights, this))
    , m_people(parts.audit ? new PeoplePage(*parts.audit, *parts.document, parts.readCard, this) : nullptr)
    , m_store(new StorePage(*parts.session, parts.storeDescription, parts.document->path(), this))
    , m_desk(new DeskPage(parts.look, parts.language, parts.languages, this))
{
    setObjectName(u"settingsPage"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sections);
    row->addWidget(m_stack, 1);
    addSection(SettingsSection::Gateways, tr("Gateways"), m_gateways);
    addSection(SettingsSection::Environments, tr("Environments"), m_environments);
    if (m_people)
        addSection(SettingsSection::People, tr("People and keys"), m_people);
    addSection(SettingsSection::Store, tr("Store"), m_store);
    addSection(SettingsSection::Desk, tr("This desk"), m_desk);
    connectParts();
}

void SettingsPage::addSection(SettingsSection section, const QString &name, QWidget *page)
{
    m_order.append(section);
    m_sections->addSection(name);
    m_stack->addWidget(page);
}

void SettingsPage::connectParts()
{
    connect(m_sections, &SectionList::currentChanged, this, [this](int index) { showSection(m_order.at(index)); });
    connect(m_desk, &DeskPage::lookChosen, this, &SettingsPage::lookChosen);
    if (m_parts.appearance)
        connect(m_parts.appearance, &Appearance::changed, this, [this] { setLook(m_parts.appearance->look()); });
    connect(m_desk, &DeskPage::languageChosen, this, &SettingsPage::languageChosen);
    if (m_people) {
        connect(m_people, &PeoplePage::signInRequested, this, &SettingsPage::signInRequested);
        connect(m_people, &PeoplePage::keyPlaced, this, &SettingsPage::keyPlaced);
    }
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
    const auto go = [this](SettingsSection section, auto then) {
        return [this, section, then] {
            emit openRequested(Screen::Settings, {});
            showSection(section);
            then();
        };
    };
    const auto nothing = [] {};
    QList<Command> all{
        {tr("Add a gateway"), tr("Settings"), Icon::Plus, {}, go(SettingsSection::Gateways, [this] { m_gateways->addGateway(); }),
         m_rights->whyNot("estate.edit")},
        {tr("Test the connection of the gateway shown"), tr("Settings"), Icon::Sync, {},
         go(SettingsSection::Gateways, [this] { m_gateways->test(); })},
        {tr("Environments"), tr("Settings"), Icon::Settings, {}, go(SettingsSection::Environments, nothing)},
        {tr("Store"), tr("Settings"), Icon::Settings, {}, go(SettingsSection::Store, nothing)},
        {tr("This desk: theme, text size, language"), tr("Settings"), Icon::Settings, {}, go(SettingsSection::Desk, nothing)},
    };
    if (m_people) {
        const auto part = [this](PeoplePage::Part wanted) { return [this, wanted] { m_people->showPart(wanted); }; };
        all << Command{tr("People and keys"), tr("Settings"), Icon::Key, {}, go(SettingsSection::People, part(PeoplePage::Part::People))}
            << Command{tr("Add a person"), tr("Settings"), Icon::Plus, {}, go(SettingsSection::People, [this] { m_people->addPerson(); }),
                       m_rights->whyNot("person.add")}
            << Command{tr("My key"), tr("Settings"), Icon::Key, {}, go(SettingsSection::People, part(PeoplePage::Part::MyKey))}
            << Command{tr("Accepted policy"), tr("Settings"), Icon::Settings, {}, go(SettingsSection::People, part(PeoplePage::Part::Policy))};
    }
    return all;
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

void SettingsPage::openItem(const QString &item)
{
    if (item == peopleItem) {
        showSection(SettingsSection::People);
        return;
    }
    showSection(SettingsSection::Gateways);
    if (item == newItem)
        m_gateways->addGateway();
    else
        m_gateways->showGateway(GatewayId(item));
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
    else if (m_people && m_stack->currentWidget() == m_people)
        all += m_people->panes();
    else
        all.append(m_stack->currentWidget());
    return all;
}

void SettingsPage::showSection(SettingsSection section)
{
    const int index = static_cast<int>(m_order.indexOf(section));
    if (index < 0)
        return;
    m_sections->setCurrent(index);
    m_stack->setCurrentIndex(index);
    if (section == SettingsSection::Store)
        m_store->refresh();
    else if (section == SettingsSection::People)
        m_people->reload();
}

SettingsSection SettingsPage::currentSection() const
{
    return m_order.at(m_stack->currentIndex());
}

void SettingsPage::setLook(const Look &look)
{
    m_desk->setLook(look);
}

QString SettingsPage::lookAt(std::optional<UtcTime> moment)
{
    return moment ? tr("The settings are those of now. They judge the snapshot of %1 too.").arg(Formats::dateTime(*moment)) : QString();
}

QString SettingsPage::unsavedWork() const
{
    return m_gateways->isChanged() ? tr("What you typed for a gateway is not in the estate file yet.") : QString();
}

void SettingsPage::saveState(QSettings &settings) const
{
    settings.setValue("settings/columns"_L1, m_gateways->columns());
    settings.setValue("settings/section"_L1, keyOf(currentSection()));
}

void SettingsPage::restoreState(QSettings &settings)
{
    m_gateways->setColumns(settings.value("settings/columns"_L1).toByteArray());
    const QString wanted = settings.value("settings/section"_L1).toString();
    for (const SettingsSection section : allSettingsSections) {
        if (keyOf(section) == wanted)
            showSection(section);
    }
}

} // namespace bulkhead
