// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shellcommands.h"

#include "presentation/peoplewords.h"
#include "presentation/rights.h"
#include "presentation/words.h"
#include "shell/helpdialogs.h"
#include "shell/navigation.h"
#include "usecases/auditsession.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

struct ShellCommands
{
    Q_DECLARE_TR_FUNCTIONS(ShellCommands)
};

void addScreens(QList<Command> &all, MainWindow &window)
{
    for (int i = 0; i < screenCount; ++i) {
        const auto screen = static_cast<Screen>(i);
        if (const Page *page = window.page(screen))
            all << Command{page->title(), ShellCommands::tr("Screen"), Navigation::iconOf(screen),
                           QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)),
                           [&window, screen] { window.showScreen(screen); }};
    }
}

void addLooks(QList<Command> &all, MainWindow &window, const Look &look)
{
    const auto add = [&](const QString &text, const Look &wanted) {
        all << Command{text, ShellCommands::tr("Look"), wanted == look ? Icon::Check : Icon::Eye, {},
                       [&window, wanted] { window.setLook(wanted); }};
    };
    const auto themed = [&look](Theme theme) {
        Look wanted = look;
        wanted.theme = theme;
        return wanted;
    };
    add(ShellCommands::tr("Theme: follow the desktop"), themed(Theme::FollowDesktop));
    add(ShellCommands::tr("Theme: light"), themed(Theme::Light));
    add(ShellCommands::tr("Theme: dark"), themed(Theme::Dark));
    Look dense = look;
    dense.density = look.density == Density::Compact ? Density::Comfortable : Density::Compact;
    add(look.density == Density::Compact ? ShellCommands::tr("Rows: comfortable") : ShellCommands::tr("Rows: compact"), dense);
}

void addPerson(QList<Command> &all, MainWindow &window, AuditSession *audit)
{
    if (!audit)
        return;
    const auto person = [&](const QString &text, Icon icon, std::function<void()> run) {
        all << Command{text, ShellCommands::tr("Person"), icon, {}, std::move(run)};
    };
    person(ShellCommands::tr("Sign in…"), Icon::Person, [&window] { window.openSignIn(); });
    if (audit->acting().isPerson()) {
        const QString now = audit->acting().asRole;
        if (!now.isEmpty())
            person(ShellCommands::tr("View as all my roles"), Icon::Eye, [audit] { audit->viewAs({}); });
        for (const QString &role : audit->roles()) {
            if (role != now)
                person(ShellCommands::tr("View as %1").arg(PeopleWords::role(role)), Icon::Eye, [audit, role] { audit->viewAs(role); });
        }
        person(ShellCommands::tr("Sign out"), Icon::Close, [audit] { audit->signOut(); });
    }
    all << Command{};
}

} // namespace

QList<Command> shellCommands(MainWindow &window, const ShellParts &parts)
{
    QList<Command> all;
    addScreens(all, window);
    all << Command{};
    ConsoleSession *session = parts.session;
    if (session->isSyncing())
        all << Command{ShellCommands::tr("Cancel sync"), {}, Icon::Close, {}, [session] { session->cancelSync(); }};
    else if (!session->estate().gateways.isEmpty())
        all << Command{ShellCommands::tr("Sync all gateways"), {}, Icon::Sync, QKeySequence(Qt::Key_F5), [session] { session->sync(); },
                       Rights(parts.audit).whyNot("sync")};
    if (session->asOf() != 0)
        all << Command{ShellCommands::tr("Back to now"), {}, Icon::Clock, {}, [session] { session->showAsOf(0); }};
    all << Command{};
    addPerson(all, window, parts.audit);
    addLooks(all, window, parts.appearance->look());
    all << Command{};
    all << Command{ShellCommands::tr("Keys"), ShellCommands::tr("Help"), Icon::Reports, QKeySequence(Qt::Key_F1), [&window] { showShortcutHelp(&window); }};
    all << Command{ShellCommands::tr("About Bulkhead"), ShellCommands::tr("Help"), Icon::Wall, {}, [&window] { showAbout(&window); }};
    all << Command{ShellCommands::tr("Quit"), {}, Icon::Close, QKeySequence(QKeySequence::Quit), [&window] { window.close(); }};
    return all;
}

QList<Command> estateCommands(MainWindow &window, const ConsoleSession &session)
{
    QList<Command> all;
    for (const GatewayConfig &gateway : session.estate().gateways) {
        all << Command{gateway.id.text(), ShellCommands::tr("Gateway, %1").arg(Words::gatewayKind(gateway.kind)), Icon::Gateway, {},
                       [&window, id = gateway.id.text()] { window.showScreen(Screen::Settings, id); }};
    }
    const auto view = session.view();
    if (!view || !window.page(Screen::Catalog))
        return all;
    all.reserve(all.size() + static_cast<qsizetype>(view->catalog.apis.size()));
    for (const ApiRow &api : view->catalog.apis) {
        QString name = QString::fromStdString(api.name);
        if (!api.version.empty())
            name += u' ' + QString::fromStdString(api.version);
        const QString detail = api.owner.empty() ? ShellCommands::tr("API")
                                                 : ShellCommands::tr("API, %1").arg(QString::fromStdString(api.owner));
        all << Command{name, detail, Icon::Catalog, {},
                       [&window, id = api.id.text()] { window.showScreen(Screen::Catalog, id); }};
    }
    return all;
}

} // namespace bulkhead
