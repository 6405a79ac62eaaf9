// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandtable.h"
#include "core/result.h"
#include "engine/paths.h"

#include <QHash>
#include <QStringList>

namespace bulkhead::cli {

//! A command line, understood.
struct CommandLine
{
    const CommandText *command = nullptr; //!< nullptr: only --help or --version
    QStringList arguments;
    QHash<QString, QString> options; //!< of the command, by name; a switch has an empty value
    QHash<QString, QStringList> lists; //!< of options that may be given more than once: all values, in order
    QString as, key, passphrase; //!< who acts: a name, and references to key and passphrase
    EnginePaths paths;
    bool json = false, quiet = false, help = false, version = false;

    [[nodiscard]] QStringList list(const QString &option) const { return lists.value(option); }
    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }
};

//! Usage errors name the word that is wrong and the nearest right one.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &words);

//! What is wrong with an option's value.
[[nodiscard]] Error optionError(const QString &option, const QString &what, const QString &hint);

//! Whether --json is among the options, also when the rest is not understood.
[[nodiscard]] bool wantsJson(const QStringList &words);

[[nodiscard]] QString helpText(const CommandText *command);
//! The known word nearest to a mistyped one; empty if none is near.
[[nodiscard]] QString nearest(const QString &word, const QStringList &known);

} // namespace bulkhead::cli
