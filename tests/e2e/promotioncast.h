// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "e2e/ctl.h"

namespace bulkhead::test {

//! The people of a promotion from "sandbox" to "production" by the real program: Ana is admin, Di engineers, Bo, Cy and Eve approve; Eve is an author of the API "orders".
//! Gateways of the test answer meanwhile.
class PromotionCast
{
public:
    PromotionCast()
    {
        for (const QString &name : {QStringLiteral("ANA"), QStringLiteral("BO"), QStringLiteral("CY"), QStringLiteral("DI"), QStringLiteral("EVE")})
            ctl.extra.insert(name, QStringLiteral("canary-passphrase-of-") + name);
    }

    //! Writes the estate file: `gateways` is what stands below that key, `map` what stands below the path's. Whether it worked.
    bool writeEstate(const QByteArray &gateways, const QByteArray &map) const
    {
        return ctl.write(QStringLiteral("estate.yaml"),
                         "version: 1\nname: two\nenvironments:\n  sandbox: {type: sandbox}\n  production: {type: production}\ngateways:\n" + gateways
                             + "apis:\n  orders: {authors: [eve]}\ngroups: {leads: [bo, eve]}\npromotion:\n  paths:\n    - from: sandbox\n      to: production\n      map:\n" + map
                             + "      approvals: {quorum: 2, groups: [leads], ticket: 'CHG-[0-9]+', expires_after: 2h}\n");
    }

    //! Makes keys and people and reads the gateways; what went wrong, or empty.
    [[nodiscard]] QByteArray meet() const
    {
        const QList<QStringList> people = {{QStringLiteral("ana"), QStringLiteral("admin")},
                                           {QStringLiteral("bo"), QStringLiteral("approver:production")},
                                           {QStringLiteral("cy"), QStringLiteral("approver")},
                                           {QStringLiteral("di"), QStringLiteral("engineer")},
                                           {QStringLiteral("eve"), QStringLiteral("approver")}};
        for (const QStringList &person : people) {
            const CtlRun made = ctl.run({QStringLiteral("key"), QStringLiteral("new"), QStringLiteral("--key"), QStringLiteral("file:%1.key").arg(person[0]),
                                         QStringLiteral("--passphrase"), QStringLiteral("env:") + person[0].toUpper(), QStringLiteral("--public-out"),
                                         person[0] + QStringLiteral(".pub")});
            if (made.code != 0)
                return made.err;
        }
        for (const QStringList &person : people) {
            const CtlRun added = act(QStringLiteral("ana"), {QStringLiteral("person"), QStringLiteral("add"), person[0], QStringLiteral("--role"), person[1],
                                                             QStringLiteral("--public-key"), person[0] + QStringLiteral(".pub")});
            if (added.code != 0)
                return added.err;
        }
        const CtlRun synced = ctl.run({QStringLiteral("sync")});
        return synced.code == 0 ? QByteArray() : synced.out + synced.err;
    }

    [[nodiscard]] CtlRun act(const QString &name, const QStringList &words) const
    {
        return ctl.run(words + QStringList{QStringLiteral("--json"), QStringLiteral("--as"), name, QStringLiteral("--key"), QStringLiteral("file:%1.key").arg(name),
                                           QStringLiteral("--passphrase"), QStringLiteral("env:") + name.toUpper()});
    }

    //! `verb` is "plan" or "request"; of "orders" from the sandbox to production.
    [[nodiscard]] CtlRun ask(const QString &verb, const QStringList &more = {}) const
    {
        QStringList words{QStringLiteral("promotion"), verb, QStringLiteral("--api"), QStringLiteral("orders"), QStringLiteral("--from"), QStringLiteral("sandbox"),
                          QStringLiteral("--to"), QStringLiteral("production")};
        if (verb == QLatin1StringView("plan"))
            return ctl.run(words + more + QStringList{QStringLiteral("--json")});
        return act(QStringLiteral("di"), words + more + QStringList{QStringLiteral("--reason"), QStringLiteral("CHG-7 new orders")});
    }

    //! Both whose approval counts; what went wrong, or empty.
    [[nodiscard]] QByteArray approve(const QString &id) const
    {
        for (const QString &name : {QStringLiteral("bo"), QStringLiteral("cy")}) {
            const CtlRun run = act(name, {QStringLiteral("promotion"), QStringLiteral("approve"), id});
            if (run.code != 0)
                return run.err;
        }
        return {};
    }

    [[nodiscard]] CtlRun apply(const QString &id) const { return act(QStringLiteral("di"), {QStringLiteral("promotion"), QStringLiteral("apply"), id}); }
    [[nodiscard]] CtlRun rollBack(const QString &id) const
    {
        return act(QStringLiteral("di"), {QStringLiteral("promotion"), QStringLiteral("rollback"), id, QStringLiteral("--reason"), QStringLiteral("complaints")});
    }

    //! By both verifiers; what the second says if one of them says no, else empty.
    [[nodiscard]] QByteArray verifyLog() const
    {
        const QString bundle = ctl.path(QStringLiteral("log.bundle"));
        const CtlRun exported = act(QStringLiteral("ana"), {QStringLiteral("audit"), QStringLiteral("export"), QStringLiteral("--out"), bundle});
        const CtlRun ours = ctl.run({QStringLiteral("audit"), QStringLiteral("verify")});
        QProcess apart;
        apart.start(QStringLiteral(BULKHEAD_BINARY_DIR "/bin/bulkhead-verify"), {bundle, QStringLiteral("--json")});
        const CtlRun theirs = Ctl::finish(apart);
        return exported.code == 0 && ours.code == 0 && theirs.code == 0 ? QByteArray() : exported.err + ours.out + theirs.out;
    }

    Ctl ctl;
};

} // namespace bulkhead::test
