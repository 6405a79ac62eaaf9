// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "usecases/people.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace bulkhead {

//! The words of the console for people, their roles and their keys.
class PeopleWords
{
    Q_DECLARE_TR_FUNCTIONS(PeopleWords)
public:
    //! Of a role's wire form: "engineer", "approver in production-eu".
    [[nodiscard]] static QString role(const QString &wire);
    //! "engineer, approver in production-eu".
    [[nodiscard]] static QString roles(const QStringList &wire);
    //! Any of these: "engineer or admin".
    [[nodiscard]] static QString anyRole(const QStringList &names);
    //! What someone with the role may do, a line.
    [[nodiscard]] static QString duty(const QString &roleName);
    //! The names of all roles there are, the strongest last.
    [[nodiscard]] static QStringList roleNames();

    //! For the disc beside a name: "IC" for ines.carvalho.
    [[nodiscard]] static QString initials(const QString &name);
    //! What is wrong with a name, as a sentence; empty if nothing is.
    [[nodiscard]] static QString nameProblem(const QString &name);

    //! The first digits of a key's id, for a table: "3f2a 9c41…".
    [[nodiscard]] static QString shortKey(const QString &keyId);
    //! All of it in groups of four, to be compared by reading it out.
    [[nodiscard]] static QString longKey(const QString &keyId);
    //! "entry 1,204".
    [[nodiscard]] static QString entry(quint64 seq);

    //! What an answer of the audit session says, where it has words of its own for people and keys.
    [[nodiscard]] static QString whatHappened(const Error &error);
    [[nodiscard]] static QString whatToDo(const Error &error);

    //! Of the engine's words, which begin small and have no stop.
    [[nodiscard]] static QString sentence(const QString &words);
    [[nodiscard]] static QString change(PolicyDifference::Kind kind);
};

} // namespace bulkhead
