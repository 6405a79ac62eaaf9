// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/consoleapplication.h"
#include "demo/fakecaddy.h"

#include <QTemporaryDir>

namespace bulkhead {
class PromotionsPage;
class RequestView;
}

namespace bulkhead::test {

//! The program over a sandbox and a production Caddy of a small bank, with people who have keys: leila is admin and engineer, priya engineers, tomasz, ines and
//! eve approve; eve is an author of orders. Two have to approve, one of them an owner (tomasz or eve).
class PromotionBench
{
public:
    PromotionBench();
    ~PromotionBench();
    Q_DISABLE_COPY_MOVE(PromotionBench)

    //! Before the start: another person with a key, whom leila adds.
    void addPerson(const QString &name, const QStringList &roles) { m_others.append({name, roles}); }
    //! Starts the program, adds the people and reads both gateways.
    [[nodiscard]] bool start(const QString &language = QStringLiteral("en"), std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>());
    [[nodiscard]] bool signIn(const QString &name);
    //! Asks as `name` for an API to go to production; the request's id, empty if it was refused.
    [[nodiscard]] QString ask(const QString &api, const QString &reason, const QString &name = QStringLiteral("priya.raman"), bool mayDelete = false,
                              const QStringList &needsWaiver = {});
    [[nodiscard]] bool approve(const QString &id, const QString &name, const QString &text = {});
    [[nodiscard]] bool remark(const QString &id, const QString &name, promotion::Remark::Kind kind, const QString &text, int step = -1);
    [[nodiscard]] bool run(const QString &id, RunProgress::Kind kind, const QString &name = QStringLiteral("priya.raman"), const QString &reason = {});
    //! Somebody changes production behind everybody's back: another back-end for that API.
    void editProduction(const QString &api);
    [[nodiscard]] QByteArray productionText() const;

    [[nodiscard]] ConsoleApplication &console() const { return *m_console; }
    [[nodiscard]] PromotionSession &session() const { return m_console->promotions(); }
    [[nodiscard]] MainWindow &window() const { return *m_console->window(); }
    [[nodiscard]] PromotionsPage &page() const;
    [[nodiscard]] RequestView &request() const;
    [[nodiscard]] const promotion::Request *known(const QString &id) const;
    //! Opens the request's page and waits until it is there.
    [[nodiscard]] bool show(const QString &id) const;

    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name = {}) const
    {
        return window().findChild<Widget *>(name);
    }

private:
    [[nodiscard]] QByteArray estateText() const;
    [[nodiscard]] bool addPeople();
    [[nodiscard]] bool writeContracts() const;
    [[nodiscard]] QString place(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QList<std::pair<QString, QStringList>> m_others;
    FakeCaddy m_sandbox, m_production;
    std::unique_ptr<ConsoleApplication> m_console;
};

} // namespace bulkhead::test
