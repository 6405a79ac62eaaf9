// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/secret.h"
#include "engine/engine.h"
#include "estate/config.h"

#include <optional>

namespace bulkhead::cli {

//! Who acts, by --as, --key and --passphrase, else by the environment, else only the operating-system user. SecretMissing or Unauthorized if the key of a person
//! who is named cannot be opened.
QCoro::Task<Result<Acting>> actingOf(CommandContext &context);

//! A reference on the command line: what it names, or Usage without repeating the text.
[[nodiscard]] Result<SecretReference> referenceOf(const QString &option, const QString &text);
//! The passphrase of a key: behind the reference, relative to the working folder; without one, asked for on the terminal if the key is in a file and somebody is there.
//! `isNew`: it is asked for twice.
QCoro::Task<Result<std::optional<Secret>>> passphraseOf(QString option, QString text, SecretReference key, bool isNew);
//! What --key means: as given, else the person's entry in the keyring.
[[nodiscard]] Result<SecretReference> keyPlaceOf(const QString &option, const QString &text, const QString &person);

//! The audit log of a command line: estate, engine and trail. Outlives what is done with it.
struct OpenLog
{
    EstateConfig estate;
    std::shared_ptr<const Engine> engine;
    std::unique_ptr<AuditTrail> trail;
    Acting who;
};
//! What a command does with the log: who only reads needs no key.
enum class LogUse { Reads, Acts, ActsOnEstate }; //!< ActsOnEstate: an estate file that cannot be used is an error
QCoro::Task<Result<std::shared_ptr<OpenLog>>> openLog(CommandContext &context, LogUse use);
//! Says what did not work beside the log.
void sayWarnings(CommandContext &context, AuditTrail &trail);

} // namespace bulkhead::cli
