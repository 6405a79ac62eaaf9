// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/appearance.h"
#include "settings/cardfield.h"
#include "usecases/estatedocument.h"
#include "usecases/consolesession.h"
#include "widgets/page.h"

#include <array>

class QStackedWidget;

namespace bulkhead {

class AuditSession;
class DeskPage;
class EnvironmentsPage;
class GatewaysPage;
class PeoplePage;
class Rights;
class SectionList;
class StorePage;

//! What the settings screen is given by the application; all of it outlives the page.
struct SettingsParts
{
    ConsoleSession *session = nullptr;
    EstateDocument *document = nullptr;
    AuditSession *audit = nullptr; //!< may be null: then there is no section about people, and everything may be tried
    CardReader readCard;           //!< of public key files; needed with `audit`
    std::shared_ptr<const Clock> clock;
    QString storeDescription;
    Appearance *appearance = nullptr; //!< whose changes the desk page follows; may be null
    Look look;
    QString language;
    QList<QPair<QString, QString>> languages; //!< code and own name
};

//! The parts of the settings, in their order.
enum class SettingsSection { Gateways, Environments, People, Store, Desk };
inline constexpr std::array allSettingsSections{SettingsSection::Gateways, SettingsSection::Environments, SettingsSection::People, SettingsSection::Store,
                                                SettingsSection::Desk};

//! The settings screen. Every edit of the estate is in its file at once.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    explicit SettingsPage(const SettingsParts &parts, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Settings"); }
    [[nodiscard]] QList<Command> commands() override;
    void activate() override;
    //! A gateway, a new one, or people.
    void openItem(const QString &item) override;
    bool refresh() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;
    [[nodiscard]] QString lookAt(std::optional<UtcTime> moment) override;
    [[nodiscard]] QString unsavedWork() const override;

    //! One that is not there is passed over.
    void showSection(SettingsSection section);
    [[nodiscard]] SettingsSection currentSection() const;
    void setLook(const Look &look);

signals:
    void lookChosen(const bulkhead::Look &look);
    void languageChosen(const QString &code);
    //! Where the key of a person is from now on, to be proposed when they sign in.
    void keyPlaced(const QString &person, const QString &reference);

private:
    void addSection(SettingsSection section, const QString &name, QWidget *page);
    void connectParts();

    SettingsParts m_parts;
    Rights *m_rights;
    SectionList *m_sections;
    QStackedWidget *m_stack;
    GatewaysPage *m_gateways;
    EnvironmentsPage *m_environments;
    PeoplePage *m_people; //!< may be null
    StorePage *m_store;
    DeskPage *m_desk;
    QList<SettingsSection> m_order; //!< those that are there
};

} // namespace bulkhead
