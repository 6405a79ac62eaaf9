// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/preferences.h"
#include "usecases/consolesession.h"
#include "widgets/page.h"

#include <QMainWindow>

#include <map>

class QMenu;
class QStackedWidget;
class QVBoxLayout;

namespace bulkhead {

class AuditSession;
class CommandPalette;
class MessageBar;
class Navigation;
class StatusStrip;
class TopBar;

//! What the application gives to its window; all of it outlives the window.
struct ShellParts
{
    ConsoleSession *session = nullptr;
    AuditSession *audit = nullptr; //!< may be null: then there are no people
    Appearance *appearance = nullptr;
    Preferences *preferences = nullptr;
    std::shared_ptr<const Clock> clock;
    QString storeDescription; //!< "SQLite, /home/ines/…/bulkhead.db"
};

//! The window: hosts pages and what is common to all of them, and knows nothing of what they show.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(ShellParts parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! In the order of the screens; the window owns the page.
    void addPage(Screen screen, Page *page);
    //! After the last page: the screen, size and columns of the last time.
    void restore();
    void showScreen(Screen screen, const QString &item = {});
    [[nodiscard]] Screen currentScreen() const { return m_current; }
    [[nodiscard]] Page *page(Screen screen) const;
    [[nodiscard]] bool hasUnsavedWork() const;
    //! Keeps what restore() brings back.
    void save();
    //! Over the whole width above every page, in place of the one before; the window owns it, and it shows and hides itself. nullptr: none.
    void setBanner(QWidget *banner);

public slots:
    void openPalette();
    void openSignIn();
    void setLook(const bulkhead::Look &look);

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void buildShortcuts();
    void buildMenu();
    void connectSession();
    void syncOrCancel();
    void refreshPage();
    void nextPane(bool backwards);
    void showLoadFailure();
    void showMoment();
    [[nodiscard]] QList<Command> commands();

    ShellParts m_parts;
    TopBar *m_topBar;
    Navigation *m_navigation;
    QStackedWidget *m_stack;
    StatusStrip *m_status;
    MessageBar *m_message;
    MessageBar *m_past; //!< what the page shows of another moment than the one that is looked at
    CommandPalette *m_palette;
    QMenu *m_menu;
    QVBoxLayout *m_rows = nullptr; //!< top bar, banner, page, status
    QWidget *m_banner = nullptr;
    std::map<Screen, Page *> m_pages;
    Screen m_current = Screen::Overview;
    bool m_shown = false;
};

} // namespace bulkhead
