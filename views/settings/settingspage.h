// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/appearance.h"
#include "usecases/estatedocument.h"
#include "usecases/consolesession.h"
#include "widgets/page.h"

class QStackedWidget;

namespace bulkhead {

class DeskPage;
class EnvironmentsPage;
class GatewaysPage;
class SectionList;
class StorePage;

//! What the settings screen is given by the application; all of it outlives the page.
struct SettingsParts
{
    ConsoleSession *session = nullptr;
    EstateDocument *document = nullptr;
    std::shared_ptr<const Clock> clock;
    QString storeDescription;
    Appearance *appearance = nullptr; //!< whose changes the desk page follows; may be null
    Look look;
    QString language;
    QList<QPair<QString, QString>> languages; //!< code and own name
};

//! The settings screen. Every edit of the estate is in its file at once.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    explicit SettingsPage(const SettingsParts &parts, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Settings"); }
    [[nodiscard]] QList<Command> commands() override;
    void activate() override;
    void openItem(const QString &gateway) override;
    bool refresh() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;
    [[nodiscard]] QString unsavedWork() const override;

    //! 0 gateways, 1 environments, 2 store, 3 this desk.
    void showSection(int index);
    void setLook(const Look &look);

signals:
    void lookChosen(const bulkhead::Look &look);
    void languageChosen(const QString &code);

private:
    SettingsParts m_parts;
    SectionList *m_sections;
    QStackedWidget *m_stack;
    GatewaysPage *m_gateways;
    EnvironmentsPage *m_environments;
    StorePage *m_store;
    DeskPage *m_desk;
};

} // namespace bulkhead
