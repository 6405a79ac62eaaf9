// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "e2e/ctl.h"

#include <QJsonArray>

namespace bulkhead {

//! The people of a promotion and what they do with the real program: Ana is admin, Di engineers, Bo and Cy approve.
class PromotionCast
{
public:
    explicit PromotionCast(const QString &api)
        : m_api(api)
    {
        for (const char *name : {"ana", "bo", "cy", "di"})
            ctl.extra.insert(QString::fromLatin1(name).toUpper(), QStringLiteral("canary-passphrase-of-") + QString::fromLatin1(name));
    }

    //! Keys, roles and a first sync; the estate file is written already. Whether all went well.
    [[nodiscard]] bool meet() const
    {
        bool isWell = true;
        for (const auto &[person, role] : {std::pair("ana", "admin"), std::pair("bo", "approver:production"), std::pair("cy", "approver"), std::pair("di", "engineer")}) {
            const QString name = QString::fromLatin1(person);
            isWell = isWell && ctl.run({QStringLiteral("key"), QStringLiteral("new"), QStringLiteral("--key"), QStringLiteral("file:%1.key").arg(name), QStringLiteral("--passphrase"),
                                        QStringLiteral("env:") + name.toUpper(), QStringLiteral("--public-out"), name + QStringLiteral(".pub")}).code == 0;
            isWell = isWell && act(QStringLiteral("ana"), {QStringLiteral("person"), QStringLiteral("add"), name, QStringLiteral("--role"), QString::fromLatin1(role),
                                                           QStringLiteral("--public-key"), name + QStringLiteral(".pub")}).code == 0;
        }
        return isWell && sync();
    }
    [[nodiscard]] bool sync() const { return ctl.run({QStringLiteral("sync")}).code == 0; }

    CtlRun act(const QString &name, const QStringList &words) const
    {
        return ctl.run(words + QStringList{QStringLiteral("--json"), QStringLiteral("--as"), name, QStringLiteral("--key"), QStringLiteral("file:%1.key").arg(name),
                                           QStringLiteral("--passphrase"), QStringLiteral("env:") + name.toUpper()});
    }
    CtlRun plan(const QStringList &more = {}) const { return ctl.run(words(QStringLiteral("plan")) + QStringList{QStringLiteral("--json")} + more); }
    //! In need of waivers for all gates that are `waived`.
    CtlRun request(const QStringList &more = {}) const
    {
        QStringList needs;
        for (const QString &gate : waived)
            needs += {QStringLiteral("--needs-waiver"), gate};
        return act(QStringLiteral("di"), words(QStringLiteral("request")) + QStringList{QStringLiteral("--reason"), QStringLiteral("wanted")} + needs + more);
    }
    //! What a plan says no to: the ids of those gates.
    static QStringList refusing(const CtlRun &plan) { return saying(plan, QStringLiteral("fail")); }
    //! The ids of the gates with a verdict.
    static QStringList saying(const CtlRun &plan, const QString &verdict)
    {
        QStringList gates;
        for (const QJsonValue gate : plan.json()[QStringLiteral("gates")].toArray()) {
            if (gate[QStringLiteral("verdict")] == verdict)
                gates.append(gate[QStringLiteral("id")].toString());
        }
        return gates;
    }
    //! Bo and Cy, after Cy has waived what has to be.
    [[nodiscard]] bool approve(const QString &id) const
    {
        for (const QString &gate : waived) {
            const QStringList words{QStringLiteral("promotion"), QStringLiteral("waive"), id, QStringLiteral("--gate"), gate, QStringLiteral("--reason"), QStringLiteral("meant")};
            if (act(QStringLiteral("cy"), words).code != 0)
                return false;
        }
        const QStringList words{QStringLiteral("promotion"), QStringLiteral("approve"), id};
        return act(QStringLiteral("bo"), words).code == 0 && act(QStringLiteral("cy"), words).code == 0;
    }
    //! Asked for and approved: the id, or empty.
    [[nodiscard]] QString approved(const QStringList &more = {}) const
    {
        const CtlRun run = request(more);
        const QString id = run.json()[QStringLiteral("id")].toString();
        if (run.code != 0)
            qWarning() << run.out << run.err;
        return run.code == 0 && approve(id) ? id : QString();
    }
    CtlRun apply(const QString &id) const { return act(QStringLiteral("di"), {QStringLiteral("promotion"), QStringLiteral("apply"), id}); }
    CtlRun rollBack(const QString &id) const
    {
        return act(QStringLiteral("di"), {QStringLiteral("promotion"), QStringLiteral("rollback"), id, QStringLiteral("--reason"), QStringLiteral("complaints")});
    }

    Ctl ctl;
    QStringList waived; //!< gates

private:
    [[nodiscard]] QStringList words(const QString &verb) const
    {
        return {QStringLiteral("promotion"), verb, QStringLiteral("--api"), m_api, QStringLiteral("--from"), QStringLiteral("sandbox"), QStringLiteral("--to"), QStringLiteral("production")};
    }
    QString m_api;
};

} // namespace bulkhead
